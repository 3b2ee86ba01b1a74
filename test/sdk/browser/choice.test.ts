import { describe, expect, it } from 'vitest';
import { chinese, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { attentionOf, near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

async function opens(body: string) {
  const reader = await stage.meets();
  await reader.opens(stage.site.page('/a', pageOf(body)));
  return reader;
}

const card = (seed: number) =>
  `<article class="card"><h2><a href="/p/${seed}">${chinese(18, seed)}</a></h2><p>${chinese(70, seed)}</p>
   <a href="/p/${seed}">阅读全文</a></article>`;
const cards = (count: number) => Array.from({ length: count }, (_, i) => card(i)).join('');
const divs = (count: number, inside: (seed: number) => string) =>
  Array.from({ length: count }, (_, i) => `<div class="item">${inside(i)}</div>`).join('');
const titled = (seed: number) =>
  `<div class="title"><a href="/p/${seed}">${chinese(18, seed)}</a></div><div>${chinese(70, seed)}</div>`;
const withMore = (seed: number) =>
  `<h3>${chinese(12, seed)}</h3><img src="/x.png" alt=""><p>${chinese(70, seed)}</p><a href="/p/${seed}">阅读全文</a>`;
const comments = Array.from({ length: 6 }, (_, i) => `<article><p>${chinese(40, i)}</p></article>`).join('');

async function textsOf(reader: Awaited<ReturnType<typeof opens>>): Promise<string[]> {
  await reader.waits(3_000);
  await stage.toldOnce(reader);
  return (await stage.described()).blocks?.map(({ text }) => text.slice(0, 2)) ?? [];
}

describe('What an article is', () => {
  it.each([
    ['alone', cards(12)],
    ['in the main part', `<main>${cards(12)}</main>`],
    ['of divisions with linked titles', `<div id="list">${divs(12, titled)}</div>`],
    ['of divisions that say "more"', `<h1>首页</h1><main><section>${divs(12, withMore)}</section></main>`],
    ['each in a column of its own', `<div>${divs(9, (seed) => `<div>${withMore(seed)}</div>`)}</div>`],
  ])('the teasers of a home page are none, %s', async (_, body) => {
    const reader = await opens(body);
    await reader.waits(8_000);
    await reader.leaves();
    expect(stage.site.told('view').filter(({ content }) => content.includes('#'))).toEqual([]);
    expect(stage.site.readings().filter(({ quality }) => quality !== 'no-article')).toEqual([]);
  });

  it('the article is not the teasers below it', async () => {
    expect(await textsOf(await opens(`<article>${paragraphs(4)}</article>${cards(4)}`))).toEqual([
      ...['0等', '1在', '2不', '3投'],
    ]);
  });

  it('nor the cards of divisions below it, and a text of short parts with a link here and there is one', async () => {
    const below = `<main>${paragraphs(4)}<div>${divs(6, titled)}</div></main>`;
    expect(await textsOf(await opens(below))).toEqual(['0等', '1在', '2不', '3投']);
    stage.site.forget();
    const parts = divs(4, (seed) => `<p>${chinese(60, seed)}<a href="/y">既往症</a></p>`);
    expect(await textsOf(await opens(`<main>${parts}</main>`))).toEqual(['0等', '1在', '2不', '3投']);
  });

  it.each([
    ['inside the article', `<article>${paragraphs(3)}<section>${comments}</section></article>`],
    ['below the article', `<article>${paragraphs(3)}</article><section id="comments">${comments}</section>`],
    ['named so', `<main>${paragraphs(3)}<div class="comment-list"><p>${chinese(60, 40)}</p></div></main>`],
  ])('comments are not part of it: %s', async (_, body) => {
    expect(await textsOf(await opens(body))).toEqual(['0等', '1在', '2不']);
  });

  it('lists of links are not part of it, links in a sentence are', async () => {
    const links = `<ul>${'<li><a href="/x">等待期内出险怎么办</a></li>'.repeat(8)}</ul>`;
    const sentence = `<p>4${chinese(40, 7)}<a href="/y">既往症</a></p>`;
    const body = `<main>${paragraphs(3)}${sentence}${links}<a href="/z"><h3>推荐</h3><p>${chinese(50)}</p></a></main>`;
    expect(await textsOf(await opens(body))).toEqual(['0等', '1在', '2不', '47']);
  });

  it('a page written inside one form is found by its text', async () => {
    const body = `<form><div>${paragraphs(3)}</div><label>姓名</label><input value="张三"></form>`;
    expect(await textsOf(await opens(body))).toEqual(['0等', '1在', '2不']);
  });

  it('articles that the reader scrolls through one after the other are readings of their own', async () => {
    const reader = await opens(`<div id="feed"><article id="first">${paragraphs(10)}</article></div>`);
    await reader.reads(60_000, 1, '#first');
    for (const [i, id] of ['second', 'third', 'fourth', 'fifth'].entries()) {
      await reader.calls(
        `feed.insertAdjacentHTML('beforeend', '<article id="${id}">' + ${JSON.stringify(paragraphs(10, 20 * (i + 1)).replace(/\n/g, ''))} + '</article>')`,
      );
      await reader.reads(60_000, 1, `#${id}`);
    }
    const readings = await stage.told(reader);
    const url = `${stage.site.url}/a`;
    expect(readings.map(({ content }) => content)).toEqual([
      url,
      ...['second', 'third', 'fourth', 'fifth'].map((id) => `${url}#${id}`),
    ]);
    for (const { depth, engaged } of readings) {
      expect(depth).toBe(1);
      expect(engaged).toBeGreaterThan(45_000);
    }
  });

  it('a page where none is found says so once', async () => {
    const reader = await opens('<h1>投保</h1><button>下一步</button>');
    await reader.waits(30_000);
    await reader.leaves();
    expect(stage.site.readings()).toMatchObject([
      { content: `${stage.site.url}/a`, quality: 'no-article', engaged: 0, bands: [], state: 'bounce' },
    ]);
    expect(stage.site.told('view').length).toBe(1);
    expect([stage.site.faults, reader.console]).toEqual([[], []]);
  });
});

describe('What the page keeps to itself', () => {
  const secret = '张三的保单号是八八八八';
  const everything = () => JSON.stringify(stage.site.batches);

  it('an ignored part is no block, gets no attention and hears no tap', async () => {
    const reader =
      await opens(`<article>${paragraphs(1)}<div data-dogear-ignore><p id="own">${secret}</p></div>
      <table><tr><td>${chinese(40, 3)}</td><td data-dogear-ignore id="cell">${secret}</td></tr></table></article>`);
    await reader.waits(3_000);
    await reader.taps('#own');
    await reader.taps('#cell');
    await reader.waits(7_000);
    const reading = await stage.toldOnce(reader);
    const { blocks } = await stage.described();
    expect(blocks?.map(({ kind }) => kind)).toEqual(['text', 'table']);
    expect(reading.engaged).toEqual(near(10_000));
    expect(stage.site.told('click')).toEqual([]);
    expect(everything()).not.toContain('张三');
  });

  it('a sentence stays one block where a word of it is set apart', async () => {
    const reader = await opens(
      `<article><p>等待期<span data-dogear-ignore>${secret}</span>内${chinese(40, 3)}</p></article>`,
    );
    await reader.waits(3_000);
    await stage.toldOnce(reader);
    const { blocks } = await stage.described();
    expect(blocks?.map(({ text }) => text.slice(0, 5))).toEqual(['等待期内3']);
  });

  it('a masked part is measured, and its words stay on the page', async () => {
    const masked = (text: string) => `<article>${paragraphs(1)}<h2 data-dogear-mask>${text}</h2>
      <p>尊敬的<b data-dogear-mask>${text}</b>先生：${chinese(40, 3)}</p>
      <figure data-dogear-mask><img src="/zhangsan.png" alt="张三"></figure></article>`;
    const reader = await opens(masked(`${secret} Wang-123`));
    await reader.waits(30_000);
    const reading = await stage.toldOnce(reader);
    const view = await stage.described();
    expect(view.blocks?.map(({ kind }) => kind)).toEqual(['text', 'heading', 'text', 'picture']);
    expect(view.blocks?.[1]?.text).toBe('某某某某某某某某某某某 x');
    expect(view.blocks?.[2]?.text).toMatch(/^尊敬的某{11} x先生：3/);
    expect(attentionOf(view, reading).filter((ms) => ms > 0).length).toBe(4);
    expect(everything()).not.toMatch(/张三|Wang|zhangsan/);
    const other = await stage.meets();
    await other.opens(stage.site.page('/a', pageOf(masked('李四的保单号是六六六六 Zhou-987'))));
    await other.waits(3_000);
    await other.leaves();
    expect(new Set(stage.site.readings().map(({ version }) => version)).size).toBe(1);
  });

  it('nothing that is typed into fields is ever read', async () => {
    const fields = `<input value="${secret}"><textarea>${secret}</textarea><select><option>${secret}</option></select>
      <div contenteditable>${secret}</div><p contenteditable="plaintext-only">${secret}</p><span role="textbox">${secret}</span>`;
    const reader =
      await opens(`<article>${paragraphs(1)}<div>${fields}</div><figure>${fields}</figure><table><tr><td>${chinese(30)}${fields}</td></tr></table>
      <p>${chinese(60, 4)}${fields}</p></article>`);
    await reader.waits(3_000);
    await reader.page.fill('article > div [contenteditable]', '李四的身份证');
    await reader.waits(10_000);
    await stage.toldOnce(reader);
    expect(everything()).not.toMatch(/张三|李四/);
  });
});
