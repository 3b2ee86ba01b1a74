/**
 * What was not acknowledged yet outlives the page in IndexedDB: one spool for all pages of a site, of which each holds
 * its own items. Written without a library: `idb` weighs 1,696 bytes here (brotli) and this 260, and it must be at hand
 * offline, when no lazy chunk can be fetched.
 */
import { guard } from '../guard.ts';
import type { Item } from './queue.ts';

export interface Spool {
  database: IDBDatabase;
  /** Name of this page. */
  holder: string;
  /** `until`: so long nobody else takes what this page keeps here, ms UTC; 0 lets go of it. */
  write(kept: readonly Item[], gone: readonly Item[], until: number): void;
  clear(): void;
}

/** Until when (ms UTC) a page holds its items. */
export interface Lease {
  id: string;
  until: number;
}

/** How long a page holds its items without saying so again, ms: longer than a request may take. */
export const LEASE = 40_000;

export const STORE = 'messages';

/** Stands in the same store, before all items. */
export const leaseOf = (holder: string, until: number): Lease => ({ id: `!${holder}`, until });

/** Rejects where storage is denied. */
export async function openSpool(name: string, holder: string): Promise<Spool> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
  database.onversionchange = () => database.close();

  /** Done at once: a page that is leaving has no turn left in which the transaction would end by itself. */
  const commit = guard((change: (store: IDBObjectStore) => void) => {
    const transaction = database.transaction(STORE, 'readwrite');
    change(transaction.objectStore(STORE));
    if (transaction.commit) transaction.commit();
  });

  return {
    database,
    holder,
    write(kept, gone, until) {
      commit((store) => {
        // In this order: a view that is told once more, with its blocks, has the id of the one that arrived.
        for (const { id } of gone) store.delete(id);
        for (const item of kept) store.put({ ...item, holder, sending: 0 });
        store.put(leaseOf(holder, until));
      });
    },
    clear: () => commit((store) => store.clear()),
  };
}
