/**
 * One language of conditions: it is evaluated on one person in memory, described as a sentence, and compiled to SQL.
 * A condition is plain JSON, so drafts, segments and traces carry it as it is.
 */

export type Scalar = string | number | boolean;

/** Chinese first, English complete; every text that people see has both. */
export interface Text {
  zh: string;
  en: string;
}

/** What a condition looks at. A new operand is one file in `operands/` and one line in its registry. */
export type Operand =
  /** An attribute of the person. */
  | { of: 'attribute'; name: string }
  /** Whether the person carries a tag. */
  | { of: 'tag'; name: string }
  /** What the person read of one content (or of all, without `content`) so far; `paragraph` is a block key. */
  | { of: 'reading'; content?: string; measure: ReadingMeasure; paragraph?: string }
  /** A property of the event at hand (the one that started the run, or the last one waited for). */
  | { of: 'event'; property: string }
  /** A value in the answer that a node of this run received: a webhook's `status`, a task's `outcome`. */
  | { of: 'answer'; node: string; property: string };

/** `seconds` is engaged time; with a paragraph it is the attention to that paragraph. */
export type ReadingMeasure = 'completion' | 'depth' | 'seconds' | 'readings' | 'state';

export type Operator =
  | 'is'
  | 'is-not'
  | 'at-least'
  | 'at-most'
  | 'more-than'
  | 'less-than'
  | 'contains'
  | 'one-of'
  | 'exists'
  | 'missing';

export interface Comparison {
  operand: Operand;
  operator: Operator;
  /** Absent for `exists` and `missing`; a list for `one-of`. */
  value?: Scalar | Scalar[];
}

export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Comparison;

/** What one person has read of one content, summed over readings. `attention` is ms per block key. */
export interface ContentFacts {
  contentId: string;
  readings: number;
  /** ms */
  engaged: number;
  completion: number;
  depth: number;
  /** How many readings stand in each state. */
  states: Partial<Record<'bounce' | 'skim' | 'partial' | 'complete', number>>;
  attention: Record<string, number>;
}

/** All that a condition may ask about a person; plain data, precomputed. */
export interface PersonFacts {
  id: string;
  attributes: Record<string, unknown>;
  tags: string[];
  /** Agent who owns the person. */
  owner?: string;
  contents: ContentFacts[];
}

export interface Facts {
  /** ms UTC */
  now: number;
  person: PersonFacts;
  /** Properties of the event at hand. */
  event?: Record<string, unknown>;
  /** By node id. */
  answers: Record<string, Record<string, unknown>>;
}

export type OperandKind = Operand['of'];
export type OperandOf<K extends OperandKind> = Extract<Operand, { of: K }>;

/** Names of what a sentence mentions; ids where a name is unknown. */
export interface Naming {
  content(id: string): string;
  paragraph(content: string, block: string): string;
  /** The operator's name of a node of this journey. */
  node?(id: string): string;
}

/** One thing to fill in before an operand says what it looks at; the form and the validation come from it. */
export interface OperandParameter {
  name: string;
  type: 'text' | 'attribute' | 'event' | 'content' | 'paragraph' | 'choice' | 'node';
  label: Text;
  required?: boolean;
  choices?: { value: string; label: Text }[];
}

/** An operand as data and three functions; every one of them is total. */
export interface OperandDefinition<O extends Operand = Operand> {
  label: Text;
  parameters: OperandParameter[];
  /** The operators that make sense for it. */
  operators: Operator[];
  /** Where an operator reads better here in other words than its own. */
  words?: Partial<Record<Operator, Text>>;
  /** What it looks at as JSON, or `undefined` where there is nothing. */
  value(operand: O, facts: Facts): unknown;
  /** What it looks at, as a noun. */
  describe(operand: O, names: Naming): Text;
  /** The values that it can have, for the form that asks for one; any scalar where it does not say. */
  values?(operand: O): OperandValues;
  /** How a value it is compared with reads: `0.8` of a completion is `80%`. */
  spell?(operand: O, value: Scalar): Text;
  /** Faults that the parameters alone cannot show. */
  faults?(operand: O): ConditionFault[];
}

/** `share`: 0 to 1, asked for in per cent. */
export type OperandValues =
  | { type: 'number' | 'share' }
  | { type: 'choice'; choices: { value: string; label: Text }[] };

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
