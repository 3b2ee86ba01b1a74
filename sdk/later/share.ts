/** Lets the pages of a site share one spool: what one cannot send any more another sends, and no two the same. */
import type { Delivery } from '../delivery/delivery.ts';
import { adopt, type Item, isSpooled, remove } from '../delivery/queue.ts';
import { LEASE, type Spool } from '../delivery/spool.ts';
import type { Env } from '../env.ts';
import { guard } from '../guard.ts';
import { type Claim, claimFrom } from './claim.ts';

/** A database that has not answered by then is not waited for, ms. */
const PATIENCE = 3_000;

type Ids = Record<string, true>;

/** Claims what was left as soon as the spool is open, and again whenever leases may have run out. */
export function shareSpool(delivery: Delivery, env: Env, claim: Claim = claimFrom): void {
  let known: Spool | undefined;
  let dueAt = 0;
  let claiming: symbol | undefined;

  function begin(spool: Spool): void {
    const mine = Symbol();
    const until = env.wall() + LEASE;
    const { items } = delivery.queue;
    const had = idsOf(items);
    const held = idsOf(items.filter((item) => item.spooled));
    [known, dueAt, claiming] = [spool, until, mine];

    const end = guard((left?: Item[]) => {
      if (left && delivery.spool === spool) {
        delivery.heldUntil = until;
        settle(delivery, left, had, held);
      }
      if (mine !== claiming) return;
      claiming = undefined;
      delivery.flush();
    });
    claim(spool, env.wall(), until).then(end, () => end());
    env.after(PATIENCE, () => end());
  }

  delivery.claim = () => {
    const { spool, queue, heldUntil } = delivery;
    const lapsed = () => env.wall() >= heldUntil && isSpooled(queue);
    if (spool && !claiming && (spool !== known || env.wall() >= dueAt || lapsed())) begin(spool);
    return !!claiming;
  };
  delivery.flush();
}

/** `had`: all ids in the queue when the claim began; `held`: those that were in the spool too. */
function settle(delivery: Delivery, left: readonly Item[], had: Ids, held: Ids): void {
  const { queue } = delivery;
  const own = idsOf(left);
  remove(queue, ({ id, sending }) => !!held[id] && !own[id] && !sending);
  delivery.forget(
    adopt(
      queue,
      left.filter(({ id }) => !had[id]),
    ),
  );
}

function idsOf(items: readonly Item[]): Ids {
  const ids: Ids = {};
  for (const { id } of items) ids[id] = true;
  return ids;
}
