/** A snapshot of a reading takes the place of the one before, and so do its sums. */
import { versionName } from '../store/cuts.ts';
import { addDaily } from '../store/daily.ts';
import { foldHeat } from '../store/heat.ts';
import { contentFor, foldPersonContent } from '../store/personContents.ts';
import { lastScreen } from '../store/persons.ts';
import { listJson, toMillionth } from '../store/sums.ts';
import type { ReadingRow } from '../store/tables.ts';
import type { MessageOf } from '../wire/batch.ts';
import { cutFor, factsOf } from './standings.ts';
import { personOf, type Sender, type Work } from './work.ts';

type ReadingMessage = MessageOf<'reading'>;

/** `false` when a snapshot as new is known already. */
export function foldReading(work: Work, sender: Sender, message: ReadingMessage): boolean {
  const before = work.readings.get(message.reading);
  if (before && (before.seq >= message.seq || before.personId !== sender.personId)) return false;
  const row = rowOf(work, sender, message);
  work.readings.set(row.id, row);
  work.changed.readings.add(row.id);
  hear(work, row, before, () => foldPersonContent(work.personContents, row, before));
  if (before) foldSums(work, before, -1);
  foldSums(work, row, 1);
  const person = personOf(work, sender);
  person.readings += before ? 0 : 1;
  person.engaged += row.engaged - (before?.engaged ?? 0);
  Object.assign(person, lastScreen(person, { screen: row.screen, screenAt: row.startedAt }));
  return true;
}

function rowOf({ contentOf }: Work, sender: Sender, message: ReadingMessage): ReadingRow {
  const { siteId } = sender.job;
  const { version, screen, startedAt, seq, visits = 1, engaged, engaged5, state, quality } = message;
  return {
    id: message.reading,
    personId: sender.personId,
    siteId,
    contentId: contentOf(siteId, message.content).id,
    updatedAt: message.at,
    ...{ version, screen, startedAt, seq, visits, engaged, engaged5, state, quality },
    depth: toMillionth(message.depth),
    completion: toMillionth(message.completion),
    bandsJson: listJson(message.bands),
  };
}

function foldSums({ cuts, heat, daily }: Work, row: ReadingRow, sign: 1 | -1): void {
  const cut = cuts.get(versionName(row.contentId, row.version));
  if (cut) foldHeat(heat, row, cut, sign);
  addDaily(daily, row.startedAt, 'readings', sign);
}

/** Tells journeys how the person stood with the content before, and stands now. */
function hear(work: Work, row: ReadingRow, before: ReadingRow | undefined, fold: () => void): void {
  const cut = cutFor(work, row.contentId);
  const { versions } = contentFor(work.personContents, row);
  const known = versions.size > 0;
  const previous = known && { previous: [factsOf(row, versions, cut)] };
  const returned = before ? row.visits > before.visits : known;
  fold();
  const reading = factsOf(row, versions, cut);
  const input = {
    type: 'reading',
    at: row.updatedAt,
    reading,
    ...previous,
    ...(returned && { returned }),
  } as const;
  work.inputs.push({ personId: row.personId, input });
}
