/**
 * How a kind of node is declared: what it asks the operator (data) and what it decides (pure functions).
 * The form, the validation, the defaults, the sentence and the documentation all come from here.
 */
import type { Facts, Naming, Text } from '../condition/vocabulary.ts';
import type { Effect, EffectBody, Input, JourneyNode, Run, Wait } from './vocabulary.ts';

/** Where a node sends the run; `again` enters it once more. `why` goes into the trace. */
export type Decision = ({ exit: string } | { wait: Wait } | { end: true } | { again: true }) & {
  why?: Record<string, unknown>;
};

/** Only entering a node asks for effects: so their ids, made of the visit, never come twice. */
export type Outcome = Decision & { effects?: EffectBody[] };

/** What a node may look at: everything but the world. */
export interface Scene {
  facts: Facts;
  run: Run;
  /** 1 on the first time the run enters this node. */
  visit: number;
  /** The id that an effect of this visit has. */
  effectId: string;
  /** Even in [0, 1), from the person and a name (of this journey's node, if it is not given): the same on every visit and every run. */
  chance(name?: string): number;
  /** The person's IANA zone; the journey's, where it is unknown. */
  zone: string;
  /** Whether the run left this node in this very step: the way leads in a circle on which nothing was waited for since. */
  again(): boolean;
}

export type FieldType =
  | 'text'
  | 'long-text'
  | 'number'
  | 'share'
  | 'duration'
  | 'choice'
  | 'content'
  | 'paragraph'
  | 'event'
  | 'attribute'
  | 'agent'
  | 'tags'
  | 'url'
  | 'secret'
  | 'scalar'
  | 'condition'
  | 'weights'
  | 'clock'
  | 'local-time'
  | 'weekdays'
  | 'zone'
  | 'segment'
  | 'journey'
  | 'list';

/**
 * A field of a node kind, as data: the form, the validation, the defaults and the documentation come from it.
 * Values by type: `duration` ms; `share` 0 to 1; `content` content id; `paragraph` block key of the content named by `within`;
 * `agent` an agent id, `owner`, `anyone` or `unit:<id>`; `tags` string[]; `weights` [{ name, weight }]; `condition` a Condition;
 * `scalar` string, number or boolean; `clock` minutes since
 * midnight; `local-time` `2026-05-01T09:00` on the clock of a zone; `weekdays` some of `mon` to `sun`; `zone` an IANA zone; `segment` and
 * `journey` ids; `list` records with the fields of `items`, told apart by their `name` if they have one.
 */
export interface Field {
  name: string;
  type: FieldType;
  label: Text;
  help?: Text;
  required?: boolean;
  default?: unknown;
  min?: number;
  max?: number;
  choices?: { value: string; label: Text }[];
  /** Of a `list`: `min` and `max` then count its records. */
  items?: Field[];
  /** The text may hold places to fill in, escaped for where it goes. */
  template?: 'text' | 'url' | 'json';
  /** The field that names the content of a `paragraph`. */
  within?: string;
  /** Shown and required only while another field has this value, or one of these. */
  when?: { field: string; is: unknown } | { field: string; among: readonly unknown[] };
}

/** A node's named way out. An `optional` exit may lead nowhere: the run then ends there as finished. */
export interface Exit {
  name: string;
  title: Text;
  optional?: boolean;
}

/** Something that keeps a draft from being published (`fault`) or that an operator should know (`warning`). */
export interface Fault {
  level: 'fault' | 'warning';
  code: string;
  node?: string;
  field?: string;
  message: Text;
}

/** Names of what a sentence mentions; ids where a name is unknown. */
export interface Names extends Naming {
  agent(id: string): string;
  segment?(id: string): string;
  journey?(id: string): string;
  unit?(id: string): string;
}

/** Something that may happen at a node, ready to be tried. */
export interface Trial {
  title: Text;
  input: Input;
  /** Comes by itself, at its time, where nothing else is said. */
  unsaid?: boolean;
}

/** ms UTC, and the effect whose answer the run awaits here. */
export interface TrialScene {
  now: number;
  effect?: Effect;
}

export type NodeGroup = 'entry' | 'flow' | 'action' | 'note';

/** Glyphs that the designer draws. */
export type Icon =
  | 'bolt'
  | 'book'
  | 'people'
  | 'repeat'
  | 'calendar'
  | 'hand'
  | 'arrow'
  | 'cases'
  | 'shield'
  | 'gate'
  | 'note'
  | 'clock'
  | 'hourglass'
  | 'fork'
  | 'dice'
  | 'bell'
  | 'plug'
  | 'handshake'
  | 'question'
  | 'cloud'
  | 'star'
  | 'person'
  | 'tag'
  | 'pencil'
  | 'target'
  | 'door'
  | 'share';

/** A way out that a run may take at the very moment at which it came; `field` is the one that makes it so. */
export interface AtOnce {
  exit: string;
  /** On arrival; on arrival, but not by who comes back in the same step; or by an answer that the runtime has at once. */
  by: 'arrival' | 'once' | 'answer';
  field?: string;
}

/** A fault as a node finds it; where it stands is added by the validation. */
export type NodeFault = Pick<Fault, 'code' | 'field' | 'message'>;

/** `N` is the node with the types of its fields; functions get it with defaults filled in. `exits` and `sentence` also see drafts, so they are total. */
export interface NodeDefinition<N extends JourneyNode = JourneyNode> {
  kind: string;
  group: NodeGroup;
  icon: Icon;
  title: Text;
  help: Text;
  fields: Field[];
  exits(node: N): Exit[];
  /** What the node does, as one sentence. */
  sentence(node: N, names: Names): Text;
  /** Faults that the fields alone cannot show. */
  faults?(node: N): NodeFault[];
  /** Entries only: trigger keys (see `triggerKeys`) under which the entry is indexed. */
  triggers?(node: N, journeyId: string): string[];
  /** Entries only: whether this input starts a run. */
  starts?(node: N, input: Input, facts: Facts): boolean;
  /** Entries only: what tells the run from others of the same person; `undefined` where one run at a time is all there is. */
  keyOf?(node: N, input: Input): string | undefined;
  /** Entries only: when the clock calls here, and whom. */
  sweep?(node: N): Sweep | undefined;
  enter(node: N, scene: Scene): Outcome;
  /** A run that waits here got an input that its wait names; `undefined` keeps waiting, but fails the run at an answer: no other comes. */
  resume?(node: N, input: Input, scene: Scene): Decision | undefined;
  /** Of kinds at which runs wait: how one may yet leave at the very moment at which it came. Without it, none does. */
  atOnce?(node: N): readonly AtOnce[];
  /**
   * What simulator, scenarios and replay may let happen here: at an entry what starts a run, at a wait what ends it, and every answer
   * that an awaited effect may get. A node that awaits an answer marks one of them `unsaid`.
   */
  trials?(node: N, scene: TrialScene): Trial[];
}

/** When a person may start the same journey again: field `reentry` of every entry. */
export type Reentry = 'never' | 'after-finishing' | 'after-period' | 'always';

/** When the clock calls at an entry, and whom: at `minute` of those local days, in `zone` or else in each person's own. */
export interface Sweep {
  /** The calendar days (since 1970) on which there is a call: one, these days of each week, this date of each month, or all of them. */
  days: { day: number } | { weekdays: readonly string[] } | { date: number } | 'every';
  minute: number;
  zone?: string;
  who: { segment: string } | KeyDate;
  /** A call that is later than this (ms) is left out; without it, it is made whenever it can be. */
  late?: number;
}

/** Persons for whom the day, `offset` days ago, is the one that the attribute names. */
export interface KeyDate {
  attribute: string;
  offset: number;
  yearly: boolean;
  calendar: 'solar' | 'lunar';
}
