import { describe, expect, it } from 'vitest';
import { chinese, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

/** A single-page app: `go` changes the address, and then the article as a framework would. */
const APP = (head = '') =>
  pageOf(
    `<main></main><script>
      const texts = ${JSON.stringify({ a: paragraphs(4), b: paragraphs(4, 50), c: `<p>${chinese(200, 90)}</p>` })};
      const show = (name) => { document.querySelector('main').innerHTML = '<article>' + texts[name] + '</article>'; };
      const go = (name, how = 'pushState') => { history[how]({}, '', '/app/' + name); show(name); };
      addEventListener('popstate', () => show(location.pathname.split('/').pop()));
      show('a');
    </script>`,
    `${head}<script async src="/dogear.js" data-key="pk_test"></script>`,
  );

const contents = () => stage.site.told('view').map(({ content }) => content.split('/').pop());

describe('A single-page app', () => {
  it('is read content by content, and each is one view', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/app/a', APP()));
    await reader.waits(6_000);
    await reader.calls("go('b')");
    await reader.waits(4_000);
    const readings = await stage.told(reader);
    expect(readings.map(({ content }) => content.split('/').pop())).toEqual(['a', 'b']);
    expect(readings.map(({ engaged }) => engaged)).toEqual([near(6_000), near(4_000)]);
    expect(new Set(stage.site.told('view').map(({ id }) => id)).size).toBe(2);
  });

  it('counts a content again when the reader comes back to it', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/app/a', APP()));
    await reader.waits(3_000);
    await reader.calls("go('b')");
    await reader.waits(3_000);
    await reader.goesBack();
    await reader.waits(3_000);
    await stage.told(reader);
    expect(contents()).toEqual(['a', 'b', 'a']);
  });

  it('counts nothing twice when only its address changes', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/app/a', APP()));
    await reader.waits(3_000);
    await reader.calls(
      "history.replaceState({}, '', '/app/a?tab=2'); history.pushState({}, '', '/app/a#top'); dogear.page()",
    );
    await reader.waits(3_000);
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(6_000));
  });

  it('goes on reading when a framework replaces the element with an equal one', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/app/a', APP()));
    await reader.waits(3_000);
    await reader.calls("show('a')");
    await reader.waits(3_000);
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(6_000));
  });

  it('is another content at another address, though the canonical link was forgotten', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/app/a', APP('<link rel="canonical" href="/the-first">')));
    await reader.waits(2_000);
    await reader.calls("go('b')");
    await reader.waits(2_000);
    await stage.told(reader);
    expect(contents()).toEqual(['the-first', 'b']);
  });

  it('waits for a text that comes later than its address', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/app/a', APP()));
    await reader.waits(3_000);
    await reader.calls("history.pushState({}, '', '/app/c')");
    await reader.waits(2_000);
    await reader.calls("show('c')");
    await reader.waits(2_000);
    const readings = await stage.told(reader);
    expect(readings.map(({ content }) => content.split('/').pop())).toEqual(['a', 'c']);
    // To the next look at the page, the time belongs to what it shows then.
    expect(readings.map(({ engaged }) => engaged)).toEqual([near(5_000, 550), near(2_000, 300)]);
  });
});

/** As `APP`, with its routes behind a hash. */
const HASHED = APP()
  .replace("history[how]({}, '', '/app/' + name)", "location.hash = '#/' + name")
  .replace('location.pathname', 'location.hash');

describe('A single-page app told by its titles and routes', () => {
  it('is read route by route, also behind a hash', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/app', HASHED));
    await reader.calls("go('a')");
    await reader.waits(4_000);
    await reader.calls("go('b')");
    await reader.waits(3_000);
    await reader.goesBack();
    await reader.waits(2_000);
    const readings = await stage.told(reader);
    const app = `${stage.site.url}/app`;
    expect(stage.site.told('view').map(({ content }) => content)).toEqual(
      ['a', 'b', 'a'].map((name) => `${app}#/${name}`),
    );
    // A change of the fragment is heard only after the text is another; and who comes back goes on.
    expect(readings.map(({ engaged }) => engaged)).toEqual([near(6_000, 500), near(3_000, 300)]);
  });

  it('is told by the title of the page that is read, though it comes after the text', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/app/a', APP()));
    await reader.calls("document.title = '甲'");
    await reader.waits(6_000);
    await reader.calls("go('b'); setTimeout(() => { document.title = '乙'; }, 600)");
    await reader.waits(3_000);
    await reader.calls("document.title = '丙'; go('c', 'replaceState')");
    await reader.waits(3_000);
    await stage.told(reader);
    const titles = stage.site.told('view').map(({ content, title }) => [content.split('/').pop(), title]);
    expect(titles).toEqual([
      ['a', '甲'],
      ['b', '乙'],
      ['c', '丙'],
    ]);
  });

  it('closes a reading with its final state when the next one opens', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/app/a', APP()));
    await reader.waits(7_000);
    await reader.calls("go('b')");
    await reader.waits(6_000);
    await reader.spoken();
    expect(stage.site.readings()[0]).toMatchObject({ engaged: near(7_000) });
  });
});

describe('Which content', () => {
  it.each([
    ['the script tag names it', 'data-article="critical-illness/waiting"', '', 'critical-illness/waiting'],
    ['else the canonical link', '', '<link rel="canonical" href="/waiting?utm_source=x#a">', '/waiting'],
    ['else the address, without what follows readers around', '', '', '/app/x?id=7'],
  ])('%s', async (_, attribute, link, name) => {
    const reader = await stage.meets();
    const tag = `<script async src="/dogear.js" data-key="pk_test" ${attribute}></script>`;
    const url = stage.site.page('/app/x', pageOf(`<article>${paragraphs(3)}</article>`, link + tag));
    await reader.opens(`${url}?id=7&utm_campaign=spring&from=singlemessage#part`);
    await reader.waits(2_000);
    const { content } = await stage.toldOnce(reader);
    expect(content).toBe(name.startsWith('/') ? stage.site.url + name : name);
  });
});

describe('The ES module', () => {
  it('reads, tells and shows what the script does', async () => {
    stage.site.offers({ id: 'push-0001', form: 'card', title: '下一篇', url: '/next' });
    const module = `<script type="module">
      import { createDogear } from '/index.js';
      window.dogear = createDogear({ key: 'pk_test', endpoint: location.origin, article: 'by-module' });
      dogear.on('reading', (reading) => { window.told = reading.content; });
      dogear.track('seen', { i: 0 });
    </script>`;
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/module', pageOf(`<article>${paragraphs(4)}</article>`, module)));
    await reader.waits(6_000);
    await stage.site.hearsAll(1);
    await reader.page.waitForSelector('dogear-push section');
    expect(await reader.page.evaluate('window.told')).toBe('by-module');
    expect((await stage.toldOnce(reader)).content).toBe('by-module');
  });
});
