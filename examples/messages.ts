/** What the SDK would have sent during a made visit. */
import type { Message, MessageOf, Screen } from '../runtime/wire/batch.ts';
import { figuresOf } from '../sdk/reading/completion.ts';
import { newReading, type Reading } from '../sdk/reading/reading.ts';
import { attend, partOf } from './attention.ts';
import type { Chance } from './chance.ts';
import type { MadeReader, MadeVisit } from './readers.ts';
import type { SceneContent } from './scene.ts';

export interface Told {
  view: MessageOf<'view'>;
  messages: Message[];
  /** When the reader left, ms UTC. */
  leftAt: number;
}

/** `name` tells the visit from all others of the reader; `url` is the address of the page. */
export function tellVisit(
  reader: MadeReader,
  visit: MadeVisit,
  content: SceneContent,
  { name, url }: { name: string; url: string },
  chance: Chance,
): Told {
  const id = `${reader.user}-${name}`;
  const reading = attend(
    newReading(id, content.slug, visit.at, content.blocks),
    content,
    visit.habit,
    visit.keen,
    chance,
  );
  const final = report(reading, reader.screen, 2, 1);
  const view = viewOf(reading, reader.screen, { url, title: content.title });
  const messages: Message[] = [view, report(partOf(reading, 0.5), reader.screen, 1, 0.5), final];
  if (chance.hits(0.15)) messages.push(clickOf(reading, reader.screen, final.at, chance));
  if (visit.asks) messages.push(askOf(reading, final.at));
  return { view, messages, leftAt: final.at };
}

export function identifyMessage({ user, attributes }: MadeReader, at: number): MessageOf<'identify'> {
  return {
    type: 'identify',
    id: `${user}-identify`,
    at,
    identifiers: [{ kind: 'user', value: user }],
    attributes,
  };
}

const about = ({ id, content, version }: Reading, screen: Screen) => ({
  reading: id,
  content,
  version,
  screen,
});

const viewOf = (
  reading: Reading,
  screen: Screen,
  page: { url: string; title: string },
): MessageOf<'view'> => ({
  type: 'view',
  id: `${reading.id}-view`,
  at: reading.startedAt,
  ...about(reading, screen),
  ...page,
});

/** `passed`: share of the visit. People are away from the page for a sixth of the time that they are engaged. */
function report(reading: Reading, screen: Screen, seq: number, passed: number): MessageOf<'reading'> {
  const figures = figuresOf(reading);
  return {
    type: 'reading',
    id: `${reading.id}-${seq}`,
    at: reading.startedAt + Math.round((figures.engaged * 7) / 6 + passed * 1_000),
    ...about(reading, screen),
    startedAt: reading.startedAt,
    seq,
    ...figures,
    quality: reading.quality,
  };
}

function clickOf(reading: Reading, screen: Screen, at: number, chance: Chance): MessageOf<'click'> {
  const pictures = reading.blocks.flatMap(({ kind }, index) => (kind === 'picture' ? [index] : []));
  return {
    type: 'click',
    id: `${reading.id}-click`,
    at,
    ...about(reading, screen),
    startedAt: reading.startedAt,
    block: chance.pick(pictures),
    x: chance.between(0.2, 0.8),
    y: chance.between(0.2, 0.8),
  };
}

const askOf = ({ id, content }: Reading, at: number): MessageOf<'event'> => ({
  type: 'event',
  id: `${id}-ask`,
  at: at + 1_000,
  name: 'consult_click',
  properties: { article: content },
  reading: id,
  content,
});
