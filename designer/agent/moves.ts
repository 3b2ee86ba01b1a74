/** What an agent can do with a task, and doing it. */
import { useState } from 'preact/hooks';
import type { TaskMove, TaskShown } from '../../runtime/wire/api/tasks.ts';
import { ApiError } from '../api.ts';
import { type Text, useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { announce } from '../parts/notices.tsx';
import { useObserved } from '../parts/observed.ts';
import { keepNote, noteOf } from './notes.ts';
import { type Kept, outbox, send } from './outbox.ts';

/** The moves shown for each state, the likeliest first. */
const MOVES: Record<TaskShown['state'], readonly TaskMove[]> = {
  offered: ['accept', 'reassign', 'snooze', 'decline'],
  accepted: ['complete', 'contact', 'reassign', 'snooze', 'decline'],
  contacted: ['complete', 'reassign', 'snooze'],
  done: [],
  declined: [],
  expired: [],
};

/** A question is answered as it stands: nobody has to accept it first. */
const OF_QUESTION: readonly TaskMove[] = ['complete', 'reassign', 'snooze', 'decline'];

export const movesOf = ({ kind, state }: Pick<TaskShown, 'kind' | 'state'>): readonly TaskMove[] =>
  kind === 'ask' && (state === 'offered' || state === 'accepted') ? OF_QUESTION : MOVES[state];

export const MOVE_NAMES: Record<TaskMove, Text> = {
  accept: AGENT.accept,
  decline: AGENT.decline,
  contact: AGENT.contact,
  complete: AGENT.complete,
  reassign: AGENT.reassign,
  snooze: AGENT.snooze,
};

/** These take the note along. */
const WITH_NOTE: readonly TaskMove[] = ['contact', 'decline', 'complete'];

export type Do = (move: TaskMove, body?: Record<string, unknown>) => Promise<void>;

interface Moving {
  act: Do;
  busy: boolean;
  error: ApiError | undefined;
  /** A move of this task that waits for the network. */
  kept: Kept | undefined;
}

export function useMoves(task: TaskShown, onMoved: (task: TaskShown) => void): Moving {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const kept = useObserved(outbox).findLast((move) => move.task === task.id);
  const act: Do = async (move, body = {}) => {
    setBusy(true);
    setError(undefined);
    try {
      const moved = await send({ task: task.id, move, body: noted(task.id, move, body) });
      if (moved) onMoved(settled(moved, move));
      else announce(text(AGENT.kept, { move: text(MOVE_NAMES[move]) }));
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, error, kept };
}

function noted(task: string, move: TaskMove, body: Record<string, unknown>): Record<string, unknown> {
  const note = noteOf(task).trim();
  return note && WITH_NOTE.includes(move) ? { ...body, note } : body;
}

/** The note is the runtime's once it went along. */
function settled(task: TaskShown, move: TaskMove): TaskShown {
  if (WITH_NOTE.includes(move)) keepNote(task.id, '');
  return task;
}
