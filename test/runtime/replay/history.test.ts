import { afterEach, beforeEach, expect, it } from 'vitest';
import { events } from '../../../runtime/replay/history.ts';
import { insertRows } from '../../../runtime/store/bulk.ts';
import type { EventRow } from '../../../runtime/store/tables.ts';
import { MONDAY } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

onEachStore('recorded events', (open) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.remove());

  const row = (personId: string, at: number, id: string): EventRow => ({
    ...{ id, type: 'event', name: 'quote', personId, siteId: 'site', at: MONDAY + at, receivedAt: MONDAY },
    ...{ readingId: null, contentId: null, propertiesJson: '{}' },
  });
  const many = (count: number, of: (place: number) => EventRow) =>
    Array.from({ length: count }, (_, place) => of(place));
  const digits = (number: number) => String(number).padStart(6, '0');
  const names = (rows: readonly Pick<EventRow, 'personId' | 'at' | 'id'>[]) =>
    rows.map(({ personId, at, id }) => `${personId} ${at} ${id}`);

  async function read(): Promise<{ told: string[]; pages: number }> {
    const asked = { from: MONDAY, to: MONDAY + 1e9, heard: ['quote'], counted: [] };
    const told: string[] = [];
    let pages = 0;
    const all = { ...asked, readings: false, identifiers: false, related: new Set<never>() };
    for await (const page of events(store.read, 'ann', 'cid', all)) {
      told.push(...page.map(([personId, at, id]) => `${personId} ${at} ${id}`));
      pages += 1;
    }
    return { told, pages };
  }

  it('come person by person, in the order of time, and those of one moment by their ids', async () => {
    const rows = [row('bob', 2, 'b'), row('bob', 2, 'a'), row('ann', 3, 'z'), row('bob', 1, 'c')];
    await store.write((db) => insertRows(db, 'events', [...rows, row('bob', 2, '0'), row('dan', 1, 'd')]));
    const at = (ms: number) => MONDAY + ms;
    expect((await read()).told).toEqual([
      `ann ${at(3)} z`,
      ...[`bob ${at(1)} c`, `bob ${at(2)} 0`, `bob ${at(2)} a`, `bob ${at(2)} b`],
    ]);
  });

  it('come once each, where a page ends within a moment, and where more lie in a moment than on a page', async () => {
    const rows = [
      ...many(9_990, (place) => row('ann', place, `a${digits(place)}`)),
      ...many(25, (place) => row('ann', 9_990, `m${digits(24 - place)}`)),
      ...many(10_010, (place) => row('bob', 7, `b${digits((place * 7_919) % 10_010)}`)),
      row('cid', 1, 'last'),
    ];
    await store.write((db) => insertRows(db, 'events', rows));
    const { told, pages } = await read();
    expect(told).toEqual(names(rows).sort());
    expect(pages).toBeGreaterThan(2);
  });
});
