/** What power cuts cost: waits that are lost, doubled or early, effects that are done twice, and requests that nobody hears of. */
import type { Bench } from '../support/bench.ts';
import { killWhileAsking } from '../support/faults/asking.ts';
import { killWhileSending } from '../support/faults/sending.ts';
import { killWhileWaiting } from '../support/faults/waiting.ts';

export default { name: 'faults', run } satisfies Bench;

async function run(): Promise<Record<string, number>> {
  return {
    ...named('waits', await killWhileWaiting(10_000, 50)),
    ...named('asking', await killWhileAsking(3_000, 50)),
    ...named('keyed', await killWhileSending(100, 'known')),
    ...named('keyless', await killWhileSending(100, 'strange')),
  };
}

const named = (part: string, figures: Record<string, number>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${part}.${name}`, value]));
