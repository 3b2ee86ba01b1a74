import { describe, expect, it } from 'vitest';
import { articlePage, chinese, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

describe('On pages as they are', () => {
  const nested = pageOf(`<style>#box { height: 500px; overflow-y: auto; }</style>
    <article><h1>等待期</h1><div id="box">${paragraphs(12)}</div></article>`);

  it('a nested scroller that was never scrolled is not read to its end', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/nested', nested));
    await reader.waits(5_000);
    expect((await stage.toldOnce(reader)).depth).toBeLessThan(0.4);
  });

  it('a nested scroller is read as far as it was scrolled', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/nested', nested));
    await reader.waits(2_000);
    await reader.scrolls(10_000, '#box');
    await reader.waits(2_000);
    expect((await stage.toldOnce(reader)).depth).toBe(1);
  });

  it('a text cut short by "read more" is read as far as it shows', async () => {
    const reader = await stage.meets();
    const style = '<style>article { max-height: 600px; overflow: hidden; }</style>';
    await reader.opens(stage.site.page('/more', pageOf(`${style}<article>${paragraphs(12)}</article>`)));
    await reader.waits(3_000);
    const { depth, state } = await stage.toldOnce(reader);
    expect(depth).toBeLessThan(0.35);
    expect(state).toBe('bounce');
  });

  it('an article that grows late was not read to its end before', async () => {
    const grow = `<script>addEventListener('grow', () =>
      document.querySelector('article').insertAdjacentHTML('beforeend', ${JSON.stringify(paragraphs(30, 100))}));</script>`;
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/late', pageOf(`<article>${paragraphs(2)}</article>${grow}`)));
    await reader.waits(30_000);
    await reader.page.evaluate(() => dispatchEvent(new Event('grow')));
    await reader.waits(3_000);
    const shown = await reader.page.evaluate(() => {
      const { top, height } = (document.querySelector('article') as Element).getBoundingClientRect();
      return (innerHeight - top) / height;
    });
    const { depth, state, quality, engaged } = await stage.toldOnce(reader);
    expect(Math.abs(depth - shown)).toBeLessThan(0.02);
    expect({ state, quality, engaged }).toEqual({ state: 'partial', quality: 'ok', engaged: near(33_000) });
    expect(new Set(stage.site.told('view').map(({ reading }) => reading)).size).toBe(1);
  });

  it('what a late picture pushes down earns no attention where it was', async () => {
    const body = `<article><div id="late"></div>${paragraphs(6)}</article>`;
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/picture', pageOf(body)));
    await reader.waits(1_000);
    await reader.page.evaluate(() => {
      (document.querySelector('#late') as HTMLElement).style.height = '4000px';
    });
    await reader.waits(20_000);
    expect((await stage.toldOnce(reader)).engaged).toBeLessThanOrEqual(1_250);
  });

  it('a picture show that scrolls by itself keeps no reader awake', async () => {
    const show = `<div id="show" style="width:100px;overflow-x:auto"><div style="width:9000px">x</div></div>
      <script>setInterval(() => { document.querySelector('#show').scrollLeft += 5; }, 500);</script>`;
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/show', pageOf(`${show}<article>${paragraphs(2)}</article>`)));
    await reader.waits(120_000);
    expect((await stage.toldOnce(reader)).engaged).toBeLessThan(50_000);
  });

  it('a window that is scrolled without a touch, by a bar or a key of the system, is being read', async () => {
    const reader = await stage.meets({ screen: 'desktop' });
    await reader.opens(stage.site.page('/bar', articlePage(60)));
    for (let i = 0; i < 12; i++) {
      await reader.calls('scrollBy(0, 300)');
      await reader.waits(10_000);
    }
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(120_000));
  });

  it('two articles are two readings, read one after the other, and share the time of the reader', async () => {
    const reader = await stage.meets();
    const body = `<article id="one">${paragraphs(1)}</article><article>${paragraphs(1, 50)}</article>`;
    const url = stage.site.page('/two', pageOf(body));
    await reader.opens(url);
    await reader.waits(25_000);
    const readings = await stage.told(reader);
    expect(readings.map(({ content }) => content)).toEqual([`${url}#one`, `${url}#2`]);
    const engaged = readings.map((reading) => reading.engaged);
    expect(Math.abs((engaged[0] ?? 0) + (engaged[1] ?? 0) - 25_000)).toBeLessThan(50);
    expect(Math.min(...engaged)).toBeGreaterThan(4_000);
  });

  it('a marked article is taken before all others, by the name it was given', async () => {
    const reader = await stage.meets();
    const body = `<article>${paragraphs(5)}</article><section data-dogear-article="等待期">${paragraphs(1)}</section>`;
    await reader.opens(stage.site.page('/marked', pageOf(body)));
    await reader.waits(2_000);
    expect(await stage.toldOnce(reader)).toMatchObject({ content: '等待期' });
  });

  it('an article without any mark is found by its text', async () => {
    const reader = await stage.meets();
    const body = `<div><nav>${'<a href="#">首页与导航</a>'.repeat(20)}</nav><div><div>${paragraphs(3)}</div></div>
      <div>备案号</div></div>`;
    await reader.opens(stage.site.page('/plain', pageOf(body)));
    await reader.waits(2_000);
    await stage.toldOnce(reader);
    const view = await stage.described();
    expect(view.blocks?.map(({ text }) => text.slice(0, 1))).toEqual(['0', '1', '2']);
  });

  it('an article as WeChat writes them is cut into its paragraphs', async () => {
    const reader = await stage.meets();
    const section = (text: string) => `<section style="x"><span>${text}</span><br></section>`;
    const body = `<div id="js_content"><section>${section(chinese(60, 1))}<section><p><img data-src="/a.png" alt="图"></p>
      </section>${section(chinese(60, 2))}松散的文字<p></p></section></div>`;
    await reader.opens(stage.site.page('/wechat', pageOf(body)));
    await reader.waits(2_000);
    await stage.toldOnce(reader);
    const view = await stage.described();
    expect(view.blocks?.map(({ kind }) => kind)).toEqual(['text', 'picture', 'text', 'text']);
    expect(view.blocks?.[3]?.text).toBe('松散的文字');
  });

  it('every kind of block is known for what it is', async () => {
    const reader = await stage.meets();
    const body = `<article><header><h1>标题</h1></header><p>段落</p><ul><li>一</li><li><p>二</p></li></ul>
      <blockquote><p>引用</p></blockquote><figure><img src="/a.png" alt="照片"><figcaption>说明</figcaption></figure>
      <table><tr><td>表</td><td>格</td></tr></table><pre>code here</pre><aside>广告</aside>
      <script>var hidden = '隐藏';</script><p>${chinese(40)}</p></article>`;
    await reader.opens(stage.site.page('/kinds', pageOf(body)));
    await reader.waits(2_000);
    await stage.toldOnce(reader);
    const view = await stage.described();
    expect(view.blocks?.map(({ kind }) => kind)).toEqual([
      ...['heading', 'text', 'item', 'item', 'quote', 'picture', 'table', 'code', 'text'],
    ]);
  });

  it('a picture that opens large when pressed is a picture; what its button says is not said by the article', async () => {
    const reader = await stage.meets();
    const body = `<article><p>${chinese(40)}</p>
      <figure><button><img src="/a.png" alt="照片">放大</button></figure>
      <figure><div data-dogear-ignore><img src="/b.png" alt="证件"></div></figure></article>`;
    await reader.opens(stage.site.page('/pressed', pageOf(body)));
    await reader.waits(2_000);
    await stage.toldOnce(reader);
    const view = await stage.described();
    expect(view.blocks?.map(({ kind, text }) => [kind, text.slice(0, 2)])).toEqual([
      ['text', '0等'],
      ['picture', '照片'],
    ]);
  });

  it('a tap is told by its block and its place there', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', articlePage(10)));
    await reader.waits(500);
    await reader.taps('article p:nth-of-type(2)');
    await reader.waits(1_500);
    const click = await stage.site.hears('click');
    expect(click.block).toBe(2);
    expect(click.x).toBeCloseTo(0.5, 1);
    expect(click.y).toBeCloseTo(0.5, 1);
  });
});
