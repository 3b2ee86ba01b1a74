/** Rows of who there is: sites, persons and their names, agents; and what persons did. */

import type { RelationKind } from '../../condition/vocabulary.ts';

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
  /** Screen of the reading that began last, and when it did; 0 before the first. */
  screen: string | null;
  screenAt: number;
  /** Region as last told, and when that was; 0 before. */
  region: string | null;
  regionAt: number;
  /** When the zone was told last, ms UTC. */
  zoneAt: number;
  /** Set once this person turned out to be another one. */
  mergedInto: string | null;
}

/**
 * A value of an attribute in the parts that conditions compare, folded from `attributesJson`. A list has a row per item.
 * Primary key: personId, name, place.
 */
export interface PersonAttributeRow {
  personId: string;
  name: string;
  place: number;
  /** `t`, `n`, `yes`, `no`, `o`: see the cells of conditions. */
  type: string;
  text: string | null;
  /** The order key of a number: sixteen digits. */
  number: string | null;
  /** ms UTC */
  at: number | null;
  /** Days since 1970 of a calendar date. */
  day: number | null;
  /** 1 for an item of a list. */
  listed: number;
}

/** Primary key: personId, tag. */
export interface PersonTagRow {
  personId: string;
  tag: string;
}

/** A person's events of one name. Primary key: personId, name. */
export interface PersonEventRow {
  personId: string;
  name: string;
  count: number;
  firstAt: number;
  lastAt: number;
  /** number[]: the newest times in ms UTC, newest first. */
  timesJson: string;
  /** `[property, type, text, number, at, day, lastAt][]`: values that properties had, in the parts that conditions compare. */
  valuesJson: string;
}

/** Events of one batch that are not folded by name yet; the id is that of one of them. Primary key: personId, id. */
export interface RecentEventRow {
  personId: string;
  id: string;
  /** `[name, at, [property, type, text, number, at, day][]][]`: moments in ms UTC, values in the parts that conditions compare. */
  eventsJson: string;
}

/**
 * A name or a value that was seen, to be offered where conditions are built. `kind`: `attribute`, `event`, `tag`, or `declared` for an
 * attribute that nobody need have. Primary key: kind, name, property, value; what a row does not name is ''.
 */
export interface SeenRow {
  kind: string;
  name: string;
  /** Of an event. */
  property: string;
  /** JSON of a scalar. */
  value: string;
  /** How often, roughly. */
  count: number;
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

/** `kind` is what the other one is to the person; the other way round has a row of its own. Primary key: personId, otherId. */
export interface RelationRow {
  personId: string;
  otherId: string;
  kind: RelationKind;
  at: number;
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

export interface AgentRow {
  id: string;
  name: string;
  kind: 'human' | 'ai';
  /** Opens the agent's page. */
  token: string;
  /** Where in the organisation. */
  unitId: string | null;
  /** Tasks a day; null for what the site says. */
  capacity: number | null;
  createdAt: number;
}

/** A part of the organisation tree. */
export interface UnitRow {
  id: string;
  name: string;
  parentId: string | null;
  createdAt: number;
}

/** What a person allows. Primary key: personId. */
/** What a person allowed from a moment on. */
export interface PermissionChangeRow {
  id: string;
  personId: string;
  at: number;
  consent: PermissionRow['consent'];
  blocked: string | null;
}

export interface PermissionRow {
  personId: string;
  consent: 'granted' | 'denied' | null;
  /** Why the person is on the block list; null where they are not. */
  blocked: string | null;
  at: number;
}
