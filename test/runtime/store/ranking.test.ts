import { afterEach, beforeEach, expect, it } from 'vitest';
import { journeysListed } from '../../../runtime/store/views/journeys.ts';
import type { Cursor, Listed } from '../../../runtime/store/views/listing.ts';
import type { JourneyListed } from '../../../runtime/wire/api/journeys.ts';
import { Backstage } from '../../support/backstage.ts';
import { type Drawing, journey, MINUTE } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

onEachStore('journeys by goals', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  beforeEach(async () => {
    store = await open();
    backstage = new Backstage(store);
  });
  afterEach(() => store.remove());

  const reaching = (event: string): Drawing =>
    journey('entry-event', { event, reentry: 'always' }).next('goal', { goal: '成交' }).next('exit');
  const publish = async (id: string, drawing: Drawing = reaching(id)) => {
    backstage.now += MINUTE;
    await backstage.publish(drawing, id);
  };
  const reached = async (event: string, times: number) => {
    for (let time = 0; time < times; time++) await backstage.does(event, 'a');
  };
  const list = (limit: number, after?: Cursor): Promise<Listed<JourneyListed>> =>
    journeysListed(store.read, { order: 'goals', archived: false, limit, ...(after && { after }) });
  const told = ({ items }: Listed<JourneyListed>) => items.map(({ id, goals }) => `${id} ${goals}`);

  it('begin with those on which most were reached, however long ago they were changed', async () => {
    await backstage.meets('a');
    for (const id of ['best', 'good']) await publish(id);
    for (let n = 1; n <= 6; n++)
      await publish(`newer-${n}`, journey('entry-event', { event: 'x' }).next('exit'));
    await reached('good', 1);
    await reached('best', 2);
    expect(told(await list(2))).toEqual(['best 2', 'good 1']);
  });

  it('count those of every version, by what its nodes were then', async () => {
    await backstage.meets('a');
    await publish('one');
    await reached('one', 2);
    await publish(
      'one',
      journey('entry-event', { event: 'one', reentry: 'always' }).next('tag', { add: ['t'] }),
    );
    await publish('other');
    await reached('one', 5);
    await reached('other', 1);
    expect(told(await list(5))).toEqual(['one 2', 'other 1']);
  });

  it('are none where there are none', async () => {
    expect(await list(2)).toEqual({ items: [], next: null });
  });

  it('are told page by page, none twice', async () => {
    await backstage.meets('a');
    for (const id of ['a', 'b', 'c', 'd', 'e']) await publish(id);
    await reached('b', 2);
    await reached('d', 2);
    const pages = [await list(2)];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await list(2, next));
    expect(pages.map(told)).toEqual([['d 2', 'b 2'], ['e 0', 'c 0'], ['a 0']]);
  });
});
