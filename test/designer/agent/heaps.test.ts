import { expect, it } from 'vitest';
import { sorted } from '../../../designer/agent/heaps.ts';
import { momentsFrom } from '../../../designer/agent/snooze.ts';
import { madeTask } from '../../support/tasks.ts';

const NOW = new Date(2026, 10, 22, 14, 0).getTime();

it('what was taken on stands apart from what waits, and what was put off below both', () => {
  const ids = (tasks: { id: string }[]) => tasks.map(({ id }) => id);
  const heaps = sorted(
    [
      madeTask({ id: 'waits', state: 'offered' }),
      madeTask({ id: 'put-off', state: 'offered', snoozedUntil: NOW + 1 }),
      madeTask({ id: 'back-again', state: 'offered', snoozedUntil: NOW }),
      madeTask({ id: 'taken', state: 'accepted' }),
      madeTask({ id: 'spoken', state: 'contacted' }),
      madeTask({ id: 'taken-put-off', state: 'accepted', snoozedUntil: NOW + 1 }),
    ],
    NOW,
  );
  expect(ids(heaps.today)).toEqual(['waits', 'back-again']);
  expect(ids(heaps.accepted)).toEqual(['taken', 'spoken']);
  expect(ids(heaps.later.today)).toEqual(['put-off']);
  expect(ids(heaps.later.accepted)).toEqual(['taken-put-off']);
});

it('a task can be put off to this evening while that lies ahead, and to tomorrow morning', () => {
  const at = (hour: number) => new Date(2026, 10, 22, hour).getTime();
  const names = (now: number) => momentsFrom(now).map(({ name }) => name);
  expect(names(at(14))).toEqual(['hour', 'evening', 'morning']);
  expect(names(at(18))).toEqual(['hour', 'morning']);
  expect(momentsFrom(at(14))[1]?.until).toBe(at(19));
  expect(momentsFrom(at(14))[2]?.until).toBe(new Date(2026, 10, 23, 9).getTime());
});
