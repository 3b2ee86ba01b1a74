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
import type { Dogear, Options } from './options.ts';
import { start } from './start.ts';

export type { Consent, Dogear, Happenings, Options } from './options.ts';

const chunks = {
  push: () => import('./push/show.tsx'),
  vitals: () => import('./vitals/watch.ts'),
};

/** Never throws, nor does anything it returns. */
export function createDogear(options: Options): Dogear {
  return start(options, ((name) => chunks[name]()) as LoadChunk);
}
