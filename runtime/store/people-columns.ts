/** The columns of the tables that are about persons, as the bulk statements need them. */
import type { Columns } from './columns.ts';
import type { Tables } from './tables.ts';

const time = 'bigint';

export const persons: Columns<Tables['persons']> = {
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
  screen: 'text',
  screenAt: time,
  region: 'text',
  regionAt: time,
  zoneAt: time,
  mergedInto: 'text',
};

export const personAttributes: Columns<Tables['personAttributes']> = {
  personId: 'text',
  name: 'text',
  place: 'integer',
  type: 'text',
  text: 'text',
  number: 'text',
  at: time,
  day: 'integer',
  listed: 'integer',
};

export const personTags: Columns<Tables['personTags']> = { personId: 'text', tag: 'text' };

export const personEvents: Columns<Tables['personEvents']> = {
  personId: 'text',
  name: 'text',
  count: 'integer',
  firstAt: time,
  lastAt: time,
  timesJson: 'text',
  valuesJson: 'text',
};

export const recentEvents: Columns<Tables['recentEvents']> = {
  personId: 'text',
  id: 'text',
  eventsJson: 'text',
};

export const seen: Columns<Tables['seen']> = {
  kind: 'text',
  name: 'text',
  property: 'text',
  value: 'text',
  count: 'bigint',
};

export const relations: Columns<Tables['relations']> = {
  personId: 'text',
  otherId: 'text',
  kind: 'text',
  at: time,
};

export const identifiers: Columns<Tables['identifiers']> = {
  kind: 'text',
  value: 'text',
  personId: 'text',
  firstSeen: time,
};
