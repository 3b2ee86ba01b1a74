/** Columns of what is read, and of what is folded from it. */
import type { Columns } from './columns.ts';
import type { Tables } from './tables.ts';

const time = 'bigint';

export const readings: Columns<Tables['readings']> = {
  id: 'text',
  personId: 'text',
  siteId: 'text',
  contentId: 'text',
  version: 'text',
  screen: 'text',
  startedAt: time,
  updatedAt: time,
  seq: 'integer',
  visits: 'integer',
  engaged: 'bigint',
  engaged5: 'bigint',
  depth: 'double precision',
  completion: 'double precision',
  state: 'text',
  quality: 'text',
  bandsJson: 'text',
};

export const personContents: Columns<Tables['personContents']> = {
  personId: 'text',
  contentId: 'text',
  version: 'text',
  readings: 'integer',
  engaged: 'bigint',
  depth: 'double precision',
  completion: 'double precision',
  standing: 'double precision',
  standingState: 'text',
  statesJson: 'text',
  bandsJson: 'text',
  firstAt: time,
  lastAt: time,
};

export const contents: Columns<Tables['contents']> = {
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

export const contentVersions: Columns<Tables['contentVersions']> = {
  contentId: 'text',
  version: 'text',
  blocksJson: 'text',
  weight: 'bigint',
  firstSeen: time,
};

export const heat: Columns<Tables['heat']> = {
  contentId: 'text',
  version: 'text',
  day: 'integer',
  screen: 'text',
  readings: 'integer',
  engaged: 'bigint',
  completion: 'double precision',
  statesJson: 'text',
  qualitiesJson: 'text',
  attentionJson: 'text',
  reachedJson: 'text',
  readJson: 'text',
  clicksJson: 'text',
  deadJson: 'text',
  rageJson: 'text',
};

export const contentHeat: Columns<Tables['contentHeat']> = {
  contentId: 'text',
  day: 'integer',
  screen: 'text',
  readings: 'integer',
  engaged: 'bigint',
  completion: 'double precision',
  statesJson: 'text',
  qualitiesJson: 'text',
  blocksJson: 'text',
};

export const personClicks: Columns<Tables['personClicks']> = {
  personId: 'text',
  contentId: 'text',
  version: 'text',
  day: 'integer',
  screen: 'text',
  clicksJson: 'text',
  deadJson: 'text',
  rageJson: 'text',
};

export const vitals: Columns<Tables['vitals']> = {
  siteId: 'text',
  contentId: 'text',
  day: 'integer',
  lcpJson: 'text',
  inpJson: 'text',
  clsJson: 'text',
};
