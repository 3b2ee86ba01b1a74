import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCounts, insertMissing, insertRows, pickRows, putRows } from '../../../runtime/store/bulk.ts';
import type { Db } from '../../../runtime/store/index.ts';
import type { EventRow, ReadingRow } from '../../../runtime/store/tables.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const eventOf = (id: string, told: Partial<EventRow> = {}): EventRow => ({
  ...{
    id,
    type: 'event',
    name: 'quote',
    personId: 'ann',
    siteId: 'site',
    at: 1_740_963_600_000,
    receivedAt: 0,
  },
  ...{ readingId: null, contentId: null, propertiesJson: '{}', ...told },
});

class Undone extends Error {}

onEachStore('many rows at once', (open) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.remove());

  /** Each story has the empty store for itself. */
  const undone = async (story: (db: Db) => Promise<void>) => {
    const work = store.write(async (db) => {
      await story(db);
      throw new Undone();
    });
    await work.catch((error) => {
      if (!(error instanceof Undone)) throw error;
    });
  };

  it('come back as they went in, whatever text and numbers they hold', () => {
    const text = fc.string({ unit: 'grapheme' }).map((made) => made.replaceAll('\0', ''));
    const reading = fc.record<ReadingRow>({
      ...{ id: fc.uuid(), personId: text, siteId: text, contentId: text, version: text, screen: text },
      ...{ state: text, quality: text, bandsJson: text },
      ...{
        startedAt: fc.maxSafeNat(),
        updatedAt: fc.maxSafeNat(),
        engaged: fc.maxSafeNat(),
        engaged5: fc.maxSafeNat(),
      },
      seq: fc.nat(1_000_000_000),
      visits: fc.nat(1_000_000),
      depth: fc.nat(1_000_000).map((millionths) => millionths / 1_000_000),
      completion: fc.nat(1_000_000).map((millionths) => millionths / 1_000_000),
    });
    const rows = fc.uniqueArray(reading, { selector: ({ id }) => id, minLength: 1, maxLength: 20 });
    return fc.assert(
      fc.asyncProperty(rows, (made) =>
        undone(async (db) => {
          await insertRows(db, 'readings', made);
          const ids = made.map(({ id }) => id);
          const picked = new Map(
            (await pickRows(db, 'readings', ['id'], ids)).map((row) => [row.id, { ...row }]),
          );
          expect(made.map(({ id }) => picked.get(id))).toEqual(made);
        }),
      ),
      { numRuns: 50, seed: 20_260_401 },
    );
  });

  it('of none is nothing to do', () =>
    undone(async (db) => {
      await insertRows(db, 'events', []);
      expect(await pickRows(db, 'events', ['id'], [])).toEqual([]);
    }));

  it('are refused all together when one is there already', () =>
    undone(async (db) => {
      await insertRows(db, 'events', [eventOf('a')]);
      await expect(insertRows(db, 'events', [eventOf('b'), eventOf('a')])).rejects.toThrow();
    }));

  it('can be added where they are missing, and say which those were', () =>
    undone(async (db) => {
      await insertRows(db, 'events', [eventOf('a', { name: 'first' })]);
      const added = await insertMissing(db, 'events', [eventOf('b'), eventOf('a', { name: 'second' })]);
      expect(added.map(({ id }) => id)).toEqual(['b']);
      expect((await pickRows(db, 'events', ['id'], ['a']))[0]?.name).toBe('first');
    }));

  it('can take the place of those with the same key', () =>
    undone(async (db) => {
      const version = { contentId: 'c', version: 'v', blocksJson: '[1]', weight: 0, firstSeen: 1 };
      await putRows(db, 'contentVersions', [version]);
      await putRows(db, 'contentVersions', [
        { ...version, blocksJson: '[2]' },
        { ...version, version: 'w' },
      ]);
      const picked = await pickRows(db, 'contentVersions', ['contentId'], ['c']);
      expect(picked.map(({ version: name, blocksJson }) => [name, blocksJson]).sort()).toEqual([
        ['v', '[2]'],
        ['w', '[1]'],
      ]);
    }));

  it('can add to counts', () =>
    undone(async (db) => {
      await addCounts(db, 'daily', [{ day: 1, name: 'events', count: 2 }]);
      await addCounts(db, 'daily', [
        { day: 1, name: 'events', count: 3 },
        { day: 2, name: 'events', count: -1 },
      ]);
      const counts = await pickRows(db, 'daily', ['name'], ['events']);
      expect(counts.map(({ day, count }) => [day, count]).sort()).toEqual([
        [1, 5],
        [2, -1],
      ]);
    }));

  describe('being picked', () => {
    it('are found by several columns, texts and numbers', () =>
      undone(async (db) => {
        await addCounts(db, 'daily', [
          { day: 1, name: 'a', count: 1 },
          { day: 1, name: 'b', count: 1 },
          { day: 2, name: 'a', count: 1 },
        ]);
        const picked = await pickRows(
          db,
          'daily',
          ['day', 'name'],
          [
            [1, 'b'],
            [2, 'a'],
            [3, 'c'],
          ],
          { lock: true },
        );
        expect(picked.map(({ day, name }) => `${day}${name}`).sort()).toEqual(['1b', '2a']);
      }));

    it('can be held to a further condition', () =>
      undone(async (db) => {
        await insertRows(db, 'events', [eventOf('a'), eventOf('b', { name: 'pay' })]);
        const where = `"name" = 'pay'`;
        const picked = await pickRows(db, 'events', ['personId'], ['ann'], { where });
        expect(picked.map(({ id }) => id)).toEqual(['b']);
      }));

    it('are found by keys that look like anything', () =>
      undone(async (db) => {
        const names = ['"', "'", '\\', '{}', '[1]', 'null', '7', '😀', 'a,b', ' '];
        await insertRows(
          db,
          'events',
          names.map((id) => eventOf(id)),
        );
        const picked = await pickRows(db, 'events', ['id'], names);
        expect(picked.map(({ id }) => id).sort()).toEqual(names.sort());
      }));
  });
});
