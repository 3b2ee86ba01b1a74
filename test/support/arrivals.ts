/** Made stories of a few readers, and the ways in which their messages may arrive. */
import fc from 'fast-check';
import { versionOf } from '../../runtime/wire/bands.ts';
import type { Message } from '../../runtime/wire/batch.ts';
import type { Block } from '../../runtime/wire/content.ts';
import type { Envelope } from './collector.ts';
import { DAY, MINUTE, MONDAY } from './journey.ts';

/** A message in its envelope. */
export interface Letter {
  envelope: Envelope;
  message: Message;
}

/** Something that happens on a page, as messages whose ids begin with `id`. */
type Happening = (id: string) => Message[];

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
/** Few moments, so that much happens at the same one. */
const at = oneOf(MONDAY - DAY, MONDAY - DAY + 1, MONDAY - MINUTE, MONDAY - 1, MONDAY);
const startedAt = oneOf(MONDAY - 2 * DAY, MONDAY - DAY);
const content = oneOf('waiting-period', 'premium');
const screen = oneOf('phone' as const, 'desktop' as const);

const block = (place: number, bands: number): Block => {
  return { key: `${place}-b${bands}`, kind: 'text', text: `第 ${place} 段`, weight: bands * 4_000, bands };
};
/** An article, and what it became while people read it. */
const ARTICLES = [
  [block(0, 1), block(1, 3)],
  [block(0, 1), block(1, 2), block(2, 2)],
];
const article = oneOf(...ARTICLES.map((blocks) => ({ blocks, version: versionOf(blocks) })));

/** Described as soon as the runtime asks, or never. */
const view: fc.Arbitrary<Happening> = fc
  .record({ at, content, screen, title: oneOf('等待期', '保费'), article, described: fc.boolean() })
  .map(({ article: { version, blocks }, described, ...told }) => (id) => {
    const page = { type: 'view', id, reading: id, version, url: 'https://example.com', ...told } as const;
    return described ? [page, { ...page, blocks }] : [page];
  });

const snapshot = fc.record({
  at,
  article,
  engaged: oneOf(0, 1_000, 30_000),
  engaged5: oneOf(0, 900),
  depth: oneOf(0, 1 / 3, 0.7, 1),
  completion: oneOf(0, 0.1, 1 / 3, 1),
  state: oneOf('bounce' as const, 'skim' as const, 'partial' as const, 'complete' as const),
  quality: oneOf('ok', 'blocks-changed'),
  bands: fc.array(oneOf(0, 500, 4_000), { maxLength: 5 }),
});

/** The snapshots of one reading; the article may change under the reader. */
const reading: fc.Arbitrary<Happening> = fc
  .tuple(fc.record({ content, screen, startedAt }), fc.array(snapshot, { minLength: 1, maxLength: 3 }))
  .map(
    ([place, snapshots]) =>
      (id) =>
        snapshots.map(({ article: { version }, ...told }, i) => {
          const named = { id: `${id}-${i}`, reading: id, seq: i + 1 };
          return { type: 'reading', ...named, ...place, version, ...told };
        }),
  );

const click: fc.Arbitrary<Happening> = fc
  .record({ at, content, screen, startedAt, article, block: oneOf(0, 2) })
  .map(({ article: { version }, ...told }) => (id) => [
    { type: 'click', id, reading: id, version, x: 0.5, y: 0.5, ...told },
  ]);

const event: fc.Arbitrary<Happening> = fc
  .record({ at, content: fc.option(content, { nil: undefined }), premium: oneOf(100, 200) })
  .map(({ at, content, premium }) => (id) => [
    { type: 'event', id, at, name: 'quote', properties: { premium }, ...(content && { content }) },
  ]);

/** Attributes alone; who it is says the envelope, or `signIn`. */
const identify: fc.Arbitrary<Happening> = fc
  .record({ at, city: oneOf('武汉', '上海', null), age: oneOf(9, 10), made: fc.boolean() })
  .map(({ at, city, age, made }) => (id) => {
    const attributes = { ...(city && { city }), age, ...(made && { made }) };
    return [{ type: 'identify', id, at, identifiers: [], attributes }];
  });

const drops: fc.Arbitrary<Happening> = at.map((at) => (id) => [
  { type: 'drops', id, at, counts: { overflow: 2 } },
]);

const happening = fc.oneof(view, reading, reading, click, event, identify, drops);
const where = fc.record(
  { zone: oneOf('Asia/Shanghai', 'Europe/Paris'), language: oneOf('zh-CN', 'en') },
  { requiredKeys: [] },
);

/** What one device sends: at first by itself, then in the name of its user, if it has one. */
function lettersOf(device: string) {
  const user = oneOf(undefined, 'ann', 'ann', 'bob');
  const visits = fc.array(fc.tuple(happening, where, fc.boolean()), { maxLength: 6 });
  return fc.tuple(user, at, visits).map(([user, at, visits]): Letter[] => {
    const letters = visits.flatMap(([happens, where, signedIn], i) => {
      const envelope = { device, ...where, ...(user && signedIn && { user }) };
      return happens(`${device}-${i}`).map((message) => ({ envelope, message }));
    });
    return user ? [...letters, signIn(device, user, at)] : letters;
  });
}

function signIn(device: string, user: string, at: number): Letter {
  const identifiers = [
    { kind: 'user', value: user },
    { kind: 'phone', value: `phone of ${user}` },
  ];
  return { envelope: { device }, message: { type: 'identify', id: `${device}-sign-in`, at, identifiers } };
}

const story = fc
  .tuple(...['device-1', 'device-2', 'device-3'].map(lettersOf))
  .map((devices) => devices.flat())
  .filter((letters) => letters.length > 0);

/** The letters in any order, some of them more than once; those of one turn are taken together. */
const arrivalOf = (letters: Letter[]) =>
  fc
    .tuple(
      fc.tuple(...letters.map(() => oneOf(1, 1, 1, 2))),
      fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }),
    )
    .chain(([copies, sizes]) => {
      const sent = letters.flatMap((letter, i) => Array<Letter>(copies[i] as number).fill(letter));
      const all = { minLength: sent.length, maxLength: sent.length };
      return fc.shuffledSubarray(sent, all).map((order) => turnsOf(order, sizes));
    });

/** Cut into turns of these sizes; the last of them for the rest. */
function turnsOf(letters: Letter[], sizes: number[]): Letter[][] {
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size));
  return [0, ...ends].map((end, i) => letters.slice(end, ends[i])).filter((turn) => turn.length > 0);
}

/** The same letters in two arrivals. */
export const twoArrivals = story.chain((letters) => fc.tuple(arrivalOf(letters), arrivalOf(letters)));
