/** What a store tells of readers and what they read, after all that they sent: names in place of ids, and nothing of when it came to know. */

import { expect } from 'vitest';
import { groupBy } from '../../runtime/store/groups.ts';
import type { Store } from '../../runtime/store/index.ts';
import { foldRecent } from '../../runtime/store/personEvents.ts';
import type { HeatRow } from '../../runtime/store/tables.ts';
import type { Letter } from './arrivals.ts';
import { type Collector, rowsOf } from './collector.ts';

const TABLES = [
  ...(['persons', 'identifiers', 'merges', 'events', 'readings', 'personContents'] as const),
  ...(['personEvents', 'recentEvents', 'personAttributes', 'personTags'] as const),
  ...(['contents', 'contentVersions', 'heat', 'contentHeat', 'personClicks', 'vitals', 'daily'] as const),
];

/** Rows of persons who became others are left out, and sums of nothing. */
export async function toldBy({ read, write }: Store): Promise<Record<string, unknown[]>> {
  const identifiers = await rowsOf(read, 'identifiers');
  const contents = await rowsOf(read, 'contents');
  await write(async (db) => foldRecent(db, [...new Set(identifiers.map(({ personId }) => personId))]));
  const personName = (id: string) => {
    const own = identifiers.filter(({ personId }) => personId === id);
    return own
      .map(({ kind, value }) => `${kind}:${value}`)
      .sort()
      .join(' ');
  };
  const contentName = (id: string | null) => contents.find((content) => content.id === id)?.key ?? null;
  const ofPerson = <R extends { personId: string }>({ personId, ...row }: R) => ({
    person: personName(personId),
    ...row,
  });
  const ofContent = <R extends { contentId: string | null }>({ contentId, ...row }: R) => ({
    content: contentName(contentId),
    ...row,
  });
  const persons = (await rowsOf(read, 'persons')).filter(({ mergedInto }) => mergedInto === null);
  return sorted({
    persons: persons.map(({ id, createdAt: _, ...row }) => ({ person: personName(id), ...row })),
    identifiers: identifiers.map(({ firstSeen: _, ...row }) => ofPerson(row)),
    events: (await rowsOf(read, 'events')).map(({ receivedAt: _, ...row }) => ofContent(ofPerson(row))),
    readings: (await rowsOf(read, 'readings')).map((row) => ofContent(ofPerson(row))),
    personContents: (await rowsOf(read, 'personContents')).map((row) => ofContent(ofPerson(row))),
    personEvents: (await rowsOf(read, 'personEvents')).map(ofPerson),
    personAttributes: (await rowsOf(read, 'personAttributes')).map(ofPerson),
    personTags: (await rowsOf(read, 'personTags')).map(ofPerson),
    personClicks: (await rowsOf(read, 'personClicks')).map((row) => ofContent(ofPerson(row))),
    contents: contents.map(({ id: _, ...row }) => row),
    contentVersions: (await rowsOf(read, 'contentVersions')).map(({ firstSeen: _, ...row }) =>
      ofContent(row),
    ),
    heat: (await rowsOf(read, 'heat')).filter(isHeat).map(ofContent),
    contentHeat: (await rowsOf(read, 'contentHeat'))
      .filter(({ blocksJson }) => blocksJson !== '{}')
      .map(ofContent),
    vitals: (await rowsOf(read, 'vitals')).map(ofContent),
    daily: (await rowsOf(read, 'daily')).filter(({ count }) => count !== 0),
  });
}

const isHeat = ({ readings, clicksJson }: HeatRow) => readings > 0 || clicksJson !== '[]';

function sorted(tables: Record<string, object[]>): Record<string, unknown[]> {
  const byText = (rows: object[]) =>
    rows
      .map((row) => JSON.stringify(row))
      .sort()
      .map((row) => JSON.parse(row));
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, byText(rows)]));
}

/** Sends turn after turn; in a turn, what is in equal envelopes travels in one batch, and all batches together. */
export async function sendTurns(page: Collector, turns: readonly Letter[][]): Promise<void> {
  for (const turn of turns) {
    const batches = groupBy(turn, ({ envelope }) => JSON.stringify(envelope));
    const sent = [...batches.values()].map((batch) => {
      const messages = batch.map(({ message }) => message);
      return page.send(messages, batch[0]?.envelope);
    });
    for (const { rejected } of await Promise.all(sent)) expect(rejected).toEqual([]);
    page.backstage.now += 1;
  }
}

/** Everything that readers left behind is gone. */
export async function forgetReaders(store: Store): Promise<void> {
  await store.write(async (db) => {
    for (const table of TABLES) await db.deleteFrom(table).execute();
  });
}
