/**
 * The tables, for Kysely. One schema on SQLite and PostgreSQL: times are integer ms UTC, ids time-ordered strings,
 * JSON is text that only we read, booleans are 0 and 1. Columns ending in `Json` hold JSON.
 */

/** A place that embeds the SDK. */
export interface SiteRow {
  id: string;
  name: string;
  key: string;
  createdAt: number;
}

export interface PersonRow {
  id: string;
  createdAt: number;
  firstSeen: number;
  lastSeen: number;
  /** `{ name: { value, at } }`: the newest `at` wins, whatever order messages arrive in. */
  attributesJson: string;
  /** string[], sorted. */
  tagsJson: string;
  ownerId: string | null;
  /** 1 for a made reader of an example. */
  made: number;
  events: number;
  readings: number;
  /** ms */
  engaged: number;
  /** IANA zone and language as last seen. */
  zone: string | null;
  language: string | null;
  /** Set once this person turned out to be another one. */
  mergedInto: string | null;
}

/** Primary key: kind, value. */
export interface IdentifierRow {
  kind: string;
  value: string;
  personId: string;
  firstSeen: number;
}

/** What a merge moved, so that it can be explained and undone. */
export interface MergeRow {
  id: string;
  at: number;
  intoId: string;
  fromId: string;
  cause: string;
  movedJson: string;
}

/** Every message that happened once (all but `reading`); the id is the message's. */
export interface EventRow {
  id: string;
  type: string;
  name: string;
  personId: string;
  siteId: string;
  at: number;
  receivedAt: number;
  readingId: string | null;
  contentId: string | null;
  propertiesJson: string;
}

/** The newest snapshot of a reading. */
export interface ReadingRow {
  id: string;
  personId: string;
  siteId: string;
  contentId: string;
  version: string;
  screen: string;
  startedAt: number;
  updatedAt: number;
  seq: number;
  engaged: number;
  engaged5: number;
  depth: number;
  completion: number;
  state: string;
  quality: string;
  bandsJson: string;
}

/** A person's readings of one content version, summed. Primary key: personId, contentId, version. */
export interface PersonContentRow {
  personId: string;
  contentId: string;
  version: string;
  readings: number;
  engaged: number;
  /** Furthest depth over the readings. */
  depth: number;
  /** `{ state: count }` over the newest snapshots. */
  statesJson: string;
  bandsJson: string;
  firstAt: number;
  lastAt: number;
}

/** Unique: siteId, key. */
export interface ContentRow {
  id: string;
  siteId: string;
  /** What the SDK calls it: `data-article`, or the address. */
  key: string;
  url: string;
  title: string;
  /** Newest version seen. */
  version: string | null;
  topicsJson: string;
  stage: string | null;
  firstSeen: number;
  lastSeen: number;
}

/** Blocks of a version. Primary key: contentId, version. */
export interface ContentVersionRow {
  contentId: string;
  version: string;
  blocksJson: string;
  firstSeen: number;
}

/**
 * Sums of the newest snapshots. A version whose blocks are unknown has no heat: when they arrive its readings are folded.
 * Primary key: contentId, version, day, screen. `day` is days since 1970 UTC of the reading's start.
 */
export interface HeatRow {
  contentId: string;
  version: string;
  day: number;
  screen: string;
  readings: number;
  engaged: number;
  completion: number;
  statesJson: string;
  attentionJson: string;
  reachedJson: string;
  readJson: string;
  clicksJson: string;
}

export interface AgentRow {
  id: string;
  name: string;
  kind: 'human' | 'ai';
  /** Opens the agent's page. */
  token: string;
  createdAt: number;
}

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
}

/** Primary key: journeyId, version. */
export interface JourneyVersionRow {
  journeyId: string;
  version: number;
  graphJson: string;
  layoutJson: string;
  publishedAt: number;
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
  journeyId: string;
  at: number;
  node: string;
  what: string;
  exit: string | null;
  dataJson: string;
}

/** Figures on the canvas. Primary key: journeyId, version, node, exit, day. `exit` is '' for entering the node, `#end` and `#fault` for going no further. */
export interface JourneyCountRow {
  journeyId: string;
  version: number;
  node: string;
  exit: string;
  day: number;
  count: number;
}

/** The outbox: effects that leave the process, done by the worker. */
export interface EffectRow {
  id: string;
  kind: string;
  runId: string;
  journeyId: string;
  nodeId: string;
  personId: string;
  state: 'pending' | 'done' | 'failed';
  payloadJson: string;
  attempts: number;
  dueAt: number;
  createdAt: number;
  /** What the other side last said, or the error. */
  lastAnswer: string | null;
}

export interface PushRow {
  id: string;
  effectId: string;
  personId: string;
  runId: string;
  journeyId: string;
  nodeId: string;
  contentJson: string;
  state: 'pending' | 'shown' | 'clicked' | 'dismissed' | 'expired';
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
  state: 'offered' | 'accepted' | 'contacted' | 'done' | 'declined' | 'expired';
  title: string;
  reason: string;
  opener: string;
  evidenceJson: string;
  outcome: string | null;
  note: string | null;
  dueAt: number;
  snoozedUntil: number | null;
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

export interface Tables {
  sites: SiteRow;
  persons: PersonRow;
  identifiers: IdentifierRow;
  merges: MergeRow;
  events: EventRow;
  readings: ReadingRow;
  personContents: PersonContentRow;
  contents: ContentRow;
  contentVersions: ContentVersionRow;
  heat: HeatRow;
  agents: AgentRow;
  journeys: JourneyRow;
  journeyVersions: JourneyVersionRow;
  runs: RunRow;
  traces: TraceRow;
  journeyCounts: JourneyCountRow;
  effects: EffectRow;
  pushes: PushRow;
  tasks: TaskRow;
  taskEntries: TaskEntryRow;
  daily: DailyRow;
}
