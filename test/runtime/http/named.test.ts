/** Lists that are searched by name, wherever they are kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JourneyListed, JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { SegmentListed } from '../../../runtime/wire/api/segments.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { SEARCH_LENGTH } from '../../../runtime/wire/search.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { journey } from '../../support/journey.ts';

describe.each(DATABASES)('on $name', ({ open }) => {
  let dogear: Dogear;
  beforeAll(async () => {
    dogear = await startDogear(await open());
  });
  afterAll(() => dogear.close());

  const draft = journey('entry-event', { event: 'spring' }).next('exit').graph;
  const begin = (name: string) =>
    dogear.api<JourneyShown>('POST', '/api/journeys', { name, draft, layout: {} });

  it('segments are found by a part of the name in either case, page by page', async () => {
    const condition = { operand: { of: 'attribute', name: 'income' }, operator: 'exists' };
    for (const name of ['Gold 1 100%', 'Gold 2 100%', 'Gold 3 100%', '银卡']) {
      await dogear.api('POST', '/api/segments', { name, condition });
    }
    const names = async (query: string) =>
      (await dogear.api<Page<SegmentListed>>('GET', `/api/segments?${query}`)).items.map(({ name }) => name);
    expect(await names('q=gOlD%202')).toEqual(['Gold 2 100%']);
    expect(await names(`q=${encodeURIComponent('银')}`)).toEqual(['银卡']);
    expect(await names('q=0%25'), 'a sign of the search language is a sign').toHaveLength(3);
    expect(await names('q=nowhere')).toEqual([]);
    const first = await dogear.api<Page<SegmentListed>>('GET', '/api/segments?q=gold&limit=2');
    expect(first.items).toHaveLength(2);
    const left = ['Gold 1 100%', 'Gold 2 100%', 'Gold 3 100%'].filter(
      (name) => !first.items.some((one) => one.name === name),
    );
    expect(await names(`q=gold&limit=2&after=${first.next}`)).toEqual(left);
  });

  it('journeys are found by a part of the name in either case, by their state, and page by page', async () => {
    const names = async (query: string) =>
      (await dogear.api<Page<JourneyListed>>('GET', `/api/journeys?${query}`)).items.map(({ name }) => name);
    const made = [];
    for (const n of [1, 2, 3]) made.push(await begin(`Spring ${n} 100%`));
    const [live, archived] = made;
    await dogear.api('POST', `/api/journeys/${live?.id}/publish`, {});
    await dogear.api('POST', `/api/journeys/${archived?.id}/archive`, {});
    expect(await names('q=sPrInG%203')).toEqual(['Spring 3 100%']);
    expect(await names('q=g%202'), 'archived ones are asked for').toEqual([]);
    expect(await names('q=g%202&archived=true')).toEqual(['Spring 2 100%']);
    expect(await names('q=100%25'), 'a sign of the search language is a sign').toHaveLength(2);
    expect(await names('q=spring&state=live')).toEqual(['Spring 1 100%']);
    const first = await dogear.api<Page<JourneyListed>>('GET', '/api/journeys?q=spring&limit=1');
    const both = [...first.items.map(({ name }) => name), ...(await names(`q=spring&after=${first.next}`))];
    expect(both.sort()).toEqual(['Spring 1 100%', 'Spring 3 100%']);
    expect((await dogear.call('GET', '/api/journeys?state=gone')).body.field).toBe('state');
    expect(await names('q=spring&order=goals&limit=1')).toHaveLength(1);
    expect((await dogear.call('GET', '/api/journeys?order=luck')).body.field).toBe('order');
  });

  it.each(['people', 'contents', 'segments', 'journeys', 'agents', 'units', 'blocked'])(
    '%s are searched by a text as long as a page lets it be typed, and by none that is longer',
    async (list) => {
      const answer = async (length: number) =>
        dogear.call<{ field?: string }>('GET', `/api/${list}?q=${'长'.repeat(length)}`);
      expect((await answer(SEARCH_LENGTH)).status).toBe(200);
      const { status, body } = await answer(SEARCH_LENGTH + 1);
      expect([status, body.field]).toEqual([400, 'q']);
    },
  );
});
