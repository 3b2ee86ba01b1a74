/** Types and primary keys of the columns as the bulk statements need them; the compiler finds a column that is missing here. */
import {
  identifiers,
  personAttributes,
  personEvents,
  persons,
  personTags,
  recentEvents,
  relations,
  seen,
} from './people-columns.ts';
import * as reading from './reading-columns.ts';
import * as sharing from './share-columns.ts';
import type { Tables } from './tables.ts';

export type ColumnType = 'text' | 'integer' | 'bigint' | 'double precision';
export type Columns<T> = { readonly [C in keyof T]-?: ColumnType };

const time = 'bigint';

const events: Columns<Tables['events']> = {
  id: 'text',
  type: 'text',
  name: 'text',
  personId: 'text',
  siteId: 'text',
  at: time,
  receivedAt: time,
  readingId: 'text',
  contentId: 'text',
  propertiesJson: 'text',
};

const runs: Columns<Tables['runs']> = {
  id: 'text',
  journeyId: 'text',
  version: 'integer',
  personId: 'text',
  state: 'text',
  node: 'text',
  dataJson: 'text',
  dueAt: time,
  listens: 'integer',
  enteredAt: time,
  endedAt: time,
};

const traces: Columns<Tables['traces']> = {
  runId: 'text',
  seq: 'integer',
  at: time,
  node: 'text',
  what: 'text',
  exit: 'text',
  dataJson: 'text',
};

const journeyCounts: Columns<Tables['journeyCounts']> = {
  journeyId: 'text',
  version: 'integer',
  node: 'text',
  exit: 'text',
  day: 'integer',
  count: 'bigint',
};

const effects: Columns<Tables['effects']> = {
  id: 'text',
  kind: 'text',
  runId: 'text',
  journeyId: 'text',
  nodeId: 'text',
  personId: 'text',
  state: 'text',
  payloadJson: 'text',
  attempts: 'integer',
  dueAt: time,
  createdAt: time,
  lastAnswer: 'text',
};

const pushes: Columns<Tables['pushes']> = {
  id: 'text',
  effectId: 'text',
  personId: 'text',
  runId: 'text',
  journeyId: 'text',
  nodeId: 'text',
  contentJson: 'text',
  channel: 'text',
  state: 'text',
  createdAt: time,
  offeredAt: time,
  shownAt: time,
  endedAt: time,
  expiresAt: time,
};

const segmentMembers: Columns<Tables['segmentMembers']> = {
  segmentId: 'text',
  personId: 'text',
  since: time,
};

const segmentDays: Columns<Tables['segmentDays']> = {
  segmentId: 'text',
  day: 'integer',
  change: 'text',
  count: 'bigint',
};

const decisions: Columns<Tables['decisions']> = {
  effectId: 'text',
  place: 'integer',
  runId: 'text',
  personId: 'text',
  contact: 'text',
  agentId: 'text',
  at: time,
  outcome: 'text',
  reason: 'text',
  until: time,
  seenJson: 'text',
};

const gateCounts: Columns<Tables['gateCounts']> = {
  journeyId: 'text',
  version: 'integer',
  node: 'text',
  outcome: 'text',
  reason: 'text',
  day: 'integer',
  count: 'bigint',
};

const changes: Columns<Tables['changes']> = {
  id: 'text',
  personId: 'text',
  runId: 'text',
  nodeId: 'text',
  at: time,
  kind: 'text',
  dataJson: 'text',
};

const permissions: Columns<Tables['permissions']> = {
  personId: 'text',
  consent: 'text',
  blocked: 'text',
  at: time,
};

const daily: Columns<Tables['daily']> = { day: 'integer', name: 'text', count: 'bigint' };

/** The tables of the hot path. */
export const COLUMNS = {
  persons,
  personAttributes,
  personTags,
  personEvents,
  recentEvents,
  seen,
  identifiers,
  relations,
  events,
  ...reading,
  segmentMembers,
  segmentDays,
  runs,
  traces,
  journeyCounts,
  effects,
  pushes,
  ...sharing,
  decisions,
  gateCounts,
  changes,
  permissions,
  daily,
} as const;
export type BulkTable = keyof typeof COLUMNS;

export const KEYS: { readonly [T in BulkTable]: readonly (keyof Tables[T] & string)[] } = {
  persons: ['id'],
  personAttributes: ['personId', 'name', 'place'],
  personTags: ['personId', 'tag'],
  personEvents: ['personId', 'name'],
  recentEvents: ['personId', 'id'],
  seen: ['kind', 'name', 'property', 'value'],
  identifiers: ['kind', 'value'],
  relations: ['personId', 'otherId'],
  events: ['id'],
  readings: ['id'],
  personContents: ['personId', 'contentId', 'version'],
  contents: ['id'],
  contentVersions: ['contentId', 'version'],
  heat: ['contentId', 'version', 'day', 'screen'],
  contentHeat: ['contentId', 'day', 'screen'],
  personClicks: ['personId', 'contentId', 'version', 'day', 'screen'],
  vitals: ['siteId', 'contentId', 'day'],
  segmentMembers: ['segmentId', 'personId'],
  segmentDays: ['segmentId', 'day', 'change'],
  runs: ['id'],
  traces: ['runId', 'seq'],
  journeyCounts: ['journeyId', 'version', 'node', 'exit', 'day'],
  effects: ['id'],
  pushes: ['id'],
  shares: ['id'],
  shareOpens: ['shareId', 'personId'],
  decisions: ['effectId', 'place'],
  gateCounts: ['journeyId', 'version', 'node', 'outcome', 'reason', 'day'],
  changes: ['personId', 'id'],
  permissions: ['personId'],
  daily: ['day', 'name'],
};
