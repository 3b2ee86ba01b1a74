import { describe, expect, it } from 'vitest';
import type { IngestError } from '../../../runtime/ingest/index.ts';
import {
  BLOCKS,
  click,
  collectorOn,
  drops,
  event,
  identify,
  pushReport,
  reading,
  VERSION,
  view,
} from '../../support/collector.ts';
import { DAY, HOUR, MINUTE, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

onEachStore('at the door', (open) => {
  const page = collectorOn(open);

  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => expect.unreachable('it was taken'),
      ({ status, code, detail }: IngestError) => ({ status, code, detail }),
    );
  const reasons = async (...messages: unknown[]) =>
    (await page.send(messages)).rejected.map(({ code, reason }) => `${code}: ${reason}`);

  describe('a batch as a whole', () => {
    it('needs the key of a site', async () => {
      expect(await refusal(page.send([event('quote')], { key: 'pk_nobody' }))).toEqual({
        ...{ status: 401, code: 'unknown-key' },
        detail: 'No site has the key "pk_nobody". Check data-key of the script tag.',
      });
    });

    it('is told which field is wrong', async () => {
      expect(
        await refusal(page.ingest.accept({ key: 'pk', sentAt: 1, device: 'short', messages: [1] }, 99)),
      ).toEqual({
        ...{ status: 400, code: 'malformed' },
        detail:
          'The batch is malformed: "device" is "short"; expected a text of 8 to 64 characters that matches ^[0-9A-Za-z_-]+$.',
      });
    });

    it.each([[null], [7], ['x'], [[]], [{}]])('cannot be %j', async (body) => {
      expect(await refusal(page.ingest.accept(body, 9))).toMatchObject({ status: 400, code: 'malformed' });
    });

    it('may have 500 messages and 500 KB', async () => {
      const many = Array.from({ length: 501 }, () => event('quote'));
      expect(await refusal(page.send(many))).toMatchObject({ status: 413, code: 'too-large' });
      expect(await refusal(page.ingest.accept({}, 500_001))).toMatchObject({
        status: 413,
        code: 'too-large',
      });
      expect(await page.send(many.slice(1))).toMatchObject({ accepted: 500 });
    });

    it('waits outside when too much is queued', async () => {
      await page.send([event('quote')]);
      const full = () => Array.from({ length: 500 }, () => event('quote'));
      const sent = Array.from({ length: 41 }, () => page.send(full()).catch((error) => error));
      const answers = await Promise.all(sent);
      expect(answers.filter(({ status }) => status === 503)).toHaveLength(1);
      expect(answers.at(-1)).toMatchObject({ code: 'overloaded', retryAfter: 2 });
    });
  });

  describe('a message', () => {
    it('costs only itself when it is bad, and is told why', async () => {
      const answer = await page.send([
        event('quote'),
        reading({ engaged: -5 }),
        reading({ screen: 'watch' as 'phone' }),
        { ...event('quote'), id: 7 },
        { type: 'event', id: 'message-x', at: MONDAY },
        { ...event('quote'), more: 1 },
        { type: 'nonsense' },
        event('quote'),
      ]);
      expect(answer).toMatchObject({ accepted: 2, duplicates: 0 });
      expect(answer.rejected).toEqual([
        {
          index: 1,
          code: 'invalid',
          reason: 'message 1: "engaged" is -5; expected an integer from 0 to 604800000',
        },
        {
          ...{ index: 2, code: 'invalid' },
          reason: 'message 2: "screen" is "watch"; expected one of "phone", "tablet", "desktop"',
        },
        {
          ...{ index: 3, code: 'invalid' },
          reason: 'message 3: "id" is 7; expected a text of 8 to 64 characters that matches ^[0-9A-Za-z_-]+$',
        },
        { index: 4, code: 'invalid', reason: 'message 4: "name" is missing' },
        { index: 5, code: 'invalid', reason: 'message 5: "more" is not a field of it; leave it out' },
        {
          ...{ index: 6, code: 'unknown-type' },
          reason:
            'message 6: "type" is none of view, reading, event, click, identify, push, share, vitals, drops',
        },
      ]);
    });

    it('leaves nothing behind when it is the only one and bad, not even its person', async () => {
      expect(await page.send([{ type: 'nonsense' }])).toMatchObject({ accepted: 0, pushes: [] });
      expect(await page.rows('persons')).toEqual([]);
    });

    it('may name a content at any length', async () => {
      const long = Array.from({ length: 1_000 }, (_, n) => String.fromCharCode(0x4e00 + n * 7)).join('');
      const answer = await page.send([
        event('a', { content: `${long}1` }),
        event('b', { content: `${long}2` }),
      ]);
      expect(answer).toMatchObject({ accepted: 2 });
      expect(await page.rows('contents')).toHaveLength(2);
    });

    it('may have 32 KB', async () => {
      const long = event('quote', { properties: { text: 'x'.repeat(33_000) } });
      expect(await reasons(long, event('quote'))).toEqual([
        expect.stringMatching(/^too-large: message 0: it has 33\d{3} bytes; the limit is 32768$/),
      ]);
    });

    it('may nest 20 levels', async () => {
      const nested = (levels: number): unknown => (levels === 0 ? 1 : { in: nested(levels - 1) });
      const at = (levels: number) =>
        event('quote', { properties: nested(levels - 1) as Record<string, unknown> });
      expect(await reasons(at(20), at(21))).toEqual([
        'too-deep: message 1: it nests deeper than the limit of 20 levels',
      ]);
    });

    it('must carry the blocks of the version that it names', async () => {
      const other = [{ ...BLOCKS[0], weight: 5_000 }, ...BLOCKS.slice(1)] as typeof BLOCKS;
      expect(await reasons(view({ blocks: other }))).toEqual([
        expect.stringMatching(
          /^version-mismatch: message 0: "version" is ".+" but its blocks make ".+"; send/,
        ),
      ]);
      expect(await page.rows('contentVersions')).toEqual([]);
      expect(await page.rows('events')).toEqual([]);
    });

    it('can only speak of a push that was sent to its person', async () => {
      expect(await reasons(pushReport('unknown-push', 'clicked'))).toEqual([
        'unknown-push: message 0: "push" is "unknown-push", which was not sent to this person',
      ]);
    });
  });

  describe('what a store cannot hold', () => {
    it('is cleaned out of texts, names and the envelope', async () => {
      const dirty = { 'na\0me': 'a\0b', emoji: '😀', lone: 'x\ud800y', list: ['\0'] };
      await page.send([event('qu\0ote', { properties: dirty })], { zone: 'Asia\0', user: '\0' });
      expect(await page.row('events')).toMatchObject({
        name: 'quote',
        propertiesJson: '{"emoji":"😀","lone":"x\ufffdy","list":[""],"name":"ab"}',
      });
      expect((await page.row('persons')).zone).toBe('Asia');
    });

    it('does not reach prototypes', async () => {
      const body = `{"key":"pk_test_site","sentAt":${MONDAY},"device":"device-of-ann","messages":[
        {"type":"identify","id":"message-x","at":${MONDAY},"identifiers":[],"__proto__":{"polluted":1},
         "attributes":{"__proto__":{"polluted":1},"constructor":"c"}}]}`;
      expect(await page.ingest.accept(JSON.parse(body), body.length)).toMatchObject({
        accepted: 1,
        rejected: [],
      });
      expect((await page.row('persons')).attributesJson).toBe(`{"constructor":{"value":"c","at":${MONDAY}}}`);
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    });
  });

  describe('times', () => {
    it('are those of the sender while its clock is about right', async () => {
      await page.send([event('quote', { at: MONDAY - HOUR })], { sentAt: MONDAY - 4 * MINUTE });
      expect((await page.row('events')).at).toBe(MONDAY - HOUR);
    });

    it('are corrected to the minute when it is not', async () => {
      const sentAt = MONDAY - 3 * DAY - 20_000;
      await page.send([reading({ at: sentAt - 1_000, startedAt: sentAt - 61_000 })], { sentAt });
      expect(await page.row('readings')).toMatchObject({
        ...{ updatedAt: MONDAY - 21_000, startedAt: MONDAY - 81_000 },
      });
    });

    it('are never in the future', async () => {
      await page.send([
        event('quote', { at: MONDAY + DAY }),
        reading({ at: MONDAY - 5, startedAt: MONDAY + 7 }),
      ]);
      expect((await page.row('events')).at).toBe(MONDAY);
      expect((await page.row('readings')).startedAt).toBe(MONDAY - 5);
    });
  });

  describe('names from outside', () => {
    it('make at most 1,000 contents a site and day; the rest counts under another', async () => {
      const named = (from: number, count: number) =>
        page.send(Array.from({ length: count }, (_, n) => event('quote', { content: `page-${from + n}` })));
      await named(0, 500);
      await named(500, 490);
      await named(990, 20);
      await page.send([view({ content: 'page-2000', blocks: BLOCKS }), view({ content: 'page-3' })]);
      const contents = await page.rows('contents');
      expect(contents).toHaveLength(1_001);
      const other = contents.find(({ key }) => key === 'other');
      const inOther = (await page.rows('events')).filter(({ contentId }) => contentId === other?.id);
      expect(inOther).toHaveLength(11);
      await page.send([click(0, { content: 'page-2000' }), click(1, { content: 'page-2001', version: 'x' })]);
      expect([await page.rows('contentVersions'), await page.rows('heat')]).toEqual([[], []]);
      page.backstage.now += DAY;
      expect((await page.send([view({ content: 'page-2000' })])).wants).toEqual([VERSION]);
      expect(await page.rows('contents')).toHaveLength(1_002);
    });

    it('count drops by the reasons that the SDK has', async () => {
      await page.send([drops({ overflow: 3, 'http-503': 2, nonsense: 7 })]);
      expect(await page.totals()).toMatchObject({ 'drop:overflow': 3, 'drop:http-503': 2, 'drop:other': 7 });
    });
  });

  it('a message whose id is known is a duplicate, in one batch, in one group and later', async () => {
    const same = event('quote');
    const answers = await Promise.all([page.send([same, same]), page.send([same])]);
    const sum = (of: 'accepted' | 'duplicates') => answers.reduce((total, answer) => total + answer[of], 0);
    expect([sum('accepted'), sum('duplicates')]).toEqual([1, 2]);
    expect(await page.send([same, identify({ user: 'ann' })])).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await page.row('persons')).toMatchObject({ events: 1 });
    expect(await page.totals()).toMatchObject({ events: 1 });
  });
});
