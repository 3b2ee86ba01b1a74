/** Moves that could not be sent yet: kept on this device, in order, until the network is back. */
import type { TaskMove, TaskShown } from '../../runtime/wire/api/tasks.ts';
import { ApiError, api } from '../api.ts';
import { recall, remember } from '../parts/memory.ts';
import { type Observed, observed } from '../parts/observed.ts';

export interface Kept {
  task: string;
  move: TaskMove;
  body: Record<string, unknown>;
}

const DRAWER = 'agent.outbox';

export const outbox: Observed<Kept[]> = observed(JSON.parse(recall(DRAWER) ?? '[]') as Kept[]);

function keep(moves: Kept[]): void {
  remember(DRAWER, moves.length > 0 ? JSON.stringify(moves) : null);
  outbox.set(moves);
}

/** The task as it became; nothing when the move is kept for later. Rejects with the ApiError of a refusal. */
export async function send(move: Kept): Promise<TaskShown | undefined> {
  const waits = outbox.get().some(({ task }) => task === move.task);
  try {
    if (!waits) return await post(move);
  } catch (error) {
    if (!isOffline(error)) throw error;
  }
  keep([...outbox.get(), move]);
  return undefined;
}

export const takeBack = (move: Kept): void => keep(outbox.get().filter((kept) => kept !== move));

let flushing = false;

/** Sends what was kept, oldest first, until the network fails again; gives back what was refused. */
export async function flush(): Promise<Kept[]> {
  const refused: Kept[] = [];
  if (flushing) return refused;
  flushing = true;
  for (let move = outbox.get()[0]; move; move = outbox.get()[0]) {
    const came = await delivered(move);
    if (came === 'offline') break;
    if (came === 'refused') refused.push(move);
    takeBack(move);
  }
  flushing = false;
  return refused;
}

async function delivered(move: Kept): Promise<'sent' | 'refused' | 'offline'> {
  try {
    await post(move);
    return 'sent';
  } catch (error) {
    return isOffline(error) ? 'offline' : 'refused';
  }
}

/** A move whose answer was lost is refused the second time, because it is already done: that is a success. */
async function post({ task, move, body }: Kept): Promise<TaskShown> {
  const path = `/api/tasks/${encodeURIComponent(task)}`;
  try {
    return await api.post<TaskShown>(`${path}/${move}`, body);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'task-state') throw error;
    const now = await api.get<TaskShown>(path);
    if (!hasBecome(now, move, body)) throw error;
    return now;
  }
}

function hasBecome({ state, outcome }: TaskShown, move: TaskMove, body: Kept['body']): boolean {
  const wanted = { accept: 'accepted', decline: 'declined', contact: 'contacted', complete: 'done' };
  if (move === 'reassign' || move === 'snooze') return false;
  return state === wanted[move] && (move !== 'complete' || outcome === body.outcome);
}

const isOffline = (error: unknown) => error instanceof ApiError && error.status === 0;
