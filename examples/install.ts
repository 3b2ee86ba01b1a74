/** Installs the example scene through the runtime's own api, once: what operators change afterwards stays theirs. */
import type { ContentListed } from '../runtime/wire/api/contents.ts';
import type { JourneyListed, JourneyShown } from '../runtime/wire/api/journeys.ts';
import type { PersonProfile } from '../runtime/wire/api/people.ts';
import type { ShareShown } from '../runtime/wire/api/shares.ts';
import { workOff } from './agents.ts';
import { type Address, type Client, clientOf } from './client.ts';
import { criticalIllness } from './critical-illness/scene.ts';
import { introduce, live, personOf } from './live.ts';
import { identifyMessage } from './messages.ts';
import { MADE, type MadeReader, madeReaders } from './readers.ts';
import type { Scene } from './scene.ts';

const READERS = 120;
const FINISHED = 'scene_finished';
/** What brings readers to the site at first, by weight. */
const DOORS = [
  ['waiting-period', 40],
  ['premium', 20],
  ['term-life', 15],
  ['claims', 15],
  ['checklist', 10],
] as const;

/**
 * `now` gives ms UTC. Throws an Error that says which call the runtime refused. What was cut short is done again:
 * the messages of made readers have the same ids each time, so none of them counts twice.
 */
export async function installScene(address: Address, now: () => number = Date.now): Promise<void> {
  const scene = criticalIllness;
  const client = clientOf(address, now);
  const proofreader = proofreaderOf(scene, now());
  if (await isFinished(client, proofreader)) return;
  await settle(client, scene);
  const ids = await contentIds(client, scene);
  await visit(client, scene, [proofreader]);
  await publish(client, scene, ids);
  const links = await linksOf(client, scene, ids);
  const readers = madeReaders(READERS, DOORS, scene.agents.length, now());
  await visit(
    client,
    scene,
    readers.map((reader) => ({
      ...reader,
      ...(reader.owner !== undefined && { link: links[reader.owner] }),
    })),
  );
  await workOff(client);
  await finish(client, scene, proofreader, now());
}

async function visit(client: Client, scene: Scene, readers: readonly MadeReader[]): Promise<void> {
  await introduce(client, scene, readers);
  await live(client, scene, readers);
}

/** Every agent has sent their customers their own link to the first article. */
function linksOf(client: Client, { agents, contents }: Scene, ids: Map<string, string>) {
  const [{ slug } = { slug: '' }] = contents;
  return Promise.all(
    agents.map(async ({ id: agent }) => {
      const { url } = await client.api<ShareShown>('POST', '/shares', { content: ids.get(slug), agent });
      return { slug, url };
    }),
  );
}

/** The proofreader carries the mark that all was installed. */
async function isFinished(client: Client, { user }: MadeReader): Promise<boolean> {
  const person = await personOf(client, user);
  if (!person) return false;
  return FINISHED in (await client.api<PersonProfile>('GET', `/people/${person.id}`)).attributes;
}

async function finish(client: Client, { site }: Scene, reader: MadeReader, at: number): Promise<void> {
  const { identifiers } = identifyMessage(reader, at);
  const attributes = { [FINISHED]: at };
  const message = { type: 'identify' as const, id: `${reader.user}-finish`, at, identifiers, attributes };
  await client.collect(site.key, reader, [message]);
}

async function settle(client: Client, { site, agents }: Scene): Promise<void> {
  await client.api('PUT', `/sites/${site.id}`, { name: site.name, key: site.key });
  for (const { id, ...agent } of agents) await client.api('PUT', `/agents/${id}`, agent);
}

/** By slug; contents that are missing are made known first. */
async function contentIds(client: Client, { site, contents }: Scene): Promise<Map<string, string>> {
  const ids = new Map((await client.all<ContentListed>('/contents')).map(({ key, id }) => [key, id]));
  for (const { slug, title, page, topics, stage } of contents) {
    if (ids.has(slug)) continue;
    const url = `${client.base}/examples/${page}`;
    const content = { site: site.id, key: slug, url, title, topics, stage };
    ids.set(slug, (await client.api<ContentListed>('POST', '/contents', content)).id);
  }
  return ids;
}

/** Whoever opened every article first: so the runtime knows the paragraphs that journeys mention. */
function proofreaderOf({ contents }: Scene, now: number): MadeReader {
  const at = now - 14 * 86_400_000;
  return {
    device: `${MADE}device-000`,
    user: `${MADE}000`,
    attributes: { made: true, name: '编辑部校对', city: '上海' },
    screen: 'desktop',
    visits: contents.map(({ slug }, index) => ({
      at: at + index * 600_000,
      slug,
      habit: 'skim',
      keen: 1,
      asks: false,
    })),
    seed: 1,
  };
}

async function publish(client: Client, scene: Scene, ids: Map<string, string>): Promise<void> {
  const known = new Set((await client.all<JourneyListed>('/journeys')).map(({ name }) => name));
  const contentId = (slug: string) => {
    const id = ids.get(slug);
    if (id === undefined) throw new Error(`A journey mentions "${slug}", which the scene does not have.`);
    return id;
  };
  for (const { name, graph, layout } of scene.journeys(contentId, client.base)) {
    if (known.has(name)) continue;
    const { id } = await client.api<JourneyShown>('POST', '/journeys', { name, draft: graph, layout });
    await client.api('POST', `/journeys/${id}/publish`);
  }
}
