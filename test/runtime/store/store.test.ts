import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Db, openStore, Raced } from '../../../runtime/store/index.ts';
import { DATABASES } from '../../support/databases.ts';
import { testDatabase } from '../../support/postgres.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

onEachStore('a store', (open) => {
  let store: TestStore;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.remove());

  const site = (id: string) => ({ id, name: id, key: `pk_${id}`, createdAt: 1_740_963_600_000 });
  const add = (id: string) => store.write((db) => db.insertInto('sites').values(site(id)).execute());
  const ids = async () =>
    (await store.read.selectFrom('sites').select('id').orderBy('id').execute()).map(({ id }) => id);

  it('commits what a transaction did, and gives what it returned', async () => {
    const told = await store.write(async (db) => {
      await db.insertInto('sites').values(site('a')).execute();
      return 'done';
    });
    expect(told).toBe('done');
    expect(await ids()).toEqual(['a']);
  });

  it('takes back what a transaction did that failed', async () => {
    const failing = store.write(async (db) => {
      await db.insertInto('sites').values(site('a')).execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await ids()).toEqual([]);
  });

  it('lets many write at once', async () => {
    await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(add));
    expect(await ids()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('reads what is committed while a transaction is under way', async () => {
    await add('a');
    await store.write(async (db) => {
      await db.insertInto('sites').values(site('b')).execute();
      expect(await ids()).toEqual(['a']);
    });
    expect(await ids()).toEqual(['a', 'b']);
  });

  it('gives times as numbers', async () => {
    await add('a');
    const row = await store.read.selectFrom('sites').selectAll().executeTakeFirst();
    expect(row?.createdAt).toBe(1_740_963_600_000);
    const { rows } = await sql<{ sum: number }>`select sum("createdAt") as sum from sites`.execute(
      store.read,
    );
    expect(rows).toEqual([{ sum: 1_740_963_600_000 }]);
  });
});

describe.each(DATABASES)('opening a store again, on $name', ({ open }) => {
  it('finds what was there', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dogear-open-'));
    const { url, drop } = await open();
    const where = url ? { url } : { file: path.join(folder, 'deep', 'dogear.sqlite') };
    const row = { id: 'a', name: 'a', key: 'pk_a', createdAt: 0 };
    const first = await openStore(where);
    await first.write((db) => db.insertInto('sites').values(row).execute());
    await first.close();
    const again = await openStore(where);
    expect(await again.read.selectFrom('sites').selectAll().execute()).toEqual([row]);
    await again.close();
    await drop();
    rmSync(folder, { recursive: true });
  });
});

describe('SQLite', () => {
  it('survives a power cut: write-ahead log, every commit on the disk', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dogear-open-'));
    const store = await openStore({ file: path.join(folder, 'dogear.sqlite') });
    const pragma = (name: string) =>
      store.write(async (db) => (await sql.raw(`pragma ${name}`).execute(db)).rows);
    expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await pragma('synchronous')).toEqual([{ synchronous: 2 }]);
    expect(existsSync(path.join(folder, 'dogear.sqlite-wal'))).toBe(true);
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('does not let a reader write', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dogear-open-'));
    const store = await openStore({ file: path.join(folder, 'dogear.sqlite') });
    await expect(store.read.deleteFrom('sites').execute()).rejects.toThrow('readonly');
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('needs to be told where it is', async () => {
    await expect(openStore({})).rejects.toThrow(
      'needs the url of a PostgreSQL or the file of an SQLite store',
    );
  });
});

describe.runIf(DATABASES.length > 1)('PostgreSQL', () => {
  const onPostgres = async (story: (store: Awaited<ReturnType<typeof openStore>>) => Promise<void>) => {
    const { url, drop } = await testDatabase();
    const store = await openStore({ url });
    await story(store);
    await store.close();
    await drop();
  };

  it('begins a transaction again that lost a race', () =>
    onPostgres(async (store) => {
      let tries = 0;
      const told = await store.write(async () => {
        tries += 1;
        if (tries < 3) throw new Raced();
        return tries;
      });
      expect(told).toBe(3);
    }));

  it('settles a deadlock: both transactions are done in the end', () =>
    onPostgres(async (store) => {
      const row = (id: string) => ({ id, name: '', key: id, createdAt: 0 });
      await store.write((db) =>
        db
          .insertInto('sites')
          .values([row('a'), row('b')])
          .execute(),
      );
      let arrived = 0;
      let both = () => {};
      const meeting = new Promise<void>((resolve) => {
        both = resolve;
      });
      const crosswise = (first: string, second: string) =>
        store.write(async (db) => {
          const append = (id: string) =>
            db.updateTable('sites').set({ name: sql`name || 'x'` }).where('id', '=', id).execute();
          await append(first);
          arrived += 1;
          if (arrived === 2) both();
          await meeting;
          await append(second);
        });
      await Promise.all([crosswise('a', 'b'), crosswise('b', 'a')]);
      const names = await store.read.selectFrom('sites').select('name').execute();
      expect(names).toEqual([{ name: 'xx' }, { name: 'xx' }]);
    }));

  it('finds rows by their keys in a transaction, however young and uncounted the table', () =>
    onPostgres(async (store) => {
      const allowed = async (db: Db) => (await sql`show enable_seqscan`.execute(db)).rows;
      expect(await store.write(allowed)).toEqual([{ enable_seqscan: 'off' }]);
      expect(await allowed(store.read)).toEqual([{ enable_seqscan: 'on' }]);
    }));

  it('may be opened by many processes at once, the first time too', async () => {
    const { url, drop } = await testDatabase();
    const stores = await Promise.all([openStore({ url }), openStore({ url }), openStore({ url })]);
    for (const store of stores) {
      expect(await store.read.selectFrom('sites').selectAll().execute()).toEqual([]);
      await store.close();
    }
    await drop();
  });

  it('gives up on what fails for another reason', () =>
    onPostgres(async (store) => {
      let tries = 0;
      const failing = store.write(async () => {
        tries += 1;
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(tries).toBe(1);
    }));
});
