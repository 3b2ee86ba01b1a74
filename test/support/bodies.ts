/** Made bodies for the collector: most begin as a good batch and are then spoiled in one way or another. */
import fc from 'fast-check';
import { versionOf } from '../../runtime/wire/bands.ts';
import { LIMITS, type MessageType } from '../../runtime/wire/batch.ts';

export interface MadeBody {
  text: string | Buffer;
  contentType: string;
}

const KEY = 'pk_made_bodies';
const NOW = Date.UTC(2026, 4, 4, 8);
const YEAR = 31_536_000_000;
const deep = (depth: number, inner = '1'): string => '['.repeat(depth) + inner + ']'.repeat(depth);

/** Few ids, so that messages meet again as duplicates; each is long enough to be one. */
const id = fc.nat(40_000).map((n) => `made-${String(n).padStart(6, '0')}`);
const device = fc.nat(300).map((n) => `device-${n}-of-made`);
const clock = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: NOW - 60_000, max: NOW }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, NOW - 9 * YEAR, NOW + 9 * YEAR, 8_640_000_000_000) },
);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('quote', '等待期', 'https://example.com/a?b=c', 'x') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '\0',
      'a\0b',
      '\ud800',
      '\udfff\ud800',
      '__proto__',
      '\u202e',
      '😀'.repeat(30),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
const BLOCKS = [
  { key: '0-a', kind: 'heading', text: '等待期', weight: 2_000, bands: 1 },
  { key: '1-b', kind: 'text', text: '从合同生效日起九十天', weight: 9_000, bands: 3 },
];
const VERSION = versionOf(BLOCKS as Parameters<typeof versionOf>[0]);
const content = fc.constantFrom('waiting-period', 'premium', '__proto__', 'constructor');
const screen = fc.constantFrom('phone', 'tablet', 'desktop');
const share = fc.constantFrom(0, 0.25, 1);
const read = { reading: id, content, version: fc.constantFrom(VERSION, 'other'), screen };
const json = fc.jsonValue({ maxDepth: 3 });

const FIELDS: Record<MessageType, Record<string, fc.Arbitrary<unknown>>> = {
  view: { ...read, url: text, title: text, blocks: fc.option(fc.constant(BLOCKS), { nil: undefined }) },
  reading: {
    ...read,
    startedAt: clock,
    seq: fc.integer({ min: 1, max: 9 }),
    engaged: fc.nat(60_000),
    engaged5: fc.nat(60_000),
    depth: share,
    completion: share,
    state: fc.constantFrom('bounce', 'skim', 'partial', 'complete'),
    quality: fc.constant('ok'),
    bands: fc.array(fc.nat(9_000), { maxLength: 6 }),
  },
  event: { name: text, properties: fc.dictionary(text, json, { maxKeys: 3 }) },
  click: { ...read, startedAt: clock, block: fc.nat(600), x: share, y: share },
  identify: {
    identifiers: fc.array(
      fc.record({
        kind: fc.constantFrom('user', 'phone', 'device', 'Bad kind'),
        value: fc.oneof(
          text,
          fc.nat(400).map((n) => `person-${n}`),
        ),
      }),
      { maxLength: 3 },
    ),
    attributes: fc.dictionary(text, json, { maxKeys: 3 }),
  },
  push: { push: id, action: fc.constantFrom('shown', 'clicked', 'dismissed') },
  share: { content },
  vitals: { url: text, lcp: fc.double({ min: 0, max: 9_000, noNaN: true }) },
  drops: { counts: fc.dictionary(text, fc.integer({ min: 0, max: 9 }), { maxKeys: 3 }) },
};

const good: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  ...(Object.keys(FIELDS) as MessageType[]).map((type) =>
    fc.record({ type: fc.constant(type), id, at: clock, ...FIELDS[type] }),
  ),
);

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, -1, 0.5, 1e308, 2 ** 60, '', '1', [], {}, [[]], NOW + 99 * YEAR),
  json,
  text,
);

/** A good message with one field more, one less, or one that is something else. */
const spoiled = fc
  .tuple(good, fc.nat(), odd, fc.constantFrom('__proto__', 'constructor', 'more', ''))
  .map(([message, which, value, more]) => {
    const names = Object.keys(message);
    const name = more === '' ? (names[which % names.length] as string) : more;
    const entries = Object.entries(message).filter(([other]) => other !== name);
    return Object.fromEntries(value === '' ? entries : [...entries, [name, value]]);
  });

const message = fc.oneof(
  { weight: 5, arbitrary: good },
  { weight: 3, arbitrary: spoiled },
  { weight: 1, arbitrary: odd },
);
const batch = fc
  .record({
    key: fc.constant(KEY),
    sentAt: clock,
    device,
    user: fc.option(text, { nil: undefined }),
    messages: fc.array(message, { minLength: 1, maxLength: 6 }),
  })
  .map((made) => JSON.stringify(made));

/** The envelope itself is wrong. */
const misaddressed = fc
  .tuple(batch, fc.constantFrom('key', 'sentAt', 'device', 'messages', 'user', 'zone'), odd)
  .map(([made, name, value]) => JSON.stringify({ ...JSON.parse(made), [name]: value }));

/** Cut off, or with bytes among it that do not belong there. */
const broken = fc
  .tuple(batch, fc.nat(), fc.uint8Array({ maxLength: 4 }), fc.boolean())
  .map(([made, at, bytes, cut]) => {
    const whole = Buffer.from(made);
    const place = at % whole.length;
    return Buffer.concat([whole.subarray(0, place), bytes, cut ? Buffer.alloc(0) : whole.subarray(place)]);
  });

const wrap = (messages: string) =>
  `{"key":"${KEY}","sentAt":${NOW},"device":"device-of-limits","messages":[${messages}]}`;
const event = (n: number, properties: string) =>
  `{"type":"event","id":"made-limit-${n}","at":${NOW},"name":"x","properties":${properties}}`;
/** At and beyond the limits, and as hostile as JSON can be. */
const LIMITED = [
  wrap(event(1, `{"a":${deep(LIMITS.depth - 3)}}`)),
  wrap(event(2, `{"a":${deep(LIMITS.depth)}}`)),
  wrap(`${event(3, '{}')},${event(4, `{"a":${deep(12_000)}}`)}`),
  wrap(`${event(5, '{}')},${event(6, `{"a":${deep(100_000)}}`)}`),
  deep(200_000),
  '['.repeat(240_000),
  wrap(event(7, `{"a":"${'x'.repeat(LIMITS.messageBytes)}"},"b":1`)),
  wrap(event(8, `{"a":"${'\\u0000'.repeat(2_000)}"}`)),
  wrap(event(9, `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`)),
  wrap(event(10, '{"a":1e999,"b":-1e999,"a":2}')),
  wrap(Array.from({ length: LIMITS.messages }, (_, n) => event(100 + n, '{}')).join(',')),
  wrap(Array.from({ length: LIMITS.messages + 1 }, (_, n) => event(700 + n, '{}')).join(',')),
  wrap(event(11, `{"a":"${'x'.repeat(LIMITS.bytes)}"}`)),
  ' '.repeat(LIMITS.bytes + 1),
  '',
  'null',
  '"text"',
];

const contentType = fc.constantFrom(
  'text/plain;charset=UTF-8',
  'application/json',
  'multipart/form-data; boundary=x',
  'image/png',
  'text/plain; charset=utf-16',
  '',
);

export const madeBody: fc.Arbitrary<MadeBody> = fc.record({
  text: fc.oneof(
    { weight: 600, arbitrary: batch as fc.Arbitrary<string | Buffer> },
    { weight: 100, arbitrary: misaddressed },
    { weight: 100, arbitrary: broken },
    { weight: 100, arbitrary: json.map((value) => JSON.stringify(value)) },
    { weight: 100, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 2, arbitrary: fc.constantFrom(...LIMITED) },
  ),
  contentType,
});

export { KEY as MADE_KEY, NOW as MADE_NOW };
