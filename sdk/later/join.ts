/** What nobody misses in the first second: joins the core once the page is at rest. */
import type { Core } from '../core.ts';
import { guard } from '../guard.ts';
import { watchEyes } from './attend.ts';
import { deliver } from './deliver.ts';
import { follow } from './follow.ts';
import { onJumps } from './jumps.ts';
import { keep } from './keep.ts';
import { onNavigation } from './navigation.ts';
import { reportInTime } from './reports.ts';
import { restBetweenLooks } from './rest.ts';
import { onTaps } from './taps.ts';
import { onVitals } from './vitals.ts';

const joined = new WeakSet<Core>();

/** Once, however often the core asked before it came. */
export function join(core: Core): void {
  if (joined.has(core)) return;
  joined.add(core);
  const { env, head } = core;
  deliver(core);
  follow(core);
  watchEyes(core);
  onJumps(core);
  restBetweenLooks(core);
  reportInTime(core);
  // Every one by itself: a page that froze `history` or has no observers still gets the rest.
  guard(keep)(core);
  guard(onTaps)(core);
  guard(onNavigation)(() => core.navigated());
  guard(onVitals)(core);
  // In a moment of its own.
  env.after(0, () => {
    head.zone = zone();
  });
}

/** The short way where there is one: a format of dates takes a slow phone 80 ms, one of hours a third of that. */
function zone(): string {
  const { Temporal } = window as { Temporal?: { Now: { timeZoneId(): string } } };
  if (Temporal) return Temporal.Now.timeZoneId();
  return new Intl.DateTimeFormat('en', { hour: 'numeric' }).resolvedOptions().timeZone;
}
