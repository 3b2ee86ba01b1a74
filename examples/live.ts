/** Lets made readers come: their visits go through the public api, and they answer the pushes that come back. */
import type { PersonListed } from '../runtime/wire/api/people.ts';
import type { Page } from '../runtime/wire/api/shared.ts';
import type { InPagePush, Message, MessageOf } from '../runtime/wire/batch.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { Client } from './client.ts';
import { identifyMessage, tellVisit } from './messages.ts';
import type { MadeReader, MadeVisit } from './readers.ts';
import type { Scene, SceneContent } from './scene.ts';

/** Says who the readers are, and gives them to their owners. */
export async function introduce(client: Client, scene: Scene, readers: readonly MadeReader[]): Promise<void> {
  for (const reader of readers) {
    const [first] = reader.visits;
    if (!first) continue;
    await client.collect(scene.site.key, reader, [identifyMessage(reader, first.at)]);
    const owner = reader.owner === undefined ? undefined : scene.agents[reader.owner];
    const person = owner && (await personOf(client, reader.user));
    if (person) await client.api('PATCH', `/people/${person.id}`, { owner: owner.id });
  }
}

/** All visits of all readers, in the order in which they happened. */
export async function live(client: Client, scene: Scene, readers: readonly MadeReader[]): Promise<void> {
  const visits = readers.flatMap((reader) => {
    const chance = chanceFrom(reader.seed);
    return reader.visits.map((visit, index) => ({ reader, visit, chance, name: `v${index + 1}` }));
  });
  for (const { reader, visit, chance, name } of visits.sort((a, b) => a.visit.at - b.visit.at)) {
    await come(client, scene, reader, visit, name, chance);
  }
}

async function come(
  client: Client,
  scene: Scene,
  reader: MadeReader,
  visit: MadeVisit,
  name: string,
  chance: Chance,
): Promise<void> {
  const content = scene.contents.find(({ slug }) => slug === visit.slug);
  if (!content)
    throw new Error(`Reader ${reader.user} comes for "${visit.slug}", which the scene does not have.`);
  const { link } = reader;
  const url = link?.slug === visit.slug ? link.url : `${client.base}/examples/${content.page}`;
  const { view, messages, leftAt } = tellVisit(reader, visit, content, { name, url }, chance);
  const answer = await client.collect(scene.site.key, reader, messages);
  if (answer.rejected.length > 0) throw new Error(`The runtime rejected ${JSON.stringify(answer.rejected)}.`);
  if (answer.wants?.includes(view.version)) await bring(client, scene, reader, view, content);
  for (const push of answer.pushes) await respond(client, scene, reader, { push, leftAt, name }, chance);
}

/** The view once more, with the blocks that the runtime asked for. */
async function bring(
  client: Client,
  scene: Scene,
  reader: MadeReader,
  view: MessageOf<'view'>,
  { blocks }: SceneContent,
): Promise<void> {
  await client.collect(scene.site.key, reader, [{ ...view, blocks }]);
}

interface Offered {
  push: InPagePush;
  leftAt: number;
  /** Of the visit during which the push was shown. */
  name: string;
}

/** Some follow what is offered, some close it, some leave it. */
async function respond(
  client: Client,
  scene: Scene,
  reader: MadeReader,
  { push, leftAt, name }: Offered,
  chance: Chance,
): Promise<void> {
  const action = chance.choose([
    ['clicked', 5],
    ['dismissed', 3],
    ['left', 2],
  ] as const);
  const messages: Message[] = [pushMessage(push, 'shown', leftAt)];
  if (action !== 'left') messages.push(pushMessage(push, action, leftAt + 3_000));
  await client.collect(scene.site.key, reader, messages);
  const next = scene.contents.find(({ page }) => push.url?.includes(page));
  if (action !== 'clicked' || !next) return;
  const habit = chance.choose([
    ['complete', 5],
    ['partial', 3],
    ['skim', 2],
  ] as const);
  const visit: MadeVisit = { at: leftAt + 5_000, slug: next.slug, habit, keen: 1.3, asks: false };
  await come(client, scene, reader, visit, `${name}-next`, chance);
}

const pushMessage = (push: InPagePush, action: 'shown' | 'clicked' | 'dismissed', at: number): Message => ({
  type: 'push',
  id: `${push.id}-${action}`.slice(-64),
  at,
  push: push.id,
  action,
});

/** The person who has this identifier of kind `user`, if the runtime knows them. */
export async function personOf(client: Client, user: string): Promise<PersonListed | undefined> {
  const found = await client.api<Page<PersonListed>>('GET', `/people?identifier=user:${user}`);
  return found.items[0];
}
