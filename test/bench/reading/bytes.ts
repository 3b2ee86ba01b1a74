/** What a page loads: the script tag's file before anything lazy, and what follows it on every page that is read. Brotli 11. */
import type { Bench } from '../../support/bench.ts';
import { bundles, sizeOf } from '../../support/sizes.ts';

const FIGURES: Record<string, string> = { sdk: 'firstBrotliBytes', 'sdk later': 'laterBrotliBytes' };

const goals: Record<string, string> = { firstBrotliBytes: '≤ 6,000; 8,000 fails the build' };

export default { name: 'bytes', run, goals } satisfies Bench;

async function run(): Promise<Record<string, number>> {
  const loaded = bundles().flatMap((bundle) => {
    const figure = FIGURES[bundle.name];
    return figure ? [[figure, sizeOf(bundle).brotli] as const] : [];
  });
  return Object.fromEntries(loaded);
}
