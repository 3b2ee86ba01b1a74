/** People who pass links on, before a collector. */
import { beforeEach } from 'vitest';
import { agentShare, newShare } from '../../runtime/store/shares.ts';
import type { Tables } from '../../runtime/store/tables.ts';
import { BLOCKS, collectorOn, reading, share, view } from './collector.ts';
import { MONDAY } from './journey.ts';
import type { TestStore } from './stores.ts';

export const PAGE = 'https://example.com/waiting';
let views = 0;

/** Everybody is named by their device; before each test Ann has opened the article, in a store of its own. */
export function sharers(open: () => Promise<TestStore>) {
  const page = collectorOn(open);
  beforeEach(() => opens('ann'));

  /** The device opens the article, at this address. */
  async function opens(name: string, url = PAGE, told: Parameters<typeof view>[0] = {}) {
    views += 1;
    const message = view({ reading: `reading-of-view-${views}`, url, blocks: BLOCKS, ...told });
    await page.send([message], { device: `device-of-${name}` });
    return message;
  }

  /** The device reads all of it. */
  const completes = (name: string) =>
    page.send([reading({ reading: `reading-of-${name}`, at: page.backstage.now })], {
      device: `device-of-${name}`,
    });

  /** The link that the device gets to pass on. */
  async function shares(name: string, told: Parameters<typeof share>[0] = {}): Promise<string> {
    const { shares, rejected } = await page.send([share(told)], { device: `device-of-${name}` });
    if (!shares?.[0]) throw new Error(`no link: ${rejected[0]?.reason}`);
    return shares[0].url;
  }

  const shareOf = async (name: string): Promise<Tables['shares']> => {
    const { id } = await page.person(`device-of-${name}`);
    const found = (await page.rows('shares')).find(({ personId }) => personId === id);
    if (!found) throw new Error(`${name} shared nothing`);
    return found;
  };

  /** The link of the agent 周敏. */
  async function agents(): Promise<Tables['shares']> {
    const [content] = await page.rows('contents');
    const minting = { contentId: content?.id as string, address: PAGE, by: { agentId: 'zhou' }, at: MONDAY };
    return page.store.write((db) => agentShare(db, newShare({ id: page.backstage.world.id(), ...minting })));
  }

  const told = async (name: string) => {
    const { id } = await page.person(`device-of-${name}`);
    return (await page.rows('events'))
      .filter(({ personId, name }) => personId === id && name.startsWith('share.'))
      .map(({ name, propertiesJson }) => [name, JSON.parse(propertiesJson)]);
  };

  return { page, opens, completes, shares, shareOf, agents, told };
}
