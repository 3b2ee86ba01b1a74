import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentShown } from '../../../runtime/wire/api/contents.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import type { ShareChain, ShareShown } from '../../../runtime/wire/api/shares.ts';
import { DATABASES } from '../../support/databases.ts';
import { type As, type Dogear, startDogear } from '../../support/dogear.ts';
import { article, type Phone, phone } from '../../support/phone.ts';

const waiting = article('waiting', ['等待期是什么']);
const premium = article('premium', ['保费怎么算']);

describe.each(DATABASES)('shares on $name', ({ open }) => {
  let dogear: Dogear;
  let zhou: As;
  let chen: As;
  let content: string;
  /** By 周敏; by 张女士, whom she owns; by a friend, whom nobody owns. */
  let root: ShareShown;
  let passed: ShareShown;
  let again: ShareShown;
  let zhang: string;
  let friend: string;
  beforeAll(async () => {
    dogear = await startDogear(await open());
    await dogear.site();
    zhou = { token: await dogear.agent('zhou', '周敏') };
    chen = { token: await dogear.agent('chen', '陈立') };
    const customer = phone(dogear, 'device-of-zhang');
    await customer.opens(waiting);
    await customer.says({ attributes: { name: '张女士' } });
    zhang = await customer.person();
    await dogear.api('PATCH', `/api/people/${zhang}`, { owner: 'zhou' });
    content = (await contents())[0]?.id as string;
    root = await mint(zhou, { content });
    const another = phone(dogear, 'device-of-friend');
    await comes(customer, root.url);
    await comes(another, await customer.shares(waiting));
    await comes(phone(dogear, 'device-of-colleague'), await another.shares(waiting));
    friend = await another.person();
    [again, passed] = (await list('')).filter(({ by }) => by.kind === 'customer') as [ShareShown, ShareShown];
  });
  afterAll(() => dogear.close());

  const contents = async () => (await dogear.api<Page<ContentShown>>('GET', '/api/contents')).items;
  const mint = (as: As, body: object) => dogear.api<ShareShown>('POST', '/api/shares', body, as);
  const refusal = async (as: As, body: object) => {
    const { status, body: problem } = await dogear.call('POST', '/api/shares', body, as);
    return [status, problem.code];
  };
  const list = async (query: string, as: As = {}) =>
    (await dogear.api<Page<ShareShown>>('GET', `/api/shares?${query}`, undefined, as)).items;
  const ids = async (query: string, as: As = {}) => (await list(query, as)).map(({ id }) => id);
  const chain = (id: string, as: As = {}) =>
    dogear.api<ShareChain>('GET', `/api/shares/${id}`, undefined, as);

  async function comes(reader: Phone, url: string) {
    await reader.opens({ ...waiting, url });
    await reader.reads(waiting);
  }

  it('an agent has one link to a content, whoever asks for it and however often', async () => {
    expect(root).toMatchObject({ by: { kind: 'agent', id: 'zhou', name: '周敏' }, depth: 0, parent: null });
    expect(root.url).toMatch(/^https:\/\/example\.com\/waiting\?share_dogear=\w{13}$/);
    const asked = await Promise.all([zhou, zhou, zhou].map((as) => mint(as, { content })));
    const byHand = await mint({}, { content, agent: 'zhou' });
    expect(new Set([...asked, byHand].map(({ id }) => id))).toEqual(new Set([root.id]));
    expect((await mint(chen, { content })).id).not.toBe(root.id);
  });

  it('a chain is told from its root to what lies below, with who opened it and what it led to', async () => {
    const shown = await chain(passed.id);
    expect(shown).toMatchObject({
      ...{ by: { kind: 'customer', id: zhang, name: '张女士' }, depth: 1, parent: root.id, root: root.id },
      ...{ opens: 1, persons: 1, completes: 1, credit: { shares: 1, persons: 2, completes: 2 } },
      content: { id: content, title: waiting.title },
    });
    expect([shown.above.map(({ id }) => id), shown.below.map(({ id }) => id)]).toEqual([
      [root.id],
      [again.id],
    ]);
    expect(shown.openers).toEqual([
      expect.objectContaining({
        cameBy: true,
        completed: true,
        person: { id: friend, name: expect.any(String) },
      }),
    ]);
    expect((await chain(root.id)).credit).toEqual({ shares: 2, persons: 3, completes: 3 });
  });

  it('lists are by agent, content, person and the share above, and page by key', async () => {
    expect(await ids('agent=zhou')).toEqual([root.id]);
    expect(await ids(`person=${zhang}`)).toEqual([passed.id, root.id]);
    expect(await ids(`parent=${root.id}`)).toEqual([passed.id]);
    expect(await ids('content=nothing')).toEqual([]);
    const all = await ids(`content=${content}`);
    const first = await dogear.api<Page<ShareShown>>('GET', `/api/shares?content=${content}&limit=2`);
    const rest = await ids(`content=${content}&after=${first.next}`);
    expect([...first.items.map(({ id }) => id), ...rest]).toEqual(all);
  });

  it('an agent sees the chains that began with them, and names only of those who are theirs', async () => {
    expect(await ids('', zhou)).toEqual([again.id, passed.id, root.id]);
    const below = (await chain(passed.id, zhou)).below;
    expect(below.map(({ by }) => by)).toEqual([{ kind: 'customer', id: null, name: null }]);
    expect((await chain(passed.id, zhou)).openers[0]?.person).toBeNull();
    expect((await list('', chen)).map(({ by }) => by.id)).toEqual(['chen']);
    expect(await ids(`person=${zhang}`, chen)).toEqual([]);
    expect(await ids('agent=zhou', chen)).toEqual([]);
    for (const { id } of [root, passed, again]) {
      expect((await dogear.call('GET', `/api/shares/${id}`, undefined, chen)).status).toBe(404);
    }
  });

  it('a content tells what its shares came to', async () => {
    const { shares } = await dogear.api<ContentShown>('GET', `/api/contents/${content}`);
    expect(shares).toMatchObject({ persons: 3, completes: 3 });
    expect(shares.links).toBeGreaterThanOrEqual(3);
  });

  it('a person’s timeline says that they came by a share, and whose was opened', async () => {
    const names = async (id: string) => {
      const { items } = await dogear.api<Page<{ kind: string; name?: string }>>(
        'GET',
        `/api/people/${id}/timeline`,
      );
      return items.flatMap(({ kind, name }) => (kind === 'event' && name?.startsWith('share') ? name : []));
    };
    expect(await names(zhang)).toEqual(['share.brought', 'share.opened']);
    expect(await names(friend)).toEqual(['share.brought', 'share.opened']);
  });

  it('what cannot be shared is refused with a reason', async () => {
    await dogear.api('POST', '/api/contents', { site: 'test', key: 'unwritten', title: '还没写' });
    const unwritten = (await contents()).find(({ key }) => key === 'unwritten')?.id;
    expect(await refusal(zhou, { content: unwritten })).toEqual([409, 'no-address']);
    expect(await refusal(zhou, { content: 'nothing' })).toEqual([400, 'unknown-content']);
    expect(await refusal(zhou, { content, agent: 'chen' })).toEqual([403, 'forbidden']);
    expect(await refusal({}, { content, agent: 'nobody' })).toEqual([400, 'unknown-agent']);
    expect(await refusal({}, { content })).toEqual([400, 'missing-field']);
    expect(await refusal(zhou, { content: '\u0000' })).toEqual([400, 'invalid']);
    expect((await dogear.call('GET', '/api/shares/nothing')).status).toBe(404);
  });

  it('a thousand askings at once leave one link', async () => {
    await phone(dogear, 'device-of-zhang').opens(premium);
    const other = (await contents()).find(({ key }) => key === 'premium')?.id;
    const asked = await Promise.all(Array.from({ length: 1_000 }, () => mint(chen, { content: other })));
    expect(new Set(asked.map(({ url }) => url)).size).toBe(1);
  });
});
