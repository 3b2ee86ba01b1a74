/** Rows of what is read: contents and their versions, readings, and what is folded from them. */

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
