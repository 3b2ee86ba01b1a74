import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { ContentListed } from '../../runtime/wire/api/contents.ts';
import type { AgentShown } from '../../runtime/wire/api/settings.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import type { ShareChain, ShareShown } from '../../runtime/wire/api/shares.ts';
import { type Example, openExample } from '../support/example.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let example: Example;
let content: ContentListed;
let agent: AgentShown;
beforeAll(async () => {
  example = await openExample();
  content = (await itemsOf<ContentListed>('contents')).find(({ url }) =>
    url.includes('premium'),
  ) as ContentListed;
  agent = (await itemsOf<AgentShown>('agents'))[0] as AgentShown;
});
afterAll(() => example?.close());
afterEach(() => expect(example.faults()).toEqual([]));

const itemsOf = async <T>(path: string) => (await example.dogear.api<Page<T>>('GET', `/api/${path}`)).items;

it('from the agent to a customer to a friend: every link is opened in a browser, and the chain knows', async () => {
  const body = { content: content.id, agent: agent.id };
  const link = await example.dogear.api<ShareShown>('POST', '/api/shares', body);
  const customer = await example.reader();
  await customer.opensLink(link.url);
  const passed = await customer.shares();
  expect(passed).toContain('?share_dogear=');
  expect(passed).not.toBe(link.url);
  const friend = await example.reader();
  await friend.opensLink(passed);
  await friend.reads(150_000);
  await friend.leaves();

  const chain = await example.dogear.api<ShareChain>('GET', `/api/shares/${link.id}`);
  expect(chain).toMatchObject({ opens: 1, persons: 1, credit: { shares: 1, persons: 2, completes: 1 } });
  expect(chain.below).toMatchObject([{ url: passed, depth: 1, persons: 1, completes: 1 }]);
});
