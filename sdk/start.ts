/** Starts Dogear on this page. */
import { hashText } from '../runtime/wire/bands.ts';
import type { LoadChunk } from './chunks.ts';
import { type Inside, newDogear } from './dogear.ts';
import { browserEnv } from './env.ts';
import { guard } from './guard.ts';
import type { Dogear, Link, Options } from './options.ts';
import { readStored } from './storage.ts';

/** Whoever comes by a signed link looks at the heat of the page: that is no reading, so nothing else starts. */
const OVERLAY = '#dogear-overlay=';

/** A link that has not come by then does without the runtime, ms. */
const PATIENCE = 5_000;

type Door = (...call: never[]) => unknown;

/** Every door to the page is guarded; where even the start fails (or there is no page), the doors lead nowhere. */
export function start(options: Options, loadChunk: LoadChunk): Dogear {
  const { consent = 'granted', gpc, sample = 1 } = options;
  const optedOut = gpc !== 'ignore' && !!guard(optsOut)();
  const measured = !((guard(chance)(optedOut) as number) >= sample);
  const inside = guard(() =>
    location.hash.indexOf(OVERLAY)
      ? measured && newDogear(options, loadChunk, browserEnv())
      : loadChunk('overlay', (chunk) => chunk.open(options.endpoint)),
  )() as Inside;
  const dogear = {} as Dogear;
  for (const door of ['track', 'identify', 'reset', 'consent', 'page', 'on'] as const) {
    dogear[door] = guard((...call: never[]) => (inside[door] as Door)(...call)) as never;
  }
  dogear.share = (told) => {
    const link = new Promise<Link>((resolve) => {
      const plain = guard(() => resolve({ url: location.href }));
      guard(inside ? inside.share : plain)(resolve);
      setTimeout(plain, PATIENCE);
    });
    if (told) link.then(guard(told));
    return link;
  };
  const choose = dogear.consent;
  dogear.consent = (choice) => choose(optedOut && choice === 'cookieless' ? 'denied' : choice);
  // What a tag says for everybody is not the choice of this person; what the page asks them later is.
  if (!optedOut || consent !== 'granted') dogear.consent(consent);
  return dogear;
}

/** Global Privacy Control, or Do Not Track in the words of all browsers. */
export function optsOut(): boolean {
  const page = window as { doNotTrack?: unknown };
  const { globalPrivacyControl, doNotTrack, msDoNotTrack } = navigator as Navigator & Record<string, unknown>;
  return /1|yes|true/.test(`${[globalPrivacyControl, doNotTrack, msDoNotTrack, page.doNotTrack]}`);
}

/** From 0 to 1, the same each time this device comes to this address. A device that is not known is not looked for. */
function chance(unknown: boolean): number {
  const [device] = ((!unknown && readStored()) || '').split('.');
  return device ? Number.parseInt(hashText(device + location.pathname), 36) / 2 ** 53 : Math.random();
}
