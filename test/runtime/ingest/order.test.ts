import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Letter, twoArrivals } from '../../support/arrivals.ts';
import { Collector } from '../../support/collector.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';
import { forgetReaders, sendTurns, toldBy } from '../../support/told.ts';

const RUNS = { sqlite: 200, postgres: 30 };
/** ms; for a machine that does much else at the same time. */
const PATIENCE = 240_000;

onEachStore('whatever order messages come in', (open) => {
  let store: TestStore;
  let page: Collector;
  beforeEach(async () => {
    store = await open();
    page = await Collector.open(store);
  });
  afterEach(() => store.remove());

  async function toldAfter(turns: Letter[][]) {
    await forgetReaders(store);
    await sendTurns(page, turns);
    return toldBy(store);
  }

  it(
    'the store is the same, however often they come and however they are grouped',
    async () => {
      await fc.assert(
        fc.asyncProperty(twoArrivals, async ([one, other]) => {
          expect(await toldAfter(one)).toEqual(await toldAfter(other));
        }),
        { numRuns: RUNS[store.dialect] },
      );
    },
    PATIENCE,
  );
});
