/** What one transaction has in its hands: made anew each time it begins, so that it can begin again. */
import type { AdvanceInput } from '../advance/index.ts';
import type { ContentHeatChanges } from '../store/contentHeat.ts';
import type { Cut } from '../store/cuts.ts';
import type { DailyChanges } from '../store/daily.ts';
import type { HeatChanges } from '../store/heat.ts';
import type { PersonClickChanges } from '../store/personClicks.ts';
import type { PersonContents } from '../store/personContents.ts';
import type { PersonEventChanges } from '../store/personEvents.ts';
import type { SeenBefore, SeenChanges } from '../store/seen.ts';
import type { ContentRow, EventRow, PersonRow, PushRow, ReadingRow } from '../store/tables.ts';
import type { VitalsChanges } from '../store/vitals.ts';
import type { Batch, BatchAnswer, Rejection } from '../wire/batch.ts';
import type { Numbered } from './door.ts';
import type { GroupShares } from './shares.ts';

/** A batch that passed the door. */
export interface Job {
  siteId: string;
  envelope: Omit<Batch, 'messages'>;
  /** Where it comes from; absent where that is not known. */
  region: string | undefined;
  messages: readonly Numbered[];
  rejected: readonly Rejection[];
}

/** A job inside the transaction: whose it is, and what becomes of its messages. */
export interface Sender {
  job: Job;
  personId: string;
  messages: Numbered[];
  rejected: Rejection[];
  accepted: number;
  duplicates: number;
  /** Links that it asked for. */
  shares: NonNullable<BatchAnswer['shares']>;
  /** Versions whose blocks are unknown. */
  wants: Set<string>;
}

export const senderOf = (job: Job): Sender => ({
  job,
  personId: '',
  messages: [...job.messages],
  rejected: [...job.rejected],
  accepted: 0,
  duplicates: 0,
  shares: [],
  wants: new Set(),
});

export interface Work {
  /** ms UTC */
  now: number;
  persons: Map<string, PersonRow>;
  /** The content of a site's key. */
  contentOf(siteId: string, key: string): ContentRow;
  /** By `versionName`; versions whose blocks are unknown have none. */
  cuts: Map<string, Cut>;
  /** Those whose blocks came in this transaction. */
  arrived: ReadonlySet<string>;
  readings: Map<string, ReadingRow>;
  /** Pushes that messages speak of. */
  pushes: Map<string, PushRow>;
  /** `values`: persons whose attributes or tags changed. */
  changed: { readings: Set<string>; pushes: Set<string>; values: Set<string> };
  personEvents: PersonEventChanges;
  seen: SeenChanges;
  seenBefore: SeenBefore;
  /** How the persons stand with what they read here. */
  personContents: PersonContents;
  personClicks: PersonClickChanges;
  shares: GroupShares;
  /** Events that follow from messages, to be recorded. */
  happened: EventRow[];
  heat: HeatChanges;
  /** What is to be added to it besides the changes of `heat`. */
  contentHeat: ContentHeatChanges;
  vitals: VitalsChanges;
  daily: DailyChanges;
  /** What journeys hear of, in order. */
  inputs: AdvanceInput[];
}

/** The person who sent it; locked for this transaction. */
export const personOf = (work: Work, sender: Sender): PersonRow =>
  work.persons.get(sender.personId) as PersonRow;
