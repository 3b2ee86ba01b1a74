import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEffects } from '../../../runtime/effects/index.ts';
import type { Delivery, Outgoing } from '../../../runtime/journey/vocabulary.ts';
import { HOUR, MINUTE, MONDAY, SECOND } from '../../support/journey.ts';
import { Receiver, SECRET } from '../../support/receiver.ts';

const world = { now: () => MONDAY, id: () => 'id' };
const effects = createEffects({ fetch, world, random: () => 0.5 });
const outgoing = (url: string, more: Partial<Outgoing> = {}): Outgoing => ({
  id: 'run:webhook:1',
  kind: 'webhook',
  attempt: 1,
  unheard: false,
  identifiers: [{ kind: 'phone', value: '13800000000' }],
  payload: {
    kind: 'webhook',
    url,
    secret: SECRET,
    body: { type: 'journey.webhook', person: { id: '张女士' } },
  },
  ...more,
});

let receiver: Receiver;
beforeEach(async () => {
  receiver = await Receiver.listening();
});
afterEach(() => receiver.close());

const send = (more: Partial<Outgoing> = {}) => effects.execute(outgoing(receiver.url, more));
const delayOf = (delivery: Delivery) =>
  delivery.state === 'pending' ? delivery.retryAt - MONDAY : undefined;

describe('a webhook', () => {
  it('is signed so that the library of Standard Webhooks verifies it', async () => {
    await send();
    const [request] = receiver.received;
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'run:webhook:1',
      'webhook-timestamp': String(MONDAY / 1000),
    });
    expect(request?.verified(MONDAY)).toEqual({
      type: 'journey.webhook',
      person: { id: '张女士', identifiers: [{ kind: 'phone', value: '13800000000' }] },
    });
    expect(() => request?.verified(MONDAY + HOUR)).toThrow('too old');
  });

  it('is done when the answer is 2xx; its JSON is there for the branches', async () => {
    receiver.answers({ status: 201, text: '{"score":7}' }, { status: 204 });
    expect(await send()).toEqual({
      state: 'done',
      answer: 'HTTP 201: {"score":7}',
      result: { status: 201, ok: true, body: { score: 7 } },
    });
    expect(await send()).toEqual({ state: 'done', answer: 'HTTP 204', result: { status: 204, ok: true } });
  });

  it('keeps its id over all attempts, and signs each at its own time', async () => {
    await send({ attempt: 1 });
    const later = createEffects({ fetch, world: { ...world, now: () => MONDAY + HOUR } });
    await later.execute(outgoing(receiver.url, { attempt: 2 }));
    const [first, second] = receiver.received.map(({ headers }) => headers);
    expect(second?.['webhook-id']).toBe(first?.['webhook-id']);
    expect(second?.['webhook-signature']).not.toBe(first?.['webhook-signature']);
    expect(receiver.received[1]?.verified(MONDAY + HOUR)).toBeTruthy();
  });

  it.each([400, 401, 404, 500, 502, 503, 504])('is tried again after %i', async (status) => {
    receiver.answers({ status, text: 'no' });
    expect(await send()).toEqual({
      state: 'pending',
      answer: `HTTP ${status}: no`,
      retryAt: MONDAY + 5 * SECOND * 1.1,
    });
  });

  it('takes a redirect for a failure and does not follow it', async () => {
    receiver.answers({ status: 302, headers: { location: '/elsewhere' } });
    expect(await send()).toMatchObject({ state: 'pending', answer: 'HTTP 302' });
    expect(receiver.received).toHaveLength(1);
  });

  it('is over at 410', async () => {
    receiver.answers({ status: 410, text: 'gone' });
    expect(await send()).toEqual({
      state: 'failed',
      answer: 'HTTP 410: gone',
      result: { status: 410, ok: false },
    });
  });

  it('waits as long as Retry-After asks, in seconds or until a date', async () => {
    const until = new Date(MONDAY + 2 * HOUR).toUTCString();
    receiver.answers(
      { status: 429, headers: { 'retry-after': '120' } },
      { status: 503, headers: { 'retry-after': until } },
    );
    expect(delayOf(await send())).toBe(2 * MINUTE);
    expect(delayOf(await send())).toBe(2 * HOUR);
  });

  it('does not come sooner than its own schedule, nor later than a day', async () => {
    const asks = (value: string) => receiver.answers({ status: 429, headers: { 'retry-after': value } });
    asks('1');
    expect(delayOf(await send())).toBe(5.5 * SECOND);
    asks('99999999');
    expect(delayOf(await send())).toBe(24 * HOUR);
    asks('soon');
    expect(delayOf(await send())).toBe(5.5 * SECOND);
  });

  it('is tried ten times over three days, then failed with the last answer', async () => {
    const delays: (number | undefined)[] = [];
    for (let attempt = 1; attempt <= 10; attempt++) {
      receiver.answers({ status: 500, text: `attempt ${attempt}` });
      delays.push(delayOf(await send({ attempt })));
    }
    const days = delays.reduce<number>((sum, delay) => sum + (delay ?? 0), 0) / (24 * HOUR);
    expect(delays.slice(0, -1).every((delay) => delay !== undefined)).toBe(true);
    expect(days).toBeGreaterThan(3);
    expect(days).toBeLessThan(4);
    receiver.answers({ status: 500, text: 'the end' });
    expect(await send({ attempt: 10 })).toEqual({
      state: 'failed',
      answer: 'HTTP 500: the end',
      result: { status: 500, ok: false },
    });
  });

  it('is tried again when nobody listens, and says so', async () => {
    const { url } = receiver;
    await receiver.close();
    expect(await effects.execute(outgoing(url))).toMatchObject({
      state: 'pending',
      answer: expect.stringContaining('ECONNREFUSED'),
    });
    receiver = await Receiver.listening();
  });

  it('is tried again when the other side hangs up', async () => {
    receiver.answers('hang up');
    expect((await send()).state).toBe('pending');
  });

  it('gives the other side 15 seconds', async () => {
    receiver.answers('silence');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const sending = send();
      await receiver.got(1);
      vi.advanceTimersByTime(15_000);
      expect(await sending).toMatchObject({ state: 'pending', answer: 'no answer within 15 s' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('reads no more of an answer than it keeps', async () => {
    receiver.answers({ status: 200, text: 'x'.repeat(5_000_000) });
    const { answer } = await send();
    expect(answer).toBe(`HTTP 200: ${'x'.repeat(300)}`);
  });

  it('fails at once when it cannot be signed or has no address', async () => {
    const broken = (payload: object) => effects.execute(outgoing('', { payload: { body: {}, ...payload } }));
    expect(await broken({ url: receiver.url, secret: 'whsec_' })).toMatchObject({
      state: 'failed',
      result: { ok: false },
    });
    expect(await broken({ url: 'nowhere', secret: SECRET })).toMatchObject({ state: 'failed' });
    expect(receiver.received).toHaveLength(0);
  });
});

describe('an effect that no channel knows', () => {
  it('fails and says which channels there are', async () => {
    expect(await send({ kind: 'pigeon' })).toEqual({
      state: 'failed',
      answer: 'No channel carries out effects of kind "pigeon"; known are push, webhook, call.',
      result: { ok: false, status: 0 },
    });
    expect((await send({ kind: 'constructor' })).state).toBe('failed');
  });
});
