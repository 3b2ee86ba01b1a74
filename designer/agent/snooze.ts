/** Moments to which a task can be put off: pure, by the viewer's calendar. */

const HOUR = 3_600_000;
const EVENING = 19;
const MORNING = 9;

export interface Moment {
  name: 'hour' | 'evening' | 'morning';
  /** ms UTC */
  until: number;
}

/** An hour on, this evening while that lies more than an hour ahead, tomorrow morning. */
export function momentsFrom(now: number): Moment[] {
  const evening = new Date(now).setHours(EVENING, 0, 0, 0);
  const moments: Moment[] = [{ name: 'hour', until: now + HOUR }];
  if (evening > now + HOUR) moments.push({ name: 'evening', until: evening });
  return [...moments, { name: 'morning', until: morningAfter(now) }];
}

function morningAfter(now: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + 1);
  return date.setHours(MORNING, 0, 0, 0);
}
