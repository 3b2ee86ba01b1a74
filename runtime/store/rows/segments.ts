/** Rows of segments, of the calls of the clock, and of turns. */

export interface SegmentRow {
  id: string;
  name: string;
  conditionJson: string;
  /** How many are in it now. */
  members: number;
  /** 1 while the members are looked up anew, because the condition is another one: journeys hear nothing of it. */
  filling: number;
  createdAt: number;
  updatedAt: number;
}

/** Primary key: segmentId, personId. */
export interface SegmentMemberRow {
  segmentId: string;
  personId: string;
  since: number;
}

/** How many came in or dropped out on a day (UTC) because they changed. Primary key: segmentId, day, change. */
export interface SegmentDayRow {
  segmentId: string;
  day: number;
  change: 'entered' | 'left';
  count: number;
}

/** Something that is looked at again and again, portion by portion: an entry at which the clock calls, or a segment. */
export interface SweepRow {
  id: string;
  journeyId: string | null;
  node: string | null;
  segmentId: string | null;
  /** How far it came. */
  stateJson: string;
  dueAt: number;
}

/** Where a journey lets people on one by one: when the next turn is free. Primary key: journeyId, node. */
export interface TurnRow {
  journeyId: string;
  node: string;
  freeAt: number;
}
