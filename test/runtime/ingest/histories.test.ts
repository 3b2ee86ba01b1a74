import { expect, it } from 'vitest';
import { nothingNeeded } from '../../../runtime/condition/index.ts';
import { collectorOn, event } from '../../support/collector.ts';
import { HOUR, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

onEachStore('what a person did', (open) => {
  const page = collectorOn(open);

  const quotes = async () => {
    const { id } = await page.row('persons');
    const needs = { ...nothingNeeded, events: new Set(['quote']) };
    return (await page.backstage.advance.facts(id, needs))?.events?.quote;
  };

  it('is known the same before and after it is folded, and however often', async () => {
    const began = MONDAY - HOUR;
    for (let batch = 1; batch <= 30; batch++) {
      const at = began + batch * 1_000;
      const seven = Array.from({ length: 7 }, (_, place) => event('quote', { at: at + place }));
      await page.send([...seven, event(`other-${batch}`), event('scroll'), event('scroll')]);
      expect(await quotes()).toMatchObject({ count: batch * 7, firstAt: began + 1_000, lastAt: at + 6 });
    }
    const folded = (await page.rows('personEvents')).find(({ name }) => name === 'quote');
    expect(folded?.count, 'two foldings, and some that lie there still').toBe(7 * 26);
    expect(await page.rows('recentEvents')).toHaveLength(4);
  });
});
