import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Letter, twoArrivals } from '../../support/arrivals.ts';
import { collectorOn } from '../../support/collector.ts';
import { onEachStore } from '../../support/stores.ts';
import { forgetReaders, sendTurns, toldBy } from '../../support/told.ts';

const RUNS = { sqlite: 200, postgres: 30 };
/** ms; for a machine that does much else at the same time. */
const PATIENCE = 240_000;

onEachStore('whatever order messages come in', (open) => {
  const page = collectorOn(open);

  async function toldAfter(turns: Letter[][]) {
    await forgetReaders(page.store);
    await sendTurns(page, turns);
    return toldBy(page.store);
  }

  it(
    'the store is the same, however often they come and however they are grouped',
    async () => {
      await fc.assert(
        fc.asyncProperty(twoArrivals, async ([one, other]) => {
          expect(await toldAfter(one)).toEqual(await toldAfter(other));
        }),
        { numRuns: RUNS[page.store.dialect] },
      );
    },
    PATIENCE,
  );
});
