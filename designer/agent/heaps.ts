/** How an agent's tasks are laid out: pure. */
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';

export type Heap = 'today' | 'accepted' | 'done';

interface Heaps {
  today: TaskShown[];
  accepted: TaskShown[];
  /** Put off until a moment that is still to come. */
  later: Record<'today' | 'accepted', TaskShown[]>;
}

/** Open tasks by whether they were taken on; `now` in ms UTC. Keeps the order within each heap. */
export function sorted(open: readonly TaskShown[], now: number): Heaps {
  const put = ({ snoozedUntil }: TaskShown) => snoozedUntil !== null && snoozedUntil > now;
  const offered = open.filter(({ state }) => state === 'offered');
  const taken = open.filter(({ state }) => state === 'accepted' || state === 'contacted');
  return {
    today: offered.filter((task) => !put(task)),
    accepted: taken.filter((task) => !put(task)),
    later: { today: offered.filter(put), accepted: taken.filter(put) },
  };
}
