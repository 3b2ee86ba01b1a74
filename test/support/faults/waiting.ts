/** Power cuts while people wait for moments within three hours. */
import type { Store } from '../../../runtime/store/index.ts';
import { HOUR, journey, MINUTE } from '../journey.ts';
import { newFolder } from '../process.ts';
import { tracesIn } from '../traces.ts';
import { fillWaiting, openFolder } from '../waiting.ts';
import { activeRuns, liveAndDie, serveAt, settled } from './lives.ts';

/** Waits are over within this time, ms. */
const SPAN = 3 * HOUR;

export async function killWhileWaiting(waits: number, kills: number) {
  const folder = newFolder();
  const patience = journey()
    .next('wait', { duration: MINUTE })
    .next('tag', { add: ['waited'] })
    .next('exit');
  const waiting = { firstDue: Date.now(), apart: Math.floor(SPAN / waits) };
  const before = await openFolder(folder);
  await fillWaiting(before, { journey: patience, count: waits, ...waiting });
  await before.close();
  await liveAndDie(folder, kills, SPAN);
  const served = await serveAt(folder, SPAN);
  const store = await openFolder(folder);
  await settled(async () => (await activeRuns(store)) === 0);
  const figures = await firedIn(store, waiting);
  await store.close();
  await served.stop();
  return { waits, kills, ...figures };
}

/** Every wait has to be over once, and not before its time. */
async function firedIn(store: Store, { firstDue, apart }: { firstDue: number; apart: number }) {
  const exits = (await tracesIn(store)).filter(
    ({ runId, node, what }) => node === 'wait' && what === 'exit' && runId.startsWith('run-'),
  );
  const fired = new Set(exits.map(({ runId }) => runId)).size;
  const early = exits.filter(({ runId, at }) => at < firstDue + Number(runId.slice(4)) * apart).length;
  return { fired, twice: exits.length - fired, early };
}
