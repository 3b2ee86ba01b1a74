import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Letter } from '../../support/arrivals.ts';
import { twoArrivals } from '../../support/arrivals.ts';
import { Collector } from '../../support/collector.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';
import { forgetReaders, toldBy } from '../../support/told.ts';

const RUNS = { sqlite: 200, postgres: 30 };

onEachStore('whatever order messages come in', (open) => {
  let store: TestStore;
  let page: Collector;
  beforeEach(async () => {
    store = await open();
    page = await Collector.open(store);
  });
  afterEach(() => store.remove());

  /** Letters in equal envelopes travel in one batch; the batches of a turn are sent together. */
  async function sendTurn(letters: Letter[]): Promise<void> {
    const batches = new Map<string, Letter[]>();
    for (const letter of letters) {
      const name = JSON.stringify(letter.envelope);
      batches.set(name, [...(batches.get(name) ?? []), letter]);
    }
    const sent = [...batches.values()].map((batch) =>
      page.send(
        batch.map(({ message }) => message),
        batch[0]?.envelope,
      ),
    );
    for (const answer of await Promise.all(sent)) expect(answer.rejected).toEqual([]);
  }

  async function toldAfter(turns: Letter[][]) {
    await forgetReaders(store);
    for (const turn of turns) {
      await sendTurn(turn);
      page.backstage.now += 1;
    }
    return toldBy(store);
  }

  it('the store is the same, however often they come and however they are grouped', async () => {
    await fc.assert(
      fc.asyncProperty(twoArrivals, async ([one, other]) => {
        expect(await toldAfter(one)).toEqual(await toldAfter(other));
      }),
      { numRuns: RUNS[store.dialect] },
    );
  });
});
