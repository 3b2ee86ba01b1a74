import { describe, expect, it } from 'vitest';
import {
  ARTICLE,
  fits,
  looked,
  looks,
  marks,
  measured,
  misplaced,
  panelOf,
  SOON,
  shownOf,
} from '../../support/overlay.ts';
import { chinese, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

describe('The heat lies on its paragraphs', () => {
  it.each(['phone', 'desktop'] as const)(
    'on a %s, with the colours of how long they held',
    async (screen) => {
      const reader = await looked(stage, { screen });
      await fits(reader);
      const colors = await reader.page.evaluate(() =>
        [...(document.querySelector('dogear-overlay')?.shadowRoot?.querySelectorAll('.block') ?? [])].map(
          (block) => getComputedStyle(block.querySelector('.tint i') as Element).backgroundColor,
        ),
      );
      expect(new Set(colors.filter((_, place) => place !== 2)).size, 'all but one are read alike').toBe(1);
      expect(colors[2], 'one held its readers').not.toBe(colors[1]);
      expect(reader.console).toEqual([]);
    },
  );

  it('after the text was enlarged, the screen was turned, and a picture came late', async () => {
    const reader = await looked(stage);
    const style = (css: string) => `document.documentElement.style.${css}`;
    await reader.calls("document.querySelector('article').style.fontSize = '28px'");
    await fits(reader);
    await reader.page.setViewportSize({ width: 844, height: 390 });
    await fits(reader);
    await reader.calls(
      "document.querySelector('h1').insertAdjacentHTML('beforebegin', '<img style=\"height:300px\">')",
    );
    await fits(reader);
    await reader.calls(style("paddingTop = '77px'"));
    await fits(reader);
  });

  it('wherever the page was scrolled, without a look at it again', async () => {
    const reader = await looked(stage);
    await reader.page.evaluate(() => scrollTo(0, 500));
    const seen = await misplaced(reader.page, 'article p');
    expect(seen.filter(({ off }) => off > 1)).toEqual([]);
  });

  it('in a nested scroller as far as it lets them show, and moves with them', async () => {
    const style = '<style>#box { height: 400px; overflow-y: auto; }</style>';
    const reader = await looked(stage, {
      html: pageOf(`${style}<article><h1>等待期</h1><div id="box">${paragraphs(12)}</div></article>`),
    });
    const shown = async () => {
      await reader.waits(SOON);
      return reader.page.evaluate(() => {
        const box = (document.querySelector('#box') as Element).getBoundingClientRect();
        const root = document.querySelector('dogear-overlay')?.shadowRoot as ShadowRoot;
        const all = [...root.querySelectorAll('.block')].map((one) => one.getBoundingClientRect());
        return { last: all.length, over: all.some(({ bottom }) => bottom > box.bottom + 1) };
      });
    };
    const before = await shown();
    expect(before.over).toBe(false);
    expect(before.last).toBeLessThan(8);
    expect(await reader.page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    await reader.scrolls(250, '#box');
    expect((await shown()).over).toBe(false);
    await fits(reader, '#box p:nth-child(3)');
  });

  it('where the page was edited only on what stayed; the rest says that it changed', async () => {
    const edited = ARTICLE.replace(chinese(100, 3), '这一段是后来重写的，和读者当时看到的不一样。');
    const reader = await looked(stage, { now: edited });
    expect(await marks(reader).and(reader.page.locator('.changed')).count()).toBe(1);
    expect(await panelOf(reader.page)).toMatch(
      /Changed since it was measured \(striped\): 1.*no longer.*: 1/,
    );
    await fits(reader);
  });

  it('also when the article is put on the page later', async () => {
    const late = pageOf('<div id="app"></div>');
    const { url, blocks } = await measured(stage, ARTICLE, late);
    const reader = await stage.meets();
    await looks(reader, url, shownOf(blocks));
    await expect
      .poll(() => panelOf(reader.page))
      .toContain('None of the measured paragraphs is on this page');
    const article = `<article><h1>等待期里发生了什么</h1>\n${paragraphs(8)}</article>`;
    await reader.calls(`document.querySelector('#app').innerHTML = ${JSON.stringify(article)}`);
    await fits(reader);
  });
});

describe('The page', () => {
  it('keeps its own layout, and its policy is kept too', async () => {
    const { url, blocks } = await measured(stage, ARTICLE);
    const policy = { 'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-hashes'" };
    stage.site.page('/waiting', ARTICLE.replace(/<style>[\s\S]*?<\/style>/, ''), policy);
    const reader = await stage.meets();
    await looks(reader, url, shownOf(blocks));
    await fits(reader);
    const size = () =>
      reader.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
      ]);
    const before = await size();
    await reader.page.keyboard.press('Escape');
    expect(await size()).toEqual(before);
    expect(reader.console).toEqual([]);
  });

  it.each([
    ['light', '#fff', '#111'],
    ['dark', '#111', '#eee'],
  ])('is drawn on as a %s one by its own colours, whatever the system prefers', async (ground, back, ink) => {
    const reader = await looked(stage, {
      html: pageOf(`<style>body{background:${back};color:${ink}}</style><article>${paragraphs(5)}</article>`),
    });
    expect(await reader.page.locator(`dogear-overlay .${ground}`).count()).toBe(1);
  });
});
