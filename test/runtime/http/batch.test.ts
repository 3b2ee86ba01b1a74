import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonListed, PersonProfile } from '../../../runtime/wire/api/people.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { LIMITS } from '../../../runtime/wire/batch.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { journey, MINUTE } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';

let dogear: Dogear;
beforeAll(async () => {
  dogear = await startDogear();
  await dogear.site();
});
afterAll(() => dogear.close());

const batch = (more: object = {}) => ({
  key: 'pk_test_site',
  sentAt: Date.now(),
  device: 'device-of-batches',
  messages: [{ type: 'event', id: dogear.world.id(), at: Date.now(), name: 'hello' }],
  ...more,
});
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${dogear.url}/v1/batch`, { method: 'POST', body, headers });

describe('the collector', () => {
  it('takes what any page sends, as text or as JSON, and lets the page read the answer', async () => {
    for (const type of ['text/plain;charset=UTF-8', 'application/json']) {
      const response = await post(JSON.stringify(batch()), { 'content-type': type });
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toEqual({ accepted: 1, duplicates: 0, rejected: [], pushes: [] });
    }
  });

  it('lets a browser ask before it sends JSON', async () => {
    const response = await fetch(`${dogear.url}/v1/batch`, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-methods')).toBe('POST');
    expect(response.headers.get('access-control-allow-headers')).toBe('content-type');
  });

  it('counts a message once, and names each that it rejects', async () => {
    const twice = batch();
    await dogear.collect(twice);
    const messages = [...twice.messages, { type: 'nonsense' }, { ...twice.messages[0], id: 'short' }];
    const { body } = await dogear.collect({ ...twice, messages });
    expect(body).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(body.rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'unknown-type'],
      [2, 'invalid'],
    ]);
  });

  it.each([
    ['no JSON', '{"key":'],
    ['nothing', ''],
    ['a list', '[]'],
    ['no messages', JSON.stringify({ key: 'pk_test_site' })],
  ])('refuses %s as malformed', async (_, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'malformed', status: 400 });
  });

  it('refuses a key that no site has', async () => {
    const { status, body } = await dogear.collect(batch({ key: 'pk_unknown' }));
    expect([status, body]).toMatchObject([401, { code: 'unknown-key' }]);
  });

  it('refuses a body over the limit, and one batch of too many messages', async () => {
    const large = await post(JSON.stringify(batch({ zone: 'x'.repeat(LIMITS.bytes) })));
    expect([large.status, await large.json()]).toMatchObject([413, { code: 'too-large' }]);
    const messages = new Array(LIMITS.messages + 1).fill(1);
    expect((await dogear.collect(batch({ messages }))).status).toBe(413);
  });

  it('refuses while the body still streams, when its length was not announced', async () => {
    const { hostname, port } = new URL(dogear.url);
    const socket = connect(Number(port), hostname);
    const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
    socket.write('POST /v1/batch HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    for (let sent = 0; sent <= LIMITS.bytes; sent += 100_000) socket.write(chunk);
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(String(data))),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
  });

  it('forgets a sender who hangs up, and goes on', async () => {
    const { hostname, port } = new URL(dogear.url);
    const socket = connect(Number(port), hostname);
    await new Promise<void>((resolve) => {
      socket.write('POST /v1/batch HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\n{"key":', () =>
        resolve(),
      );
    });
    socket.destroy();
    expect((await dogear.collect(batch())).status).toBe(200);
  });

  it('gives back the push that this very batch caused, until its end is reported', async () => {
    const draft = journey('entry-event', { event: 'quote' })
      .next('push', { title: '保费怎么算', link: 'url', url: 'https://example.com/premium', within: MINUTE })
      .by('clicked')
      .next('exit').graph;
    const { id } = await dogear.api<{ id: string }>('POST', '/api/journeys', {
      name: 'quote',
      draft,
      layout: {},
    });
    await dogear.api('POST', `/api/journeys/${id}/publish`, {});
    const reader = phone(dogear, 'device-of-quoter');
    const [push] = (await reader.tracks('quote')).body.pushes;
    expect(push).toMatchObject({ form: 'card', title: '保费怎么算', url: 'https://example.com/premium' });
    expect((await reader.tracks('anything')).body.pushes).toEqual([push]);
    expect((await reader.answersPush(push?.id ?? '', 'clicked')).body.pushes).toEqual([]);
  });
});

describe('the header of the proxy in front', () => {
  const regionBy = async (other: Dogear, device: string, headers: Record<string, string>) => {
    const body = JSON.stringify({ ...batch(), device, zone: 'Europe/Paris' });
    await fetch(`${other.url}/v1/batch`, { method: 'POST', body, headers });
    const { items } = await other.api<Page<PersonListed>>('GET', `/api/people?identifier=device:${device}`);
    return (await other.api<PersonProfile>('GET', `/api/people/${items[0]?.id}`)).region;
  };

  it('is believed once it was named', async () => {
    const behind = await startDogear({ regionHeader: 'x-region' });
    await behind.site();
    expect(await regionBy(behind, 'device-behind-proxy', { 'X-Region': 'CN-44' })).toBe('CN-44');
    expect(await regionBy(behind, 'device-beside-proxy', { 'X-Other': 'CN-44' })).toBe(null);
    await behind.close();
  });

  it('moves nobody where none was named', async () => {
    expect(await regionBy(dogear, 'device-that-forges', { 'X-Region': 'CN-44' })).toBe('FR');
  });
});
