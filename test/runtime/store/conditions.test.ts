import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bothAnswers, type Population, populate } from '../../support/agreement.ts';
import { conditionOver, moment } from '../../support/asked.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const PERSONS = 60;
const CONDITIONS = 100;

onEachStore('a condition asked of the store', (open) => {
  let store: TestStore;
  let population: Population;
  beforeAll(async () => {
    store = await open();
    population = await populate(store, PERSONS, 4);
  });
  afterAll(() => store.remove());

  it('is met by those persons for whom it holds in memory', async () => {
    let decided = 0;
    const agree = fc.asyncProperty(conditionOver(population.read), moment, async (condition, now) => {
      const { met, differ } = await bothAnswers(population, condition, now);
      expect(differ).toEqual([]);
      if (met.length > 0 && met.length < population.personIds.length) decided += 1;
    });
    await fc.assert(agree, { numRuns: CONDITIONS });
    expect(decided).toBeGreaterThan(CONDITIONS / 4);
  });
});
