/**
 * One language of conditions: it is evaluated on one person in memory, described as a sentence, and compiled to SQL.
 * A condition is plain JSON, so drafts, segments and traces carry it as it is.
 */

import type { Cell } from './cells.ts';
import type { Facts } from './facts.ts';
import type { Source } from './relations.ts';

export type * from './facts.ts';

export type Scalar = string | number | boolean;

/** Chinese first, English complete; every text that people see has both. */
export interface Text {
  zh: string;
  en: string;
}

/** What a condition looks at. A new operand is one file in `operands/` and one line in its registry. */
export type Operand =
  /** An attribute of the person; of a list each item counts. */
  | { of: 'attribute'; name: string }
  /** Whether the person carries a tag. */
  | { of: 'tag'; name: string }
  /** Whether the person is in a segment. */
  | { of: 'segment'; id: string }
  /** Whether the person is known by an identifier of this kind. */
  | { of: 'identifier'; kind: string }
  /** What the runtime itself knows of the person. */
  | { of: 'person'; field: PersonField }
  /** The unit of the agent who owns the person, and all units above it. */
  | { of: 'unit' }
  /** Where the person was seen last: a country, or a part of one. */
  | { of: 'region' }
  /** How many people are related to the person, of one kind or of all. */
  | { of: 'relation'; kind?: RelationKind }
  /** What somebody related to the person has: the value of an attribute, a tag, a segment, or a content that they read. */
  | {
      of: 'related';
      kind?: RelationKind;
      has: RelatedHas;
      name?: string;
      tag?: string;
      segment?: string;
      content?: string;
    }
  /**
   * What the person read: of one content, of those with a topic, or of all; of one version; of one paragraph (a block key, found in
   * every version by its hash); ever, or in readings that began in the last `days`.
   */
  | {
      of: 'reading';
      content?: string;
      topic?: string;
      version?: string;
      measure: ReadingMeasure;
      paragraph?: string;
      days?: number;
    }
  /** The person's events of one name: how many, the first and the last time, the values of a property; ever, or in the last `days`. */
  | { of: 'events'; event: string; measure: EventsMeasure; property?: string; days?: number }
  /** The moment of asking, where the person is. */
  | { of: 'now'; measure: NowMeasure }
  /** A property of the event at hand (the one that started the run, or the last one waited for). */
  | { of: 'event'; property: string }
  /** A value in the answer that a node of this run received: a webhook's `status`, a task's `outcome`. */
  | { of: 'answer'; node: string; property: string };

export type PersonField =
  | 'owner'
  | 'language'
  | 'zone'
  | 'screen'
  | 'made'
  | 'first-seen'
  | 'last-seen'
  | 'created';

/** What the other one is to the person. */
export type RelationKind = 'spouse' | 'child' | 'parent' | 'sibling' | 'colleague' | 'friend' | 'other';

export type RelatedHas = 'attribute' | 'tag' | 'segment' | 'content';

/** `seconds` is engaged time and `density` engaged time over expected reading time; with a paragraph both are of that paragraph. */
export type ReadingMeasure =
  | 'completion'
  | 'depth'
  | 'density'
  | 'seconds'
  | 'readings'
  | 'contents'
  | 'state';

export type EventsMeasure = 'count' | 'first' | 'last' | 'property';

export type NowMeasure = 'time' | 'weekday' | 'day';

export type Operator =
  | 'is'
  | 'is-not'
  | 'one-of'
  | 'contains'
  | 'starts-with'
  | 'at-least'
  | 'at-most'
  | 'more-than'
  | 'less-than'
  | 'between'
  | 'before'
  | 'after'
  | 'last-days'
  | 'next-days'
  | 'exists'
  | 'missing';

export interface Comparison {
  operand: Operand;
  operator: Operator;
  /** Absent for `exists` and `missing`; a list for `one-of`; two numbers for `between`. */
  value?: Scalar | Scalar[];
}

export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison;

export type OperandKind = Operand['of'];
export type OperandOf<K extends OperandKind> = Extract<Operand, { of: K }>;

/** Names of what a sentence mentions; ids where a name is unknown. */
export interface Naming {
  content(id: string): string;
  paragraph(content: string, block: string): string;
  agent?(id: string): string;
  segment?(id: string): string;
  unit?(id: string): string;
  /** The operator's name of a node of this journey. */
  node?(id: string): string;
}

/** One thing to fill in before an operand says what it looks at; the form and the validation come from it. */
export interface OperandParameter {
  name: string;
  type:
    | 'text'
    | 'attribute'
    | 'tag'
    | 'identifier'
    | 'segment'
    | 'event'
    | 'property'
    | 'content'
    | 'topic'
    | 'version'
    | 'paragraph'
    | 'choice'
    | 'node'
    | 'days';
  label: Text;
  required?: boolean;
  choices?: { value: string; label: Text }[];
  /** Asked for only while this parameter has one of these values. */
  when?: { parameter: string; is: readonly string[] };
}

/** An operand as data and its functions; every one of them is total. */
export interface OperandDefinition<O extends Operand = Operand> {
  label: Text;
  parameters: OperandParameter[];
  /** The values that it can have. */
  values(operand: O): OperandValues;
  /** Where an operator reads better here in other words than its own. */
  words?: Partial<Record<Operator, Text>>;
  /** What it looks at as JSON, or `undefined` where there is nothing. Of a list each item counts. */
  value(operand: O, facts: Facts): unknown;
  /** The value's parts, where it is more than the value says: those of several people. */
  cells?(operand: O, facts: Facts): Cell[];
  /** Where the same is found in a store; `undefined` where only a run knows it. */
  compile(operand: O, moment: Moment): Source | undefined;
  /** What it looks at, as a noun. */
  describe(operand: O, names: Naming): Text;
  /** How a value it is compared with reads: `0.8` of a completion is `80%`. */
  spell?(operand: O, value: Scalar, names: Naming): Text | undefined;
  /** Faults that the parameters alone cannot show. */
  faults?(comparison: Comparison & { operand: O }): ConditionFault[];
}

/**
 * What kind of value there is to see, and so which operators make sense: `any` scalar or list of them; `word` a text by itself;
 * `share` 0 to 1, asked for in per cent; `clock` minutes since midnight; `date` a day or a moment; `presence` there or not.
 */
export type OperandValues =
  | {
      type:
        | 'any'
        | 'word'
        | 'agent'
        | 'unit'
        | 'region'
        | 'number'
        | 'share'
        | 'clock'
        | 'flag'
        | 'date'
        | 'presence';
    }
  | { type: 'choice'; choices: { value: string; label: Text }[] };

/** When and where a condition is asked: ms UTC, and the person's IANA zone if it is known. */
export interface Moment {
  now: number;
  zone: string | undefined;
}

/** What keeps a condition from being used. */
export interface ConditionFault {
  code: string;
  message: Text;
}

/** A comparison that was made, for the trace: what it saw and whether it held. */
export interface Seen {
  condition: Comparison;
  seen: unknown;
  holds: boolean;
}
