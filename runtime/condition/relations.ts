/**
 * What a condition asks of a store, without a word of SQL: predicates over persons, made of rows that a person has. The store knows in
 * which tables these relations live, and spells them for its database.
 */

/**
 * `person` has one row: the person. `attributes`: a row per value. `units`: the unit of the owner and a row per unit above it.
 * `relations`: a row per related person, `related…` what these have. Of the events of one name `events` is one row; `times` and `values` are a
 * row per occurrence and per property's value that is kept of one. `contents`: a row per content version read; `readings`: a row per reading.
 */
export type Relation =
  | 'person'
  | 'attributes'
  | 'tags'
  | 'identifiers'
  | 'segments'
  | 'units'
  | 'relations'
  | 'relatedAttributes'
  | 'relatedTags'
  | 'relatedSegments'
  | 'relatedContents'
  | 'contents'
  | 'readings'
  | 'events'
  | 'times'
  | 'values';

export type Compare = '=' | '<' | '<=' | '>' | '>=';

/** Whether a row counts. A column that is null meets no test. */
export type Test =
  | { column: string; is: Compare; value: string | number }
  | { column: string; holds: string }
  | { column: string; starts: string }
  | { column: string; known: true }
  | { all: Test[] }
  | { any: Test[] };

/** A number over a person's rows; `otherwise` where there is none. `block`: the hash of the paragraph that the column is about. */
export interface Figure {
  take: 'sum' | 'max' | 'count' | 'distinct';
  column: string;
  block?: string;
  /** The sum is divided by this. */
  per?: number;
  of: Relation;
  /** The name of the events that `events`, `times` and `values` are of. */
  event?: string;
  where: Test;
  otherwise: number;
}

export type Predicate =
  | { all: Predicate[] }
  | { any: Predicate[] }
  | { not: Predicate }
  | { always: boolean }
  /** The person has such a row. */
  | { row: Relation; event?: string | undefined; where: Test }
  | { figure: Figure; is: Compare; value: number }
  /** Depends on the person's time zone; `undefined` where it is unknown. */
  | { zoned(zone: string | undefined): Predicate };

/** Columns in which the parts of a value are found; what is not named cannot be compared. Numbers are there as `orderKey`s. */
export interface ValueColumns {
  type?: string;
  text?: string;
  number?: string;
  at?: string;
  day?: string;
  /** The column that says so, or whether they all are items of a list. */
  listed?: string | boolean;
}

/** Where an operand's value is found. */
export type Source =
  | { rows: Relation; event?: string; where: Test[]; value: ValueColumns }
  | { figure: Figure; codes?: Readonly<Record<string, number>> }
  /** Known without looking into the store, once the moment is known. */
  | { known(moment: { now: number; zone: string | undefined }): unknown };
