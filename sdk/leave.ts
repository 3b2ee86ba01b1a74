/** The page is left before the part came that sends: what was said goes by beacon, or waits on the device for the next page. */
import type { Core } from './core.ts';
import { bodyOf } from './delivery/body.ts';
import { guard } from './guard.ts';

/** Where it waits; with the time of writing first, as all that is kept on the device. */
export const LEFT = 'dogear.left';

export const leave = guard((core: Core): void => {
  const { env, kept, head, person, url } = core;
  const body = bodyOf(
    head,
    person.sender(),
    env.wall(),
    Array.from(kept.values(), ([json]) => json),
  );
  if (navigator.onLine && navigator.sendBeacon(url, body)) kept.clear();
  else if (core.choice === 'granted') localStorage[LEFT] = JSON.stringify([env.wall(), ...kept.values()]);
});
