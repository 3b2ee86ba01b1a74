/**
 * What was not acknowledged yet outlives the page in IndexedDB. Written without a library: `idb` weighs 1,696 bytes
 * here (brotli) and this 250, and it must be at hand offline, when no lazy chunk can be fetched.
 */
import { guard } from '../guard.ts';
import type { Item } from './queue.ts';

export interface Spool {
  /** Everything that was left, oldest first. */
  all(): Promise<Item[]>;
  write(kept: readonly Item[], gone: readonly Item[]): void;
  clear(): void;
}

const STORE = 'messages';

/** Rejects where storage is denied. */
export async function openSpool(name: string): Promise<Spool> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  const database = await settled(request);
  database.onversionchange = () => database.close();
  return {
    all: () => commit(database, (store) => settled(store.getAll())),
    write: guard((kept, gone) =>
      commit(database, (store) => {
        for (const item of kept) store.put({ ...item, sending: false });
        for (const item of gone) store.delete(item.id);
      }),
    ),
    clear: guard(() => commit(database, (store) => store.clear())),
  };
}

/** Leaves nothing behind, not even an empty database. */
export function eraseSpool(name: string): void {
  indexedDB.deleteDatabase(name);
}

/** Done at once: a page that is leaving has no turn left in which the transaction would end by itself. */
function commit<T>(database: IDBDatabase, change: (store: IDBObjectStore) => T): T {
  const transaction = database.transaction(STORE, 'readwrite');
  const result = change(transaction.objectStore(STORE));
  if (transaction.commit) transaction.commit();
  return result;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
}
