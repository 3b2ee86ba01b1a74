/** A fresh store for each test, on every database that the contract holds for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from 'vitest';
import { openStore, type Store } from '../../runtime/store/index.ts';
import { DATABASES } from './databases.ts';

export interface TestStore extends Store {
  /** Closes it and leaves nothing behind. */
  remove(): Promise<void>;
}

/** Tells the suite once for each database; `open` gives an empty store. */
export function onEachStore(name: string, tell: (open: () => Promise<TestStore>) => void): void {
  describe.each(DATABASES)(`${name}, on $name`, ({ open }) => {
    tell(async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'dogear-store-'));
      const { url, drop } = await open();
      const store = await openStore(
        url === undefined ? { file: path.join(folder, 'dogear.sqlite') } : { url },
      );
      const remove = async () => {
        await store.close();
        await drop();
        rmSync(folder, { recursive: true, force: true });
      };
      return { ...store, remove };
    });
  });
}
