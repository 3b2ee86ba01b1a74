/**
 * How a kind of node is declared: what it asks the operator (data) and what it decides (pure functions).
 * The form, the validation, the defaults, the sentence and the documentation all come from here.
 */
import type { Facts, Naming, Text } from '../condition/vocabulary.ts';
import type { Effect, EffectBody, Input, JourneyNode, Run, Wait } from './vocabulary.ts';

/** Where a node sends the run. `why` goes into the trace. */
export type Decision = ({ exit: string } | { wait: Wait } | { end: true }) & {
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
  /** Even in [0, 1), from run and node alone: the same on every visit and every replay. */
  chance: number;
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
  | 'weights';

/**
 * A field of a node kind, as data: the form, the validation, the defaults and the documentation come from it.
 * Values by type: `duration` ms; `share` 0 to 1; `content` content id; `paragraph` block key of the content named by `within`;
 * `tags` string[]; `weights` [{ name, weight }]; `condition` a Condition; `scalar` string, number or boolean.
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
  /** The field that names the content of a `paragraph`. */
  within?: string;
  /** Shown and required only while another field has this value. */
  when?: { field: string; is: unknown };
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

export type NodeGroup = 'entry' | 'flow' | 'action';

/** A new kind of node is one name here, one file in `nodes/` and one line in the registry; the compiler finds what is missing. */
export type NodeKind =
  | 'entry-event'
  | 'entry-reading'
  | 'wait'
  | 'wait-event'
  | 'branch'
  | 'split'
  | 'push'
  | 'webhook'
  | 'task'
  | 'tag'
  | 'attribute'
  | 'goal'
  | 'exit';

/** Glyphs that the designer draws. */
export type Icon =
  | 'bolt'
  | 'book'
  | 'clock'
  | 'hourglass'
  | 'fork'
  | 'dice'
  | 'bell'
  | 'plug'
  | 'handshake'
  | 'tag'
  | 'pencil'
  | 'target'
  | 'door';

/** A fault as a node finds it; where it stands is added by the validation. */
export type NodeFault = Pick<Fault, 'code' | 'field' | 'message'>;

/** `N` is the node with the types of its fields; functions get it with defaults filled in. `exits` and `sentence` also see drafts, so they are total. */
export interface NodeDefinition<N extends JourneyNode = JourneyNode> {
  kind: NodeKind;
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
  /** Entries only: trigger keys (`event:name`, `reading:contentId`, `reading:*`) under which the entry is indexed. */
  triggers?(node: N): string[];
  /** Entries only: whether this input starts a run. */
  starts?(node: N, input: Input, facts: Facts): boolean;
  enter(node: N, scene: Scene): Outcome;
  /** A run that waits here got an input that its wait names; `undefined` keeps waiting. */
  resume?(node: N, input: Input, scene: Scene): Decision | undefined;
  /**
   * What simulator, scenarios and replay may let happen here: at an entry what starts a run, at a wait what ends it, and every answer
   * that an awaited effect may get. A node that awaits an answer marks one of them `unsaid`.
   */
  trials?(node: N, scene: TrialScene): Trial[];
}

/** When a person may start the same journey again: field `reentry` of every entry. */
export type Reentry = 'never' | 'after-finishing' | 'always';
