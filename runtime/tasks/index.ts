/** Moves a task and, when that ends it, the run that waits for it: one transaction. */
import type { Advance } from '../advance/index.ts';
import type { World } from '../clock.ts';
import { countDaily } from '../store/daily.ts';
import { agentExists } from '../store/edits/agents.ts';
import type { Db, Store } from '../store/index.ts';
import type { Viewer } from '../store/viewer.ts';
import { taskShown } from '../store/views/tasks.ts';
import type { TaskShown } from '../wire/api/tasks.ts';
import { type Moved, moved, type Order } from './rules.ts';

export type { Order } from './rules.ts';

/** Why a move did not happen. */
export type Refusal = 'unknown-task' | 'unknown-agent' | 'past' | 'task-outcome' | 'task-state';

interface Rooms {
  store: Store;
  advance: Advance;
  world: World;
}

export function moveTask(
  { store, advance, world }: Rooms,
  viewer: Viewer,
  id: string,
  order: Order,
): Promise<TaskShown | Refusal> {
  return store.write(async (db) => {
    const task = await taskShown(db, viewer, id);
    if (!task) return 'unknown-task';
    if (order.move === 'reassign' && !(await agentExists(db, order.agent))) return 'unknown-agent';
    const now = world.now();
    if (order.move === 'snooze' && order.until <= now) return 'past';
    if (order.move === 'complete' && !fits(task, order)) return 'task-outcome';
    const move = moved(task.state, order);
    if (!move || !(await written(db, task, move, now))) return 'task-state';
    await noted(db, world, task.id, move.entries, viewer);
    if (move.answer) await answered(db, advance, id, move.answer, now);
    return (await taskShown(db, { role: 'admin' }, id)) ?? 'unknown-task';
  });
}

/** A task is completed with an outcome, a question with an answer: one of its choices, where there are any. */
function fits(
  { kind, choices }: TaskShown,
  { outcome, answer }: Extract<Order, { move: 'complete' }>,
): boolean {
  if (kind === 'task') return outcome !== undefined && answer === undefined;
  if (outcome !== undefined || answer === undefined) return false;
  return choices.length === 0 || choices.includes(answer);
}

/** Guarded by the state that was read, so that of two moves at once one wins. */
async function written(db: Db, { id, state }: TaskShown, { change }: Moved, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tasks')
    .set({ ...change, updatedAt: now })
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

async function noted(
  db: Db,
  world: World,
  taskId: string,
  entries: Moved['entries'],
  viewer: Viewer,
): Promise<void> {
  const actor = viewer.role === 'admin' ? 'admin' : `agent:${viewer.agentId}`;
  const at = world.now();
  await db
    .insertInto('taskEntries')
    .values(entries.map((entry) => ({ ...entry, id: world.id(), taskId, at, actor })))
    .execute();
}

async function answered(
  db: Db,
  advance: Advance,
  id: string,
  result: NonNullable<Moved['answer']>,
  at: number,
): Promise<void> {
  const { runId, effectId } = await db
    .selectFrom('tasks')
    .select(['runId', 'effectId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (!('state' in result)) await countDaily(db, at, { 'tasks-done': 1 });
  await advance.take(db, [{ runId, input: { type: 'answer', effect: effectId, result, at } }]);
}
