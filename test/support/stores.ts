/** An empty store for each test, on every database that the contract holds for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe } from 'vitest';
import { openStore, type Store } from '../../runtime/store/index.ts';
import type { Tables } from '../../runtime/store/tables.ts';
import { DATABASES, type Database } from './databases.ts';

export interface TestStore extends Store {
  /** Leaves nothing behind. */
  remove(): Promise<void>;
}

interface MadeStore extends Store {
  drop(): Promise<void>;
}

/** Tells the suite once for each database; `open` gives an empty store. Emptied stores serve again: making one takes longer than most tests. */
export function onEachStore(name: string, tell: (open: () => Promise<TestStore>) => void): void {
  describe.each(DATABASES)(`${name}, on $name`, (database) => {
    const empty: MadeStore[] = [];
    afterAll(async () => {
      for (const store of empty) await store.drop();
    });
    tell(async () => {
      const store = empty.pop() ?? (await makeStore(database));
      const remove = async () => {
        await clear(store);
        empty.push(store);
      };
      return { ...store, remove };
    });
  });
}

async function makeStore(database: Database): Promise<MadeStore> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dogear-store-'));
  const { url, drop } = await database.open();
  const store = await openStore(url === undefined ? { file: path.join(folder, 'dogear.sqlite') } : { url });
  return {
    ...store,
    async drop() {
      await store.close();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function clear({ read, write }: Store): Promise<void> {
  const tables = await read.introspection.getTables();
  await write(async (db) => {
    for (const { name } of tables) await db.deleteFrom(name as keyof Tables).execute();
  });
}
