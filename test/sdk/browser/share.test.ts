import { describe, expect, it } from 'vitest';
import type { Reader } from '../../support/reader.ts';
import { articlePage, pageOf, paragraphs, TAG } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const CODE = '0123456789abc';

/** Opens the article and looks at it for a while. */
async function reading(html = articlePage(10), path = '/waiting'): Promise<Reader> {
  const reader = await stage.meets();
  await reader.opens(stage.site.page(path, html));
  await reader.waits(1_500);
  return reader;
}

/** What the page is given, after so many ms of waiting for it. */
async function shared(reader: Reader, ms = 1_000): Promise<string | undefined> {
  await reader.calls('var given; dogear.share().then(function (link) { given = link.url; })');
  await reader.page.waitForLoadState('networkidle');
  await reader.waits(ms, 250);
  await reader.spoken();
  return reader.page.evaluate<string | undefined>('given');
}

describe('dogear.share', () => {
  it('gives the link of this reader to what they read, and the same one again', async () => {
    const reader = await reading();
    const url = `${stage.site.url}/waiting?share_dogear=`;
    expect(await shared(reader)).toContain(url);
    expect(await shared(reader)).toContain(url);
    expect(stage.site.told('share').map(({ content }) => content)).toEqual([
      `${stage.site.url}/waiting`,
      `${stage.site.url}/waiting`,
    ]);
    expect([stage.site.faults, reader.console]).toEqual([[], []]);
  });

  it('tells the runtime of the article first, even at the very start of the page', async () => {
    const head = `${TAG}<script>
      addEventListener('load', function ask() {
        if (!window.dogear) return setTimeout(ask, 10);
        dogear.share(function (link) { window.given = link.url; });
      });
    </script>`;
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', articlePage(10, head)));
    await reader.waits(3_000, 250);
    await reader.page.waitForFunction('window.given');
    const order = stage.site.batches.flatMap(({ messages }) =>
      messages.map((one) => (one as { type: string }).type),
    );
    expect(order.indexOf('view')).toBeGreaterThanOrEqual(0);
    expect(order.indexOf('view')).toBeLessThan(order.indexOf('share'));
    expect(await reader.page.evaluate('given')).toContain('share_dogear=');
  });

  it('gives it to a call that the stub kept', async () => {
    const stub = `<script>
      window.dogear = window.dogear || [];
      ['track', 'share'].forEach(function (name) {
        dogear[name] = function () { dogear.push([name].concat([].slice.call(arguments))); };
      });
      dogear.share(function (link) { window.given = link.url; throw new Error('of the page'); });
    </script>`;
    const reader = await reading(articlePage(10, stub + TAG));
    await stage.site.hears('share');
    await reader.page.waitForFunction('window.given');
    expect(await reader.page.evaluate('given')).toContain('share_dogear=');
    expect(reader.console).toEqual([]);
  });

  it('shares the article in view of several', async () => {
    const two = [1, 2]
      .map((n) => `<article data-dogear-article="part-${n}">${paragraphs(12, n)}</article>`)
      .join('');
    const reader = await reading(pageOf(two));
    await reader.jumpsToTheEnd();
    await reader.waits(1_000);
    await shared(reader);
    expect(stage.site.told('share').map(({ content }) => content)).toEqual(['part-2']);
  });

  it.each(['denied', 'pending'])(
    'gives the address of the page at once where consent is %s, and tells nobody',
    async (consent) => {
      const head = TAG.replace('<script ', `<script data-consent="${consent}" `);
      const reader = await reading(articlePage(10, head));
      expect(await shared(reader, 0)).toBe(`${stage.site.url}/waiting`);
      await reader.leaves();
      expect(stage.site.attempts).toBe(0);
    },
  );

  it('gives the address of the page where nothing is measured', async () => {
    const reader = await reading(articlePage(10, TAG.replace('<script ', '<script data-sample="0" ')));
    expect(await shared(reader, 0)).toBe(`${stage.site.url}/waiting`);
    expect(stage.site.attempts).toBe(0);
  });

  it('gives the address of the page after 5 s without an answer', async () => {
    const reader = await reading();
    stage.site.behaviour = { status: 503 };
    expect(await shared(reader, 4_000)).toBeUndefined();
    await reader.waits(1_500, 250);
    expect(await reader.page.evaluate('given')).toBe(`${stage.site.url}/waiting`);
    expect(reader.console.filter((said) => !said.includes('503'))).toEqual([]);
  });

  it('gives it at once offline', async () => {
    const reader = await reading();
    await shared(reader);
    await reader.context.setOffline(true);
    expect(await shared(reader, 0)).toBe(`${stage.site.url}/waiting`);
    await reader.context.setOffline(false);
  });
});

it('a page that is opened by a link tells its whole address, and is the same content', async () => {
  const path = `/waiting?share_dogear=${CODE}&from=singlemessage`;
  stage.site.page('/waiting', articlePage(10));
  const reader = await stage.meets();
  await reader.opens(stage.site.url + path);
  await reader.waits(1_500);
  const { content, url } = await stage.site.hears('view');
  expect([content, url]).toEqual([`${stage.site.url}/waiting`, stage.site.url + path]);
});
