/**
 * The words of journeys. A graph is drawn by an operator, frozen into a version, and walked by runs;
 * `step` is the only thing that moves a run, and it is pure.
 */
import type { PersonFacts } from '../condition/vocabulary.ts';
import type { Effect } from './effect.ts';

export type * from './definition.ts';
export type * from './effect.ts';
export type { Errand } from './errand.ts';
export type { NodeKind } from './registry.ts';

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
  /** Of the journey as a whole: fields declared in `settings.ts`. */
  settings?: Record<string, unknown>;
}

/**
 * Where the nodes stand on the canvas; apart from the graph, so that moving a node changes no behaviour. An id that is no node's is that
 * of a box into which `nodes` are folded, and `title` is what it says.
 */
export type Layout = Record<string, Place>;
export interface Place {
  x: number;
  y: number;
  title?: string;
  nodes?: string[];
}

/** A published graph: immutable. */
export interface JourneyVersion {
  journeyId: string;
  version: number;
  graph: JourneyGraph;
}

/** What a run waits for: a moment (ms UTC), inputs whose trigger key is listed, an answer to its own effect, or several of these. */
export interface Wait {
  until?: number;
  /** When it really is over, if `until` is only the moment to look again. */
  deadline?: number;
  triggers?: string[];
  /** Id of the effect whose answer is awaited. */
  answer?: string;
}

export type RunState = 'active' | 'finished' | 'failed';

/** One person's passage through one journey version. What it does not have is absent or `undefined`, which mean the same. */
export interface Run {
  id: string;
  journeyId: string;
  version: number;
  personId: string;
  state: RunState;
  /** The node at which the run stands or ended. */
  node: string;
  /** When it came there, ms UTC; absent in runs from before this was kept. */
  since?: number | undefined;
  /** How often each node was entered. */
  visits: Record<string, number>;
  /** How many nodes were entered in all. */
  steps: number;
  /** Number of the last trace entry. */
  traced: number;
  wait?: Wait | undefined;
  /** The event that started the run or ended its last wait for one. */
  event?: Record<string, unknown> | undefined;
  /** Last answer by node id. */
  answers: Record<string, Record<string, unknown>>;
  /** What tells this run from others of the same person through the same journey. */
  key?: string | undefined;
  /** How many jumps from journey to journey led here. */
  hops?: number | undefined;
  /** Trigger keys at which the rules of the whole journey are looked at, wherever the run stands. */
  watches?: string[] | undefined;
  /** How the person stands with the goal of the whole journey: met `before` the run, or `reached` by it. */
  goal?: 'before' | 'reached' | undefined;
  /** The last wait that its time-out won: what it listened for is told once as having come too late. */
  lost?: { node: string; triggers: string[]; until: number } | undefined;
  enteredAt: number;
  endedAt?: number | undefined;
}

/**
 * What a person read of a content version, over visits, devices and the paragraphs that its versions share: ms and 0 to 1.
 * `readingId` is the reading that changed it last, `attention` is ms per block key.
 */
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

/**
 * What can happen to a run or start one. `previous` is how the person stood before this input; of one who turned out to be two,
 * how each of them stood.
 */
export type Input =
  | { type: 'event'; name: string; at: number; properties: Record<string, unknown> }
  /** `returned`: this is the first news of another visit to a content that was read before. */
  | { type: 'reading'; at: number; reading: ReadingFacts; previous?: ReadingFacts[]; returned?: boolean }
  /** The person is another one than before: trigger keys of what changed, or `merged` where two became one. */
  | { type: 'changed'; at: number; what: string[] }
  | { type: 'segment'; at: number; segment: string; change: 'entered' | 'left' }
  | Call
  | { type: 'timer'; at: number }
  | { type: 'answer'; at: number; effect: string; result: Record<string, unknown> };

/** Somebody, another journey, or the clock asks a journey to take the person in: the clock at the entry node that it names. */
export interface Call {
  type: 'call';
  at: number;
  journey: string;
  by: 'api' | 'hand' | 'journey' | 'clock';
  /** The entry that the clock calls. */
  node?: string;
  /** Who asked, as people know them. */
  operator?: string;
  key?: string;
  properties: Record<string, unknown>;
  hops?: number;
}

/** `enter` starts a run at an entry node because of a cause. */
export type StepInput = Input | { type: 'enter'; at: number; cause: Input };

export interface Context {
  /** ms UTC */
  now: number;
  person: PersonFacts;
}

/**
 * Why a run moved. `wait` a node keeps the run, `exit` the run left by an exit, `end` it ended here (by `exit`, if that leads nowhere),
 * `goal` the person reached the goal of the whole journey while the run stood here, `ignored` an input came too late or for another node,
 * `fault` it failed, `moved` it came here from another version. `waited` says that a `wait` entry of the same visit came before:
 * so the entries without it, `goal` and `ignored` apart, count how often a node was entered.
 */
export interface TraceEntry {
  seq: number;
  at: number;
  node: string;
  what: 'wait' | 'exit' | 'end' | 'goal' | 'ignored' | 'fault' | 'moved';
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
