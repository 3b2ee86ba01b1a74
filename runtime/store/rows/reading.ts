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
  /** How often the person came to read on, from 1. */
  visits: number;
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
  /** Furthest depth and completion over the readings. */
  depth: number;
  completion: number;
  /** How the person stands with the version: completion and state of all readings together, with what other versions left of its blocks. */
  standing: number;
  standingState: string;
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
  /** Expected reading time of all blocks, whole ms. */
  weight: number;
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
  /** `{ reason: count }` of the readings whose quality is not `ok`. */
  qualitiesJson: string;
  attentionJson: string;
  reachedJson: string;
  readJson: string;
  /** By block: all clicks, and those of them that were dead or angry. */
  clicksJson: string;
  deadJson: string;
  rageJson: string;
}

/**
 * The same over all versions of a content, by what its blocks say: paragraphs that an edit left alone keep their history.
 * Primary key: contentId, day, screen.
 */
export interface ContentHeatRow {
  contentId: string;
  day: number;
  screen: string;
  readings: number;
  engaged: number;
  completion: number;
  statesJson: string;
  qualitiesJson: string;
  /** `{ block name: { readings, attention, reached, read, clicks, dead, rage } }` */
  blocksJson: string;
}

/** A person's clicks in one content version, as heat counts them. Primary key: personId, contentId, version, day, screen. */
export interface PersonClickRow {
  personId: string;
  contentId: string;
  version: string;
  day: number;
  screen: string;
  clicksJson: string;
  deadJson: string;
  rageJson: string;
}

/** Web vitals of a day as counts by bucket. Primary key: siteId, contentId, day. `contentId` is '' where nothing was read. */
export interface VitalsRow {
  siteId: string;
  contentId: string;
  day: number;
  lcpJson: string;
  inpJson: string;
  clsJson: string;
}
