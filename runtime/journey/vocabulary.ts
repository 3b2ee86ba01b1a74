/**
 * The words of journeys. A graph is drawn by an operator, frozen into a version, and walked by runs;
 * `step` is the only thing that moves a run, and it is pure.
 */
import type { Facts, PersonFacts, Text } from '../condition/vocabulary.ts';

export interface JourneyNode {
  id: string;
  kind: string;
  /** The operator's own name for the node, shown instead of the kind's title. */
  name?: string;
  [field: string]: unknown;
}

/** From a node's named exit to a node. An exit leads to at most one node. */
export interface JourneyEdge {
  from: string;
  exit: string;
  to: string;
}

export interface JourneyGraph {
  nodes: JourneyNode[];
  edges: JourneyEdge[];
}

/** Where the nodes stand on the canvas; apart from the graph, so that moving a node changes no behaviour. */
export type Layout = Record<string, { x: number; y: number }>;

/** A published graph: immutable. */
export interface JourneyVersion {
  journeyId: string;
  version: number;
  graph: JourneyGraph;
}

/** What a run waits for: a moment (ms UTC), inputs whose trigger key is listed, an answer to its own effect, or several of these. */
export interface Wait {
  until?: number;
  triggers?: string[];
  /** Id of the effect whose answer is awaited. */
  answer?: string;
}

export type RunState = 'active' | 'finished' | 'failed';

/** One person's passage through one journey version. */
export interface Run {
  id: string;
  journeyId: string;
  version: number;
  personId: string;
  state: RunState;
  /** The node at which the run stands or ended. */
  node: string;
  /** How often each node was entered. */
  visits: Record<string, number>;
  /** How many nodes were entered in all. */
  steps: number;
  /** Number of the last trace entry. */
  traced: number;
  wait?: Wait;
  /** The event that started the run or ended its last wait for one. */
  event?: Record<string, unknown>;
  /** Last answer by node id. */
  answers: Record<string, Record<string, unknown>>;
  enteredAt: number;
  endedAt?: number;
}

/** A reading as journeys see it; ms and 0 to 1. `attention` is ms per block key. */
export interface ReadingFacts {
  readingId: string;
  contentId: string;
  version: string;
  engaged: number;
  depth: number;
  completion: number;
  state: 'bounce' | 'skim' | 'partial' | 'complete';
  attention: Record<string, number>;
}

/** What can happen to a run or start one. `previous` is the reading as it stood before this input. */
export type Input =
  | { type: 'event'; name: string; at: number; properties: Record<string, unknown> }
  | { type: 'reading'; at: number; reading: ReadingFacts; previous?: ReadingFacts }
  | { type: 'timer'; at: number }
  | { type: 'answer'; at: number; effect: string; result: Record<string, unknown> };

/** `enter` starts a run at an entry node because of a cause. */
export type StepInput = Input | { type: 'enter'; at: number; cause: Input };

export interface Context {
  /** ms UTC */
  now: number;
  person: PersonFacts;
}

/** What a step asks the world to do. `id` is run, node and visit: executors use it as the idempotency key. */
export type Effect = { id: string; runId: string; nodeId: string; personId: string } & EffectBody;
export type EffectKind = EffectBody['kind'];
export type EffectBody =
  /** `expiresAt` in ms UTC. `content` is a content id whose address is the link, else `url`. */
  | {
      kind: 'push';
      form: 'card' | 'banner' | 'sheet';
      title: string;
      text?: string;
      image?: string;
      label?: string;
      content?: string;
      url?: string;
      expiresAt: number;
    }
  | { kind: 'webhook'; url: string; secret: string; body: Record<string, unknown> }
  /** `agent` is an agent id, or `owner`; `otherwise` gets the task of a person whom nobody owns. */
  | {
      kind: 'task';
      agent: string;
      otherwise?: string;
      title: string;
      reason?: string;
      opener?: string;
      dueAt: number;
    }
  | { kind: 'tag'; add: string[]; remove: string[] }
  | { kind: 'attribute'; name: string; value: string | number | boolean | null }
  | { kind: 'goal'; name: string };

/**
 * Why a run moved. `wait` a node keeps the run, `exit` the run left by an exit, `end` it ended here,
 * `ignored` an input came too late or for another node, `fault` it failed. `waited` on an exit says that a `wait` entry came before it.
 */
export interface TraceEntry {
  seq: number;
  at: number;
  node: string;
  what: 'wait' | 'exit' | 'end' | 'ignored' | 'fault';
  exit?: string;
  waited?: boolean;
  /** The input that caused it, the values a condition saw, the effect asked for: small plain data. */
  why?: Record<string, unknown>;
}

export interface Step {
  run: Run;
  effects: Effect[];
  trace: TraceEntry[];
}

/** What a node decides. `why` goes into the trace. */
export type Outcome = ({ exit: string } | { wait: Wait } | { end: true }) & {
  effects?: EffectBody[];
  why?: Record<string, unknown>;
};

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
export interface Names {
  content(id: string): string;
  agent(id: string): string;
  paragraph(content: string, block: string): string;
}

export type NodeGroup = 'entry' | 'flow' | 'action';

export interface NodeDefinition {
  kind: string;
  group: NodeGroup;
  /** One character or emoji-free glyph name from the designer's icon set. */
  icon: string;
  title: Text;
  help: Text;
  fields: Field[];
  exits(node: JourneyNode): Exit[];
  /** What the node does, as one sentence. */
  sentence(node: JourneyNode, names: Names): Text;
  /** Faults that the fields alone cannot show. */
  faults?(node: JourneyNode): Fault[];
  /** Entries only: trigger keys (`event:name`, `reading:contentId`, `reading:*`) under which the entry is indexed. */
  triggers?(node: JourneyNode): string[];
  /** Entries only: whether this input starts a run. */
  starts?(node: JourneyNode, input: Input, facts: Facts): boolean;
  enter(node: JourneyNode, scene: Scene): Outcome;
  /** A run that waits here got an input that its wait names; `undefined` keeps waiting. */
  resume?(node: JourneyNode, input: Input, scene: Scene): Outcome | undefined;
}

/** When a person may start the same journey again: field `reentry` of every entry. */
export type Reentry = 'never' | 'after-finishing' | 'always';
