import { describe, expect, it } from 'vitest';
import { articlePage } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const LONG = articlePage(10);

describe('Who is reading', () => {
  const devices = () => stage.site.batches.map(({ device }) => device);

  it('is the same device on the next page', async () => {
    const reader = await stage.meets();
    for (const path of ['/a', '/b']) {
      await reader.opens(stage.site.page(path, LONG));
      await reader.waits(1_500);
      await reader.spoken();
    }
    expect(devices().length).toBeGreaterThanOrEqual(2);
    expect(new Set(devices()).size).toBe(1);
  });

  it('is remembered in a cookie where localStorage is denied', async () => {
    const before = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });";
    const reader = await stage.meets({ before });
    for (const path of ['/a', '/b']) {
      await reader.opens(stage.site.page(path, LONG));
      await reader.waits(1_500);
      await reader.spoken();
    }
    expect(new Set(devices()).size).toBe(1);
    const [cookie] = await reader.context.cookies();
    expect(cookie).toMatchObject({ name: 'dogear', sameSite: 'Lax', path: '/' });
  });

  it('is somebody else after reset, and when another user signs in, even on a later page', async () => {
    const reader = await stage.meets();
    const url = stage.site.page('/a', LONG);
    await reader.opens(url);
    await reader.calls("dogear.identify('u-1')");
    await reader.waits(500);
    await reader.spoken();
    await reader.opens(url);
    await reader.calls("dogear.identify('u-1')");
    await reader.waits(500);
    await reader.spoken();
    await reader.calls("dogear.identify('u-2')");
    await reader.waits(500);
    await reader.spoken();
    await reader.calls("dogear.reset(); dogear.track('seen', { i: 0 })");
    await reader.waits(500);
    await stage.site.hearsAll(1);
    const people = new Map(stage.site.batches.map(({ device, user }) => [device, user]));
    expect([...people.values()]).toEqual(['u-1', 'u-2', undefined]);
    const readings = stage.site.told('view').map(({ reading }) => reading);
    expect(new Set(readings).size).toBe(readings.length);
  });

  it('is known by further identifiers of other kinds', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.calls("dogear.identify('u-1', { vip: true }, { openid: 'o-1', phone: 13800000000 })");
    await reader.waits(500);
    expect(await stage.site.hears('identify')).toMatchObject({
      attributes: { vip: true },
      identifiers: [
        { kind: 'user', value: 'u-1' },
        { kind: 'openid', value: 'o-1' },
        { kind: 'phone', value: '13800000000' },
      ],
    });
  });
});
