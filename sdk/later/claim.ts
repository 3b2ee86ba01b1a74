/**
 * Takes over from the spool what former pages left there and what pages hold that have died, and gives up what others
 * have taken meanwhile. One transaction, so that no two pages get the same; no locks are needed.
 */
import type { Item } from '../delivery/queue.ts';
import { LEASE, type Lease, leaseOf, type Spool, STORE } from '../delivery/spool.ts';

/** So many records are read in one turn, so that no turn is long. */
const READ_PER_TURN = 500;

/** Gives what is this page's own now, oldest first. `now` and `until` in ms UTC. */
export type Claim = (spool: Spool, now: number, until: number) => Promise<Item[]>;

type Held = Item & { holder?: string };

export const claimFrom: Claim = ({ database, holder }, now, until) =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite');
    const store = transaction.objectStore(STORE);
    const claimed: Item[] = [];
    const others = new Set<string>();

    function takeItem(item: Held): void {
      if (item.holder && others.has(item.holder)) return;
      claimed.push(item);
      if (item.holder !== holder) store.put({ ...item, holder });
    }

    function takeLease(lease: Lease): void {
      const of = lease.id.slice(1);
      if (of === holder) return;
      if (holds(lease, now)) others.add(of);
      else store.delete(lease.id);
    }

    function read(after: string): void {
      const request = store.getAll(IDBKeyRange.lowerBound(after, true), READ_PER_TURN);
      request.onsuccess = () => {
        const records = request.result as (Held | Lease)[];
        for (const record of records) 'until' in record ? takeLease(record) : takeItem(record);
        const last = records[READ_PER_TURN - 1];
        if (last) read(last.id);
        else if (claimed.length) store.put(leaseOf(holder, until));
      };
    }

    transaction.oncomplete = () => resolve(claimed);
    transaction.onabort = reject;
    read('');
  });

/** A lease that ends later than any can was written by a clock that has been set back since. */
const holds = ({ until }: Lease, now: number): boolean => now < until && until <= now + LEASE;
