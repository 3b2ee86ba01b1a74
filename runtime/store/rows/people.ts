/** Rows of who there is: sites, persons and their names, agents; and what persons did. */

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

export interface AgentRow {
  id: string;
  name: string;
  kind: 'human' | 'ai';
  /** Opens the agent's page. */
  token: string;
  createdAt: number;
}
