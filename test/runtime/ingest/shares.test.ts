import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NEW_SHARES_A_DAY } from '../../../runtime/ingest/shares.ts';
import { agentShare, DEEPEST, newShare } from '../../../runtime/store/shares.ts';
import type { Tables } from '../../../runtime/store/tables.ts';
import { BLOCKS, Collector, event, identify, reading, share, view } from '../../support/collector.ts';
import { DAY, journey, MONDAY } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const PAGE = 'https://example.com/waiting';
let views = 0;

onEachStore('shares', (open) => {
  let store: TestStore;
  let page: Collector;
  beforeEach(async () => {
    store = await open();
    page = await Collector.open(store);
    await opens('ann');
  });
  afterEach(() => store.remove());

  /** The device opens the article, at this address. */
  async function opens(name: string, url = PAGE, told: Parameters<typeof view>[0] = {}) {
    views += 1;
    const message = view({ reading: `reading-of-view-${views}`, url, blocks: BLOCKS, ...told });
    await page.send([message], { device: `device-of-${name}` });
    return message;
  }

  /** The device reads all of it. */
  const completes = (name: string) =>
    page.send([reading({ reading: `reading-of-${name}`, at: page.backstage.now })], {
      device: `device-of-${name}`,
    });

  /** The link that the device gets to pass on. */
  async function shares(name: string, told: Parameters<typeof share>[0] = {}): Promise<string> {
    const { shares, rejected } = await page.send([share(told)], { device: `device-of-${name}` });
    if (!shares?.[0]) throw new Error(`no link: ${rejected[0]?.reason}`);
    return shares[0].url;
  }

  const shareOf = async (name: string): Promise<Tables['shares']> => {
    const { id } = await page.person(`device-of-${name}`);
    const found = (await page.rows('shares')).find(({ personId }) => personId === id);
    if (!found) throw new Error(`${name} shared nothing`);
    return found;
  };

  /** The link of the agent 周敏. */
  async function agents(): Promise<Tables['shares']> {
    const [content] = await page.rows('contents');
    const minting = { contentId: content?.id as string, address: PAGE, by: { agentId: 'zhou' }, at: MONDAY };
    return store.write((db) => agentShare(db, newShare({ id: page.backstage.world.id(), ...minting })));
  }

  const told = async (name: string) => {
    const { id } = await page.person(`device-of-${name}`);
    return (await page.rows('events'))
      .filter(({ personId, name }) => personId === id && name.startsWith('share.'))
      .map(({ name, propertiesJson }) => [name, JSON.parse(propertiesJson)]);
  };

  describe('a link', () => {
    it('is the content’s own address with a code, and the same one whenever it is asked for', async () => {
      const url = await shares('ann');
      expect(url).toMatch(/^https:\/\/example\.com\/waiting\?share_dogear=[0-9a-z]{13}$/);
      expect(await shares('ann')).toBe(url);
      expect(await shares('ben')).not.toBe(url);
      expect(await page.rows('shares')).toHaveLength(2);
    });

    it('comes again when its answer was lost', async () => {
      const asked = share();
      const first = await page.send([asked]);
      const second = await page.send([asked]);
      expect(first).toMatchObject({ accepted: 1, duplicates: 0 });
      expect(second).toMatchObject({ accepted: 0, duplicates: 1, shares: first.shares });
    });

    it('may be asked for with the very view that makes person and content known', async () => {
      const content = 'https://example.com/new';
      const said = [view({ content, url: `${content}?utm_source=x` }), share({ content })];
      const { shares } = await page.send(said, { device: 'device-of-nobody-yet' });
      expect(shares?.[0]?.url).toContain(`${content}?share_dogear=`);
    });

    it('leaves no trace in the address of its content', async () => {
      page.backstage.now += 5;
      await opens('ben', await shares('ann'), { at: MONDAY + 5 });
      expect(await page.row('contents')).toMatchObject({ url: PAGE, lastSeen: MONDAY + 5 });
    });

    it('is refused for what nobody opened at an address', async () => {
      const { rejected, shares } = await page.send([share({ content: 'nowhere' })]);
      expect(rejected).toEqual([expect.objectContaining({ index: 0, code: 'no-address' })]);
      expect(shares).toBeUndefined();
    });

    it('is minted so often a day and no more, whoever asks a thousand times', async () => {
      const contents = Array.from({ length: 300 }, (_, i) => `https://example.com/${i}`);
      const { accepted, rejected, shares } = await page.send(contents.map((content) => share({ content })));
      expect([accepted, shares?.length, rejected.length]).toEqual([50, 50, 250]);
      expect(rejected[0]).toMatchObject({ code: 'too-many-shares' });
      expect(await page.rows('shares')).toHaveLength(NEW_SHARES_A_DAY.person);
      page.backstage.now += DAY;
      expect(await shareOf('ann')).toBeDefined();
      expect((await page.send([share({ content: 'https://example.com/299' })])).accepted).toBe(1);
    });
  });

  describe('opened by somebody', () => {
    it('counts views and persons, and tells both', async () => {
      const url = await shares('ann');
      const seen = await opens('ben', url);
      await opens('ben', `${url}&from=singlemessage`);
      await opens('cai', url);
      const row = await shareOf('ann');
      expect(row).toMatchObject({ opens: 3, persons: 2, completes: 0, chainPersons: 2 });
      const properties = { share: row.id, content: row.contentId, by: 'customer', depth: 0 };
      expect(await told('ben')).toEqual([
        ['share.opened', properties],
        ['share.opened', properties],
      ]);
      expect(await told('ann')).toEqual([
        ['share.brought', properties],
        ['share.brought', properties],
      ]);
      expect((await page.person('device-of-ben')).events).toBe(2);
      await page.send([{ ...seen }], { device: 'device-of-ben' });
      expect((await shareOf('ann')).opens).toBe(3);
    });

    it('does not count for the own link, nor for what comes back to who began the chain', async () => {
      const url = await shares('ann');
      await opens('ann', url);
      await opens('ben', url);
      await opens('ann', await shares('ben'));
      expect(await shareOf('ann')).toMatchObject({ opens: 1, persons: 1, chainPersons: 1, chainShares: 1 });
      expect(await shareOf('ben')).toMatchObject({ opens: 0, persons: 0 });
      expect((await told('ann')).map(([name]) => name)).toEqual(['share.brought']);
    });

    it('is credited once a person for whoever came by it first and completed the content', async () => {
      await opens('ben', await shares('ann'));
      await opens('ben', (await agents()).url);
      await completes('ben');
      await completes('ben');
      expect(await shareOf('ann')).toMatchObject({ completes: 1, chainCompletes: 1 });
      expect(await agents()).toMatchObject({ persons: 1, completes: 0, chainPersons: 0 });
    });
  });

  describe('a chain', () => {
    it('goes from agent to customer to friend, with depth, root and credit', async () => {
      const root = await agents();
      await opens('ann', root.url);
      await opens('ben', await shares('ann'));
      await opens('cai', await shares('ben'));
      await completes('cai');
      const [ann, ben] = [await shareOf('ann'), await shareOf('ben')];
      expect(ann).toMatchObject({ depth: 1, parentId: root.id, rootId: root.id, rootAgentId: 'zhou' });
      expect(ben).toMatchObject({ depth: 2, parentId: ann.id, rootId: root.id, rootAgentId: 'zhou' });
      expect(ben).toMatchObject({ persons: 1, completes: 1, chainShares: 0 });
      expect(ann).toMatchObject({
        persons: 1,
        completes: 0,
        chainPersons: 2,
        chainCompletes: 1,
        chainShares: 1,
      });
      expect(await agents()).toMatchObject({
        persons: 1,
        chainPersons: 3,
        chainCompletes: 1,
        chainShares: 2,
      });
      const [[name, properties]] = (await told('cai')) as [[string, unknown]];
      expect([name, properties]).toEqual([
        'share.opened',
        { share: ben.id, content: ben.contentId, by: 'customer', depth: 2, agent: 'zhou' },
      ]);
    });

    it('keeps its root and depth whatever is opened later', async () => {
      await opens('ben', await shares('ann'));
      const before = await shareOf('ann');
      await shares('ben');
      await opens('ann', (await agents()).url);
      await shares('ann');
      expect(await shareOf('ann')).toEqual({ ...before, chainShares: 1 });
    });

    it('as deep as may be begins anew', async () => {
      let url = await shares('ann');
      for (let i = 0; i <= DEEPEST; i++) {
        await opens(`no-${i}`, url);
        url = await shares(`no-${i}`);
      }
      const depths = (await page.rows('shares')).map(({ depth }) => depth);
      expect([Math.max(...depths), depths.filter((depth) => depth === 0).length]).toEqual([DEEPEST, 2]);
    });
  });

  describe('two persons who turn out to be one', () => {
    it('opened a share once, and have come by the first', async () => {
      const url = await shares('ann');
      page.backstage.now += 5;
      await opens('phone', url, { at: MONDAY + 2 });
      await completes('phone');
      await opens('laptop', (await agents()).url, { at: MONDAY + 1 });
      await opens('laptop', url, { at: MONDAY + 3 });
      for (const device of ['device-of-phone', 'device-of-laptop'])
        await page.send([identify({ user: 'dan' })], { device });
      expect(await page.rows('merges')).toHaveLength(1);
      expect(await shareOf('ann')).toMatchObject({ opens: 2, persons: 1, completes: 0, chainPersons: 0 });
      expect(await agents()).toMatchObject({ persons: 1, completes: 1, chainPersons: 1, chainCompletes: 1 });
    });

    it('have not come by their own share', async () => {
      await page.send([identify({ user: 'ann' })]);
      await opens('laptop', await shares('ann'));
      await page.send([identify({ user: 'ann' })], { device: 'device-of-laptop' });
      expect(await shareOf('ann')).toMatchObject({ opens: 1, persons: 0, chainPersons: 0 });
      expect(await page.rows('shareOpens')).toEqual([]);
    });
  });

  describe('whatever else stands in an address', () => {
    it.each(['0000000000000', '', '%00', '🀄', "';--", 'x'.repeat(500)])(
      '“%s” leads to nobody, is counted, and the view is taken',
      async (code) => {
        const { id } = await opens('ben', `${PAGE}?share_dogear=${code}`);
        expect((await page.rows('events')).some((row) => row.id === id)).toBe(true);
        expect(await page.totals()).toMatchObject({ 'shares-unknown': 1 });
        expect([await told('ben'), page.backstage.errors]).toEqual([[], []]);
      },
    );

    it('the share of another content leads to nobody', async () => {
      const url = await shares('ann');
      await opens('ben', url, { content: 'another' });
      expect(await shareOf('ann')).toMatchObject({ opens: 0 });
      expect(await page.totals()).toMatchObject({ 'shares-unknown': 1 });
    });

    it('no page can tell the events of shares', async () => {
      const { accepted, rejected } = await page.send([
        event('share.opened'),
        event('share.brought'),
        event('share'),
      ]);
      expect([accepted, rejected.map(({ code }) => code)]).toEqual([1, ['reserved-name', 'reserved-name']]);
    });
  });

  it('a friend opens what a customer shared, and the agent hears of it', async () => {
    await page.send([identify({ user: 'ann' })]);
    const thanks = journey('entry-share', { who: 'shared', reentry: 'always' })
      .next('task', { title: '道谢', agent: 'zhou', dueIn: DAY })
      .by('positive')
      .next('exit');
    const welcome = journey('entry-share', { by: 'customer', depth: 1, reentry: 'always' })
      .next('tag', { add: ['friend'] })
      .next('exit');
    await store.write((db) =>
      db
        .insertInto('agents')
        .values({
          id: 'zhou',
          name: '周敏',
          kind: 'human',
          token: 'at_1',
          unitId: null,
          capacity: null,
          createdAt: 0,
        })
        .execute(),
    );
    await page.backstage.publish(thanks, 'thanks');
    await page.backstage.publish(welcome, 'welcome');
    await opens('ann', (await agents()).url);
    await opens('ben', await shares('ann'));
    const task = await page.row('tasks');
    const { id } = await page.person('device-of-ann');
    expect(task).toMatchObject({ personId: id, agentId: 'zhou', title: '道谢' });
    expect(JSON.parse(task.evidenceJson)).toMatchObject({ why: { zh: '分享的《等待期》被人打开' } });
    expect(JSON.parse((await page.person('device-of-ben')).tagsJson)).toEqual(['friend']);
    expect(JSON.parse((await page.person()).tagsJson)).toEqual([]);
  });
});
