/** The pages that web teams copy, read in a real browser; what was read is asked of a real runtime. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { criticalIllness } from '../../examples/critical-illness/scene.ts';
import type { ContentListed } from '../../runtime/wire/api/contents.ts';
import type { PersonProfile } from '../../runtime/wire/api/people.ts';
import { type Dogear, startDogear } from '../support/dogear.ts';
import type { Reader, ReaderOptions } from '../support/reader.ts';
import { sdkStage } from '../support/sdk-stage.ts';

const stage = sdkStage();
const SOON = { timeout: 20_000, interval: 50 };
let dogear: Dogear;
beforeAll(async () => {
  dogear = await startDogear();
  await dogear.site(criticalIllness.site.key);
});
afterAll(() => dogear.close());

async function opened(page: string, screen: ReaderOptions['screen'] = 'phone'): Promise<Reader> {
  const reader = await stage.meets({ screen });
  await reader.opens(`${dogear.url}/examples/embed/${page}`);
  return reader;
}

/** The content as the runtime knows it, as soon as somebody's reading of it has arrived that fits. */
const contentOf = (
  key: string,
  fits = ({ readings }: ContentListed) => readings > 0,
): Promise<ContentListed> =>
  vi.waitUntil(async () => {
    const { items } = await dogear.api<{ items: ContentListed[] }>('GET', '/api/contents');
    return items.find((content) => content.key === key && fits(content));
  }, SOON);

async function textsOf(key: string): Promise<string[]> {
  const { id } = await contentOf(key);
  const { blocks } = await vi.waitUntil(async () => {
    const heat = await dogear.api<{ blocks: { text: string }[] }>('GET', `/api/contents/${id}/heat`);
    return heat.blocks.length > 0 && heat;
  }, SOON);
  return blocks.map(({ text }) => text);
}

const quiet = async (reader: Reader) => expect([reader.console, await reader.errors()]).toEqual([[], []]);

describe('The plain page', () => {
  it('is read to its end under its canonical name, whatever follows the address around', async () => {
    const reader = await opened('plain.html?utm_source=letter&from=timeline');
    await reader.reads(90_000);
    await quiet(reader);
    await reader.leaves();
    const key = `${dogear.url}/examples/embed/plain.html`;
    const { states } = await contentOf(key, ({ completion }) => completion > 0.9);
    expect(states).toEqual({ bounce: 0, skim: 0, partial: 0, complete: 1 });
    expect((await textsOf(key))[0]).toBe('犹豫期：签完字还能反悔的十五天');
  });
});

describe('The single-page app', () => {
  it('is read article by article, and whoever signs in keeps what they read before', async () => {
    const reader = await opened('app.html', 'desktop');
    await reader.page.getByText('受益人写').click();
    await reader.waits(8_000);
    await reader.goesBack();
    await reader.page.getByText('宽限期').click();
    await reader.waits(6_000);
    await reader.page.getByRole('button', { name: '预约顾问' }).click();
    await reader.page.getByText('回到目录').click();
    await reader.page.getByRole('button', { name: '登录' }).click();
    await reader.waits(6_000);
    await quiet(reader);
    await reader.leaves();

    const app = `${dogear.url}/examples/embed/app.html`;
    await contentOf(`${app}?read=beneficiary`);
    expect((await textsOf(`${app}?read=grace`))[0]).toBe('宽限期：忘了缴费，保单还在吗');
    const { items } = await dogear.api<{ items: { id: string }[] }>(
      'GET',
      '/api/people?identifier=user:embed-reader',
    );
    const person = await dogear.api<PersonProfile>('GET', `/api/people/${items[0]?.id}`);
    expect(person.attributes).toMatchObject({ name: '示例读者' });
    const timeline = await dogear.api('GET', `/api/people/${items[0]?.id}/timeline`);
    expect(JSON.stringify(timeline)).toContain('advice_asked');
    const { items: readings } = await dogear.api<{ items: { title: string }[] }>(
      'GET',
      `/api/people/${items[0]?.id}/readings`,
    );
    const titles = readings.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining(['受益人写“法定”，会发生什么', '宽限期：忘了缴费，保单还在吗']),
    );
  });
});

describe('The WeChat article', () => {
  it('is read though its text is hidden at first and its pictures come late', async () => {
    const reader = await opened('wechat.html?__biz=MzA3&mid=22478&idx=1&sn=8f0c&chksm=fe&scene=21');
    await reader.reads(60_000, 1, '#js_content');
    await quiet(reader);
    await reader.leaves();
    const texts = await textsOf('embed-wechat');
    expect(texts[0]).toMatch(/^体检报告拿回来/);
    expect(texts).toContain('分级从 2 类到 5 类，数字越大越要警惕');
    expect(texts.join()).not.toContain('在看');
    await contentOf('embed-wechat', ({ completion }) => completion > 0.9);
  });
});
