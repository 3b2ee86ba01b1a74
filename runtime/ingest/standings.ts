/** How persons stand with the contents at hand: loaded before anything counts, told to journeys as it changes, counted when all is done. */
import type { World } from '../clock.ts';
import type { ReadingFacts } from '../journey/vocabulary.ts';
import { pickRows } from '../store/bulk.ts';
import { type Cuts, type VersionKey, versionName } from '../store/cuts.ts';
import { groupBy } from '../store/groups.ts';
import type { Db } from '../store/index.ts';
import type { Joined } from '../store/merges.ts';
import {
  contentFor,
  loadPersonContents,
  type PersonContent,
  type PersonContentKey,
  type Versions,
} from '../store/personContents.ts';
import { attentionOver, type CutFor, countCompletes, restand, standingOf } from '../store/standing.ts';
import type { ReadingRow } from '../store/tables.ts';
import type { Sender, Work } from './work.ts';

/** What may change how persons stand, besides the messages. */
export interface Standing {
  /** Readings that messages go on with. */
  readings: readonly ReadingRow[];
  /** Readings whose blocks were unknown until now. */
  explained: readonly ReadingRow[];
  /** Contents that two persons had read who are one now. */
  joined: readonly Joined[];
}

/** Loads how they stood, and tells what changed by itself: two persons are one, or blocks became known. */
export async function openStandings(
  db: Db,
  world: World,
  known: Cuts,
  work: Work,
  senders: readonly Sender[],
  { readings, explained, joined }: Standing,
): Promise<void> {
  const keys: PersonContentKey[] = senders.flatMap((sender) => keysOf(work, sender));
  for (const { personId, contentId } of [...readings, ...explained, ...joined])
    keys.push([personId, contentId]);
  work.personContents = await loadPersonContents(db, keys);
  await loadCuts(db, known, work, joined);
  for (const one of joined) await hearJoined(db, world, work, one);
  for (const same of groupBy(explained, ({ personId, contentId, version }) =>
    [personId, contentId, version].join(),
  ).values()) {
    hearExplained(work, same.at(-1) as ReadingRow);
  }
}

function keysOf({ contentOf }: Work, { job, personId, messages }: Sender): PersonContentKey[] {
  return messages.flatMap(({ message }) =>
    message.type === 'reading' ? [[personId, contentOf(job.siteId, message.content).id] as const] : [],
  );
}

async function loadCuts(db: Db, known: Cuts, work: Work, joined: readonly Joined[]): Promise<void> {
  const wanted: VersionKey[] = [];
  for (const { contentId, versions } of [...work.personContents.values(), ...joined]) {
    for (const version of versions.keys()) {
      if (!work.cuts.has(versionName(contentId, version))) wanted.push([contentId, version]);
    }
  }
  for (const [name, cut] of await known.load(db, wanted)) work.cuts.set(name, cut);
}

/** As it is known now. */
export const cutFor =
  ({ cuts }: Work, contentId: string): CutFor =>
  (version) =>
    cuts.get(versionName(contentId, version));

/** Notes how the person stands with a content after all that came. */
export const standAnew =
  (work: Work) =>
  ({ contentId, versions }: PersonContent): string[] =>
    restand(versions, cutFor(work, contentId));

/** As it was known before this transaction. */
const cutBefore =
  ({ cuts, arrived }: Work, contentId: string): CutFor =>
  (version) => {
    const name = versionName(contentId, version);
    return arrived.has(name) ? undefined : cuts.get(name);
  };

/** As journeys see it: all that the person read of this version, and of what it left as it was. */
export function factsOf(
  { id: readingId, contentId, version }: Pick<ReadingRow, 'id' | 'contentId' | 'version'>,
  versions: Versions,
  cut: CutFor,
): ReadingFacts {
  const attention = attentionOver(versions, cut);
  return { readingId, contentId, version, ...standingOf(versions, version, cut), attention };
}

/** The blocks of known readings arrived: only now is it told which of them had their attention. */
function hearExplained(work: Work, row: ReadingRow): void {
  const { versions } = contentFor(work.personContents, row);
  const { personId, contentId, updatedAt: at } = row;
  const reading = factsOf(row, versions, cutFor(work, contentId));
  const previous = [factsOf(row, versions, cutBefore(work, contentId))];
  work.inputs.push({ personId, input: { type: 'reading', at, reading, previous } });
}

/** What neither of two persons had reached, the one that they are may have. */
async function hearJoined(db: Db, world: World, work: Work, joined: Joined): Promise<void> {
  const { personId, contentId, before, versions } = joined;
  const cut = cutBefore(work, contentId);
  for (const version of versions.keys()) {
    const row = { id: await newestReading(db, joined, version), contentId, version };
    const reading = factsOf(row, versions, cut);
    const previous = before.map((own) => factsOf(row, own, cut));
    work.inputs.push({ personId, input: { type: 'reading', at: world.now(), reading, previous } });
  }
  for (const own of before) countCompletes(work.daily, own, cut, -1);
  countCompletes(work.daily, versions, cut, 1);
}

async function newestReading(db: Db, { personId, contentId }: Joined, version: string): Promise<string> {
  const rows = await pickRows(db, 'readings', ['personId'], [personId]);
  const own = rows.filter((row) => row.contentId === contentId && row.version === version);
  return own.reduce((newest, row) => (row.updatedAt > newest.updatedAt ? row : newest)).id;
}

/** A version that a person completed counts once, on the day when they began it. */
export function countStandings(work: Work): void {
  for (const { contentId, before, versions } of work.personContents.values()) {
    countCompletes(work.daily, before, cutBefore(work, contentId), -1);
    countCompletes(work.daily, versions, cutFor(work, contentId), 1);
  }
}
