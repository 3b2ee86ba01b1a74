import { describe, expect, it } from 'vitest';
import { NEW_SHARES_A_DAY } from '../../../runtime/ingest/shares.ts';
import { event, share, view } from '../../support/collector.ts';
import { DAY, MONDAY } from '../../support/journey.ts';
import { PAGE, sharers } from '../../support/sharers.ts';
import { onEachStore } from '../../support/stores.ts';

onEachStore('shares', (open) => {
  const { page, opens, completes, shares, shareOf, agents, told } = sharers(open);

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
});
