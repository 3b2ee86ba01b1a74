import { expect, it } from 'vitest';
import { collectorOn, event, identify } from '../../support/collector.ts';
import { MINUTE, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

onEachStore('where a reader is', (open) => {
  const page = collectorOn(open);

  const region = async (device?: string) => (await page.person(device)).region;
  const saying = (said: string | undefined, at = MONDAY) =>
    page.send([event('hello', { at })], { zone: 'Europe/Paris' }, { region: said });

  it.each([
    ['Asia/Shanghai', 'CN'],
    ['PRC', 'CN'],
    ['Asia/Hong_Kong', 'HK'],
    ['Asia/Kolkata', 'IN'],
    ['US/Pacific', 'US'],
    ['Europe/London', 'GB'],
    ['Etc/GMT-8', null],
    ['Nowhere/At all', null],
  ])('is the country of the time zone where no proxy says it: %s, %s', async (zone, country) => {
    await page.send([event('hello')], { zone });
    expect(await region()).toBe(country);
  });

  it.each([
    ['CN-44', 'CN-44'],
    ['CN-GD', 'CN-44'],
    ['US-CA', 'US-CA'],
    ['FR', 'FR'],
    ['XX', null],
    ['cn', null],
    ['CN, US', null],
    ['广东', null],
    [undefined, null],
  ])('is what the proxy says, and nothing else once it is asked: %s, %s', async (said, kept) => {
    await saying(said);
    expect(await region()).toBe(kept);
  });

  it('is where they were seen last, whatever order batches arrive in', async () => {
    await saying('CN-44', MONDAY - 3);
    await saying('CN-11', MONDAY - MINUTE);
    expect(await region()).toBe('CN-44');
    await saying('CN-31', MONDAY - 2);
    await saying(undefined, MONDAY - 1);
    expect(await region()).toBe('CN-31');
  });

  it('is that of the last one seen when two persons turn out to be one', async () => {
    await saying('CN-44');
    await page.send([identify({ phone: '138' })], {}, { region: undefined });
    await page.send([event('hello', { at: MONDAY - 1 })], { device: 'another-device' }, { region: 'US' });
    await page.send([identify({ phone: '138' })], { device: 'another-device' }, { region: undefined });
    expect(await region('another-device')).toBe('CN-44');
  });
});
