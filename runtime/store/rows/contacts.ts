/** Rows of contacts: what the gate decided, what journeys changed about people, and what rules both. */

/** One decision of the gate. Primary key: effectId, place: an effect that had to wait comes before it again. */
export interface DecisionRow {
  effectId: string;
  /** From 1. */
  place: number;
  runId: string;
  personId: string;
  contact: 'page' | 'webhook' | 'task' | 'ask';
  /** Who got the task. */
  agentId: string | null;
  at: number;
  outcome: 'passed' | 'refused' | 'later';
  reason: string | null;
  /** Until when a `later` one waits. */
  until: number | null;
  /** What decided, as plain data. */
  seenJson: string | null;
}

/** Decisions on the canvas. Primary key: all but count. `reason` is '' for what passed. */
export interface GateCountRow {
  journeyId: string;
  version: number;
  node: string;
  outcome: DecisionRow['outcome'];
  reason: string;
  day: number;
  count: number;
}

/** What a journey changed about a person: tags, an attribute, a score, the owner; or, without a run, an operator: a relation. Primary key: personId, id. */
export interface ChangeRow {
  id: string;
  personId: string;
  runId: string;
  nodeId: string;
  at: number;
  kind: 'tag' | 'attribute' | 'score' | 'owner' | 'relation';
  dataJson: string;
}

/** Primary key: name. `runtime`, or `contact:<site id>`; `contact:` holds for every site that has none of its own. */
export interface SettingRow {
  name: string;
  valueJson: string;
  at: number;
}
