/** What can be done to a task, and what it becomes by it. Pure. */
import type { Outcome, TaskMove, TaskShown } from '../wire/api/tasks.ts';

export type TaskState = TaskShown['state'];

/** A move with what it needs. `until` in ms UTC. */
export type Order =
  | { move: 'accept' }
  | { move: 'decline' | 'contact'; note?: string | undefined }
  | {
      move: 'complete';
      outcome?: Outcome | undefined;
      answer?: string | undefined;
      note?: string | undefined;
    }
  | { move: 'reassign'; agent: string }
  | { move: 'snooze'; until: number };

/** The moves that each state allows; `done`, `declined` and `expired` are ends. */
export const MOVES: Record<TaskState, readonly TaskMove[]> = {
  offered: ['accept', 'decline', 'complete', 'reassign', 'snooze'],
  accepted: ['contact', 'complete', 'decline', 'reassign', 'snooze'],
  contacted: ['complete', 'reassign', 'snooze'],
  done: [],
  declined: [],
  expired: [],
};

/** Columns that change, and what the ledger notes: each step in between is one entry. */
export interface Moved {
  change: {
    state?: TaskState;
    agentId?: string;
    outcome?: Outcome;
    answer?: string;
    note?: string;
    snoozedUntil?: number | null;
  };
  entries: { action: TaskMove; note: string | null }[];
  /** What the waiting run gets to hear; nothing while the task is open. */
  answer?: { outcome: Outcome } | { answer: string } | { state: 'declined' };
}

/** Nothing where the state forbids the move. */
export function moved(state: TaskState, order: Order): Moved | undefined {
  if (!MOVES[state].includes(order.move)) return undefined;
  const text = 'note' in order && order.note !== undefined ? { note: order.note } : {};
  const entry = (note: string | null = null) => ({ action: order.move, note });
  switch (order.move) {
    case 'accept':
      return { change: { state: 'accepted', snoozedUntil: null }, entries: [entry()] };
    case 'contact':
      return { change: { state: 'contacted', snoozedUntil: null, ...text }, entries: [entry(text.note)] };
    case 'decline':
      return {
        change: { state: 'declined', ...text },
        entries: [entry(text.note)],
        answer: { state: 'declined' },
      };
    case 'complete':
      return {
        change: { state: 'done', ...reported(order), snoozedUntil: null, ...text },
        entries: [...between(state), entry(text.note)],
        answer: reported(order),
      };
    case 'reassign':
      return {
        change: { state: 'offered', agentId: order.agent, snoozedUntil: null },
        entries: [entry(order.agent)],
      };
    case 'snooze':
      return { change: { snoozedUntil: order.until }, entries: [entry(String(order.until))] };
  }
}

/** The outcome of a task, or the answer to a question. */
const reported = ({ outcome, answer }: Extract<Order, { move: 'complete' }>) =>
  outcome === undefined ? { answer: answer ?? '' } : { outcome };

/** Two taps are enough for an outcome: what it takes for granted is written down. */
function between(state: TaskState): Moved['entries'] {
  const steps: TaskMove[] =
    state === 'offered' ? ['accept', 'contact'] : state === 'accepted' ? ['contact'] : [];
  return steps.map((action) => ({ action, note: null }));
}
