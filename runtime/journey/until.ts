/** Until when a wait keeps a run, by what it waits for; and what an overdue one does. */
import { dateOf } from '../condition/dates.ts';
import { own } from '../condition/own.ts';
import { clockOf, momentAt, momentOf, nextClock, nextOpen, nextWorking, OFFICE_HOURS } from './local.ts';
import type { AtOnce, Decision, Scene } from './vocabulary.ts';

export type Kind = 'duration' | 'moment' | 'clock' | 'window' | 'hours' | 'attribute';

export interface Until {
  until: Kind;
  duration: number;
  moment: string;
  zone?: string;
  after?: number;
  time: number;
  days: string[];
  from: number;
  to: number;
  attribute: string;
  offset: number;
  overdue: 'go-on' | 'skip' | 'again';
  late: number;
}

/** When the wait is over, ms UTC: now or earlier if there is nothing to wait for; `undefined` without the date it goes by. */
export function untilOf(node: Until, scene: Scene): number | undefined {
  return FINDS[node.until](node, scene);
}

/** Who comes back in the very minute of the clock at which they left waits for the next such minute. */
const MINUTE_MS = 60_000;

const FINDS: Record<Kind, (node: Until, scene: Scene) => number | undefined> = {
  duration: ({ duration }, { facts }) => facts.now + duration,
  moment: ({ moment, zone }, scene) => momentOf(moment, zone ?? scene.zone),
  clock: ({ after = 0, time }, { facts, zone, again }) =>
    nextClock(facts.now + Math.max(after, again() ? MINUTE_MS : 0), time, zone),
  window: (node, { facts, zone }) => nextOpen(facts.now, node, zone),
  hours: (_, { facts, zone }) =>
    nextWorking(facts.now, facts.person.hours ?? OFFICE_HOURS, zoneOfHours(facts, zone)),
  attribute: ({ attribute, offset, time }, { facts, zone }) => {
    const { day, at } = dateOf(own(facts.person.attributes, attribute));
    const date = day ?? (at === undefined ? undefined : clockOf(at, zone).day);
    return date === undefined ? undefined : momentAt(date + offset, time, zone);
  },
};

/** How a wait may be over on arrival: a date can be past, and a window open. */
export function overAtOnce({ until, after }: Until): readonly AtOnce[] {
  if (until === 'clock') return after === undefined ? [{ ...OVER, by: 'once' }] : [];
  if (until === 'attribute') return [OVER, { ...OVER, exit: 'missing' }];
  return until === 'moment' || until === 'window' || until === 'hours' ? [OVER] : [];
}

const OVER: AtOnce = { exit: 'next', by: 'arrival', field: 'until' };

const zoneOfHours = ({ person }: Scene['facts'], zone: string) => person.hours?.zone ?? zone;

/** Wakes a run whose wait is over; one that comes later than the node allows does what the node says. */
export function wake(node: Until, due: number, scene: Scene): Decision {
  const { now } = scene.facts;
  const late = now - due;
  if (node.overdue === 'go-on' || late <= node.late) return { exit: 'next' };
  if (node.overdue === 'skip') return { exit: 'overdue', why: { late } };
  const until = reopens(node, due, scene);
  return until <= now ? { exit: 'next', why: { late } } : { wait: { until }, why: { late } };
}

/** The next time like the one that was missed: within the window where there is one, else at the same time of the day. */
function reopens(node: Until, due: number, scene: Scene): number {
  if (node.until === 'window' || node.until === 'hours') return untilOf(node, scene) as number;
  return nextClock(scene.facts.now, clockOf(due, scene.zone).minute, scene.zone);
}
