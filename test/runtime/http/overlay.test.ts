import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentListed, ContentShown } from '../../../runtime/wire/api/contents.ts';
import type { OverlayLink, OverlayShown } from '../../../runtime/wire/api/overlay.ts';
import type { Page, Problem } from '../../../runtime/wire/api/shared.ts';
import { DATABASES } from '../../support/databases.ts';
import { type As, type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, MONDAY } from '../../support/journey.ts';
import { article, phone } from '../../support/phone.ts';

const MINUTES = 60_000;
const waiting = article('waiting', ['等待期是什么', '九十天怎么算', '既往症']);

describe.each(DATABASES)('the link to the overlay, on $name', ({ open }) => {
  let dogear: Dogear;
  let now = MONDAY;
  let id: string;
  let zhang: string;
  beforeAll(async () => {
    dogear = await startDogear({ ...(await open()), clock: () => now });
    await dogear.site();
    const hers = phone(dogear, 'device-of-zhang');
    await hers.opens(waiting);
    await hers.reads(waiting);
    zhang = await hers.person();
    now += DAY;
    const his = phone(dogear, 'device-of-li');
    await his.opens(waiting);
    await his.reads(waiting, 0.5);
    id = (await dogear.api<Page<ContentListed>>('GET', '/api/contents')).items[0]?.id ?? '';
  });
  afterAll(() => dogear.close());

  const ask = (body: object = { shown: {} }, as: As = {}) =>
    dogear.api<OverlayLink>('POST', `/api/contents/${id}/overlay`, body, as);
  const tokenIn = ({ url }: OverlayLink) => new URL(url).hash.replace('#dogear-overlay=', '');
  const show = (token: string) =>
    dogear.call<OverlayShown & Problem>('GET', '/v1/overlay', undefined, { token });
  const asked = async (body?: object, as?: As) => (await show(tokenIn(await ask(body, as)))).body;

  it('leads to the live page; what signs it in stands in the fragment, which no server sees', async () => {
    const { url, until } = await ask();
    expect(url).toMatch(/^https:\/\/example\.com\/waiting#dogear-overlay=[\w-]+\.[\w-]+$/);
    expect(until).toBe(now + 10 * MINUTES);
  });

  it('answers the heat of its content', async () => {
    const { title, shown, against } = await asked();
    expect([title, shown.selection, against]).toEqual(['关于waiting', {}, null]);
    expect(shown.heat).toMatchObject({ contentId: id, version: waiting.version, readings: 2 });
    expect(shown.heat.blocks.map(({ bands }) => bands[0]?.reached)).toEqual([2, 2, 1]);
  });

  it('answers the selections that it was asked for, both of one version', async () => {
    const body = { shown: { person: zhang }, against: { from: MONDAY + DAY, device: 'phone' } };
    const { shown, against } = await asked(body);
    expect([shown.selection, shown.heat.readings]).toEqual([body.shown, 1]);
    expect([against?.selection, against?.heat.readings]).toEqual([body.against, 1]);
    expect(against?.heat.version).toBe(shown.heat.version);
  });

  it('shows each viewer only the persons that they may see', async () => {
    const token = await dogear.agent('zhou', '周敏');
    const hers = async () => (await asked({ shown: { person: zhang } }, { token })).shown.heat.readings;
    expect(await hers()).toBe(0);
    await dogear.api('PATCH', `/api/people/${zhang}`, { owner: 'zhou' });
    expect(await hers()).toBe(1);
  });

  it('answers the readings of a segment, against everybody, as far as the viewer may see its members', async () => {
    await phone(dogear, 'device-of-zhang').says({ attributes: { card: 'gold' } });
    const condition = { operand: { of: 'attribute', name: 'card' }, operator: 'is', value: 'gold' };
    await dogear.api('PUT', '/api/segments/gold', { name: '金卡', condition });
    await dogear.worker.tick();
    const body = { shown: { segment: 'gold' }, against: {} };
    const { shown, against } = await asked(body);
    expect([shown.selection, shown.heat.readings]).toEqual([{ segment: 'gold' }, 1]);
    expect(against?.heat.readings).toBe(2);
    const token = await dogear.agent('nobodys', '没有客户的人');
    expect((await asked(body, { token })).shown.heat.readings).toBe(0);
  });

  it('is good for ten minutes, and says what to do after that', async () => {
    const token = tokenIn(await ask());
    now += 10 * MINUTES - 1;
    expect((await show(token)).status).toBe(200);
    now += 1;
    const { status, body } = await show(token);
    expect([status, body.code]).toEqual([401, 'overlay-expired']);
    expect(body.detail).toContain('again from the designer');
  });

  it('cannot be made, changed or cut by anybody else', async () => {
    const token = tokenIn(await ask());
    const [said = '', signed = ''] = token.split('.');
    const ticket = JSON.parse(Buffer.from(said, 'base64url').toString());
    const rewritten = (change: object) =>
      Buffer.from(JSON.stringify({ ...ticket, ...change })).toString('base64url');
    for (const forged of [
      `${rewritten({ until: now + DAY })}.${signed}`,
      `${rewritten({ content: 'other' })}.${signed}`,
      `${rewritten({ viewer: { role: 'admin' }, shown: { person: zhang } })}.${signed}`,
      `${said}.${signed.slice(1)}A`,
      said,
      'x',
      dogear.adminToken,
    ]) {
      const { status, body } = await show(forged);
      expect([forged, status, body.code]).toEqual([forged, 401, 'overlay-forged']);
    }
    expect((await show(token)).status).toBe(200);
  });

  it('opens nothing else', async () => {
    const token = tokenIn(await ask());
    for (const path of ['/api/me', '/api/people', `/api/contents/${id}/heat`]) {
      expect([path, (await dogear.call('GET', path, undefined, { token })).status]).toEqual([path, 401]);
    }
  });

  it('may be used by any page, without cookies', async () => {
    const headers = { origin: 'https://example.com', authorization: `Bearer ${tokenIn(await ask())}` };
    const preflight = await fetch(`${dogear.url}/v1/overlay`, { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
    for (const sent of [headers, { ...headers, authorization: 'Bearer x' }]) {
      const answer = await fetch(`${dogear.url}/v1/overlay`, { headers: sent });
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('needs a page that a browser can open', async () => {
    for (const url of ['', 'javascript:alert(1)', 'wechat']) {
      const key = `no page ${url}`;
      const made = await dogear.api<ContentShown>('POST', '/api/contents', { key, url, title: key });
      const { status, body } = await dogear.call('POST', `/api/contents/${made.id}/overlay`, { shown: {} });
      expect([url, status, body.code]).toEqual([url, 409, 'no-address']);
    }
    const { status } = await dogear.call('POST', '/api/contents/unknown/overlay', { shown: {} });
    expect(status).toBe(404);
  });

  it('asks for nothing that heat does not know', async () => {
    const refused = async (body: object) =>
      (await dogear.call('POST', `/api/contents/${id}/overlay`, body)).body.code;
    expect(await refused({})).toBe('missing-field');
    expect(await refused({ shown: { device: 'watch' } })).toBe('invalid');
    expect(await refused({ shown: { unit: 'x' } })).toBe('unknown-field');
  });
});
