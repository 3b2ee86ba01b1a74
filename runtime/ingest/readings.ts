/** A snapshot of a reading takes the place of the one before, and so do its sums. */
import type { ReadingFacts } from '../journey/vocabulary.ts';
import { attentionByBlock, versionName } from '../store/cuts.ts';
import { addDaily } from '../store/daily.ts';
import { foldHeat } from '../store/heat.ts';
import { foldPersonContent } from '../store/personContents.ts';
import { listJson, parseList, toMillionth } from '../store/sums.ts';
import type { ReadingRow } from '../store/tables.ts';
import type { MessageOf } from '../wire/batch.ts';
import { personOf, type Sender, type Work } from './work.ts';

type ReadingMessage = MessageOf<'reading'>;

/** `false` when a snapshot as new is known already. */
export function foldReading(work: Work, sender: Sender, message: ReadingMessage): boolean {
  const before = work.readings.get(message.reading);
  if (before && (before.seq >= message.seq || before.personId !== sender.personId)) return false;
  const row = rowOf(work, sender, message);
  work.readings.set(row.id, row);
  work.changed.readings.add(row.id);
  foldPersonContent(work.personContents, row, before);
  if (before) foldSums(work, before, -1);
  foldSums(work, row, 1);
  const person = personOf(work, sender);
  person.readings += before ? 0 : 1;
  person.engaged += row.engaged - (before?.engaged ?? 0);
  hear(work, row, before);
  return true;
}

function rowOf({ contentOf }: Work, sender: Sender, message: ReadingMessage): ReadingRow {
  const { siteId } = sender.job;
  const { version, screen, startedAt, seq, engaged, engaged5, state, quality } = message;
  return {
    id: message.reading,
    personId: sender.personId,
    siteId,
    contentId: contentOf(siteId, message.content).id,
    updatedAt: message.at,
    ...{ version, screen, startedAt, seq, engaged, engaged5, state, quality },
    depth: toMillionth(message.depth),
    completion: toMillionth(message.completion),
    bandsJson: listJson(message.bands),
  };
}

function foldSums({ cuts, heat, daily }: Work, row: ReadingRow, sign: 1 | -1): void {
  const cut = cuts.get(versionName(row.contentId, row.version));
  if (cut) foldHeat(heat, row, cut, sign);
  addDaily(daily, row.startedAt, 'readings', sign);
  if (row.state === 'complete') addDaily(daily, row.startedAt, 'completes', sign);
}

function hear(work: Work, row: ReadingRow, before: ReadingRow | undefined): void {
  const reading = factsOf(work, row);
  const previous = before && { previous: factsOf(work, before) };
  const input = { type: 'reading', at: row.updatedAt, reading, ...previous } as const;
  work.inputs.push({ personId: row.personId, input });
}

/** As journeys see it; attention by block only when the blocks are known. */
function factsOf({ cuts }: Work, row: ReadingRow): ReadingFacts {
  const { id: readingId, contentId, version, engaged, depth, completion } = row;
  const cut = cuts.get(versionName(contentId, version));
  const attention = cut ? attentionByBlock(cut, parseList(row.bandsJson)) : {};
  const state = row.state as ReadingFacts['state'];
  return { readingId, contentId, version, engaged, depth, completion, state, attention };
}
