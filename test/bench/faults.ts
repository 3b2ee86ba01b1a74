/** What power cuts cost: waits that are lost, doubled or early, and webhooks that nobody hears of. */
import type { Bench } from '../support/bench.ts';
import { killWhileSending, killWhileWaiting } from '../support/faults.ts';

export default { name: 'faults', run } satisfies Bench;

async function run(): Promise<Record<string, number>> {
  const waiting = await killWhileWaiting(10_000, 50);
  const sending = await killWhileSending(100);
  return { ...named('waits', waiting), ...named('webhooks', sending) };
}

const named = (part: string, figures: Record<string, number>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${part}.${name}`, value]));
