/**
 * The SDK as an ES module:
 *
 *     import { createDogear } from 'dogear/sdk';
 *     const dogear = createDogear({ key: 'pk_…', endpoint: 'https://dogear.example.com' });
 *     dogear.on('complete', (reading) => …);
 *
 * Call it once per page. It reads by itself from then on.
 */
import type { LoadChunk } from './chunks.ts';
import { guard } from './guard.ts';
import type { Dogear, Options } from './options.ts';
import { start } from './start.ts';

export type { Consent, Dogear, Happenings, InPagePush, Link, Options, ReadingState } from './options.ts';

const chunks = {
  later: () => import('./later/index.ts'),
  debug: () => import('./debug/open.ts'),
  push: () => import('./push/show.tsx'),
  vitals: () => import('./vitals/watch.ts'),
  share: () => import('./share/share.ts'),
  overlay: () => import('./overlay/open.ts'),
};

const loadChunk: LoadChunk = (name, use) => {
  chunks[name]().then(guard(use as (chunk: object) => void), () => undefined);
};

/** Never throws, nor does anything it returns. */
export function createDogear(options: Options): Dogear {
  return start(options, loadChunk);
}
