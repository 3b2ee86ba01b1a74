/** Rows of journeys, of the runs through them, and of what those ask the world to do. */

export interface JourneyRow {
  id: string;
  name: string;
  state: 'draft' | 'live' | 'paused';
  draftJson: string;
  layoutJson: string;
  /** Grows with every saved draft: the ETag. */
  revision: number;
  /** Version that new runs start on. */
  version: number | null;
  createdAt: number;
  updatedAt: number;
  /** When it went off the list; it is paused then, or was never published. */
  archivedAt: number | null;
}

/** Primary key: journeyId, version. */
export interface JourneyVersionRow {
  journeyId: string;
  version: number;
  graphJson: string;
  layoutJson: string;
  publishedAt: number;
  /** `admin`; null before this was kept. */
  publishedBy: string | null;
  /** The older version that this one brings back. */
  restores: number | null;
  /** What the operator said about it. */
  note: string | null;
  /** Why it was published although a scenario failed. */
  override: string | null;
}

/** People under way who go from one version to a newer one. Primary key: journeyId, fromVersion, toVersion. */
export interface MoveRow {
  journeyId: string;
  fromVersion: number;
  toVersion: number;
  mappingJson: string;
  createdAt: number;
  /** Null while there may be more to move. */
  endedAt: number | null;
  /** Runs moved so far. */
  moved: number;
}

/** A draft or versions walked over recorded history. Only the newest of a journey are kept. */
export interface ReplayRow {
  id: string;
  journeyId: string;
  askedJson: string;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  /** Persons walked, and how many there are. */
  done: number;
  total: number;
  /** Figures once it is done, or what went wrong. */
  resultJson: string | null;
  createdAt: number;
  updatedAt: number;
}

/** A run of the simulator, kept as a test of its journey. */
export interface ScenarioRow {
  id: string;
  journeyId: string;
  name: string;
  scenarioJson: string;
  updatedAt: number;
}

export interface RunRow {
  id: string;
  journeyId: string;
  version: number;
  personId: string;
  state: 'active' | 'finished' | 'failed';
  node: string;
  /** Everything of the Run that has no column. */
  dataJson: string;
  /** The wait: when it is due, and whether inputs may wake it. */
  dueAt: number | null;
  listens: number;
  enteredAt: number;
  endedAt: number | null;
}

/** Primary key: runId, seq. */
export interface TraceRow {
  runId: string;
  seq: number;
  at: number;
  node: string;
  what: string;
  exit: string | null;
  /** Why; null where there is nothing to say. */
  dataJson: string | null;
}

/** The trace of a run that ended a while ago. Primary key: runId. */
export interface PackRow {
  runId: string;
  /** `node`, tab, `exit` of everything it passed, each in a line. */
  path: string;
  entries: Uint8Array;
}

/** Figures on the canvas. Primary key: journeyId, version, node, exit, day. `day` is when the run began (UTC), so that those who began together are told apart; `exit` is '' for entering the node, `#end` and `#fault` for going no further. */
export interface JourneyCountRow {
  journeyId: string;
  version: number;
  node: string;
  exit: string;
  day: number;
  count: number;
}

/** The outbox: effects that leave the process, and `held` ones that wait for their hour before the gate; done by the worker. */
export interface EffectRow {
  id: string;
  kind: string;
  runId: string;
  journeyId: string;
  nodeId: string;
  personId: string;
  /** `unknown`: it may have reached a receiver that does not know repeats, so it is not sent again. */
  state: 'held' | 'pending' | 'done' | 'failed' | 'unknown';
  payloadJson: string;
  attempts: number;
  dueAt: number;
  createdAt: number;
  /** What the other side last said, or the error. */
  lastAnswer: string | null;
}

export type PushState =
  | 'pending'
  | 'sending'
  | 'unknown'
  | 'delivered'
  | 'shown'
  | 'opened'
  | 'clicked'
  | 'dismissed'
  | 'expired'
  | 'failed';

export interface PushRow {
  id: string;
  effectId: string;
  personId: string;
  runId: string;
  journeyId: string;
  nodeId: string;
  contentJson: string;
  channel: 'page' | 'webhook';
  /** `pending` waits for the page, `sending` for a channel that leaves the process; `unknown` may have reached it. */
  state: PushState;
  createdAt: number;
  offeredAt: number | null;
  shownAt: number | null;
  endedAt: number | null;
  expiresAt: number;
}

export interface TaskRow {
  id: string;
  effectId: string;
  personId: string;
  /** Null when nobody owns the person: the task waits for an administrator to assign it. */
  agentId: string | null;
  runId: string;
  journeyId: string;
  nodeId: string;
  /** `ask` is a question to the agent. */
  kind: 'task' | 'ask';
  state: 'offered' | 'accepted' | 'contacted' | 'done' | 'declined' | 'expired';
  title: string;
  reason: string;
  opener: string;
  evidenceJson: string;
  outcome: string | null;
  /** string[]: what a question can be answered with, anything if it is empty; and what it was. */
  choicesJson: string;
  answer: string | null;
  note: string | null;
  dueAt: number;
  snoozedUntil: number | null;
  /** When somebody else gets what nobody accepted, and who. */
  escalateAt: number | null;
  escalateTo: string | null;
  createdAt: number;
  updatedAt: number;
}

/** The ledger of a task: what was done, by whom. */
export interface TaskEntryRow {
  id: string;
  taskId: string;
  at: number;
  /** `agent:<id>`, `admin`, `journey`. */
  actor: string;
  action: string;
  note: string | null;
}

/** Folded totals for dashboards and metrics. Primary key: day, name. */
export interface DailyRow {
  day: number;
  name: string;
  count: number;
}
