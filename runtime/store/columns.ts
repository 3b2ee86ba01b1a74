/** Types and primary keys of the columns as the bulk statements need them; the compiler finds a column that is missing here. */
import type { Tables } from './tables.ts';

export type ColumnType = 'text' | 'integer' | 'bigint' | 'double precision';
type Columns<T> = { readonly [C in keyof T]-?: ColumnType };

const time = 'bigint';

const persons: Columns<Tables['persons']> = {
  id: 'text',
  createdAt: time,
  firstSeen: time,
  lastSeen: time,
  attributesJson: 'text',
  tagsJson: 'text',
  ownerId: 'text',
  made: 'integer',
  events: 'integer',
  readings: 'integer',
  engaged: 'bigint',
  zone: 'text',
  language: 'text',
  mergedInto: 'text',
};

const identifiers: Columns<Tables['identifiers']> = {
  kind: 'text',
  value: 'text',
  personId: 'text',
  firstSeen: time,
};

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

const readings: Columns<Tables['readings']> = {
  id: 'text',
  personId: 'text',
  siteId: 'text',
  contentId: 'text',
  version: 'text',
  screen: 'text',
  startedAt: time,
  updatedAt: time,
  seq: 'integer',
  engaged: 'bigint',
  engaged5: 'bigint',
  depth: 'double precision',
  completion: 'double precision',
  state: 'text',
  quality: 'text',
  bandsJson: 'text',
};

const personContents: Columns<Tables['personContents']> = {
  personId: 'text',
  contentId: 'text',
  version: 'text',
  readings: 'integer',
  engaged: 'bigint',
  depth: 'double precision',
  statesJson: 'text',
  bandsJson: 'text',
  firstAt: time,
  lastAt: time,
};

const contents: Columns<Tables['contents']> = {
  id: 'text',
  siteId: 'text',
  key: 'text',
  url: 'text',
  title: 'text',
  version: 'text',
  topicsJson: 'text',
  stage: 'text',
  firstSeen: time,
  lastSeen: time,
};

const contentVersions: Columns<Tables['contentVersions']> = {
  contentId: 'text',
  version: 'text',
  blocksJson: 'text',
  firstSeen: time,
};

const heat: Columns<Tables['heat']> = {
  contentId: 'text',
  version: 'text',
  day: 'integer',
  screen: 'text',
  readings: 'integer',
  engaged: 'bigint',
  completion: 'double precision',
  statesJson: 'text',
  attentionJson: 'text',
  reachedJson: 'text',
  readJson: 'text',
  clicksJson: 'text',
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
  journeyId: 'text',
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
  state: 'text',
  createdAt: time,
  offeredAt: time,
  shownAt: time,
  endedAt: time,
  expiresAt: time,
};

const daily: Columns<Tables['daily']> = { day: 'integer', name: 'text', count: 'bigint' };

/** The tables of the hot path. */
export const COLUMNS = {
  persons,
  identifiers,
  events,
  readings,
  personContents,
  contents,
  contentVersions,
  heat,
  runs,
  traces,
  journeyCounts,
  effects,
  pushes,
  daily,
} as const;
export type BulkTable = keyof typeof COLUMNS;

export const KEYS: { readonly [T in BulkTable]: readonly (keyof Tables[T] & string)[] } = {
  persons: ['id'],
  identifiers: ['kind', 'value'],
  events: ['id'],
  readings: ['id'],
  personContents: ['personId', 'contentId', 'version'],
  contents: ['id'],
  contentVersions: ['contentId', 'version'],
  heat: ['contentId', 'version', 'day', 'screen'],
  runs: ['id'],
  traces: ['runId', 'seq'],
  journeyCounts: ['journeyId', 'version', 'node', 'exit', 'day'],
  effects: ['id'],
  pushes: ['id'],
  daily: ['day', 'name'],
};
