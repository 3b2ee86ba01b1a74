/** What a channel learned of a push that it sent: the push moves on, and so does the run that waits for it. */
import type { Advance } from '../advance/index.ts';
import type { World } from '../clock.ts';
import { countDaily } from '../store/daily.ts';
import type { Store } from '../store/index.ts';
import { movePush } from '../store/pushes.ts';
import type { PushReported } from '../wire/api/pushes.ts';

interface Rooms {
  store: Store;
  advance: Advance;
  world: World;
}

/** `false` if there is no such push, or the page tells of it itself. A report that comes too late changes nothing. */
export function reportPush(
  { store, advance, world }: Rooms,
  id: string,
  { action, reason }: PushReported,
): Promise<boolean> {
  return store.write(async (db) => {
    const push = await db
      .selectFrom('pushes')
      .select('effectId')
      .where('id', '=', id)
      .where('channel', '!=', 'page')
      .executeTakeFirst();
    if (!push) return false;
    const at = world.now();
    const moved = await movePush(db, push.effectId, action, at);
    if (!moved) return true;
    if (action === 'opened') await countDaily(db, at, { 'pushes-shown': 1 });
    if (action === 'clicked') await countDaily(db, at, { 'pushes-clicked': 1 });
    const result = { action, ...(reason !== undefined && { reason }) };
    const input = { type: 'answer' as const, effect: push.effectId, result, at };
    await advance.take(db, [{ runId: moved.runId, input }]);
    return true;
  });
}
