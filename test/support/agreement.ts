/** A store full of made persons, and the question whether it answers conditions as evaluation does. */
import fc from 'fast-check';
import { loadFacts } from '../../runtime/advance/facts.ts';
import { evaluate, needsOf } from '../../runtime/condition/index.ts';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import { insertRows } from '../../runtime/store/bulk.ts';
import { meeting } from '../../runtime/store/conditions/index.ts';
import { createCuts } from '../../runtime/store/cuts.ts';
import type { Store } from '../../runtime/store/index.ts';
import { createOrganisation } from '../../runtime/store/organisation.ts';
import { savePersonValues } from '../../runtime/store/personValues.ts';
import { putRelation } from '../../runtime/store/relations.ts';
import { versionOf } from '../../runtime/wire/bands.ts';
import type { Message } from '../../runtime/wire/batch.ts';
import type { Read } from './asked.ts';
import {
  ATTRIBUTES,
  EVENTS,
  KINDS,
  LANGUAGES,
  OWNERS,
  PROPERTIES,
  REGIONS,
  SEGMENTS,
  TAGS,
  TOPICS,
  ZONES,
} from './asked-names.ts';
import { BLOCKS, Collector, event, identify, reading, view } from './collector.ts';
import { anything, NOW } from './hard-values.ts';
import { DAY, MINUTE } from './journey.ts';
import { organise } from './organisation.ts';

/** The second version moves a paragraph, drops one and says one twice. */
const [title, intro, history] = BLOCKS as [(typeof BLOCKS)[0], (typeof BLOCKS)[0], (typeof BLOCKS)[0]];
const ARTICLES = [
  BLOCKS,
  [title, { ...history, key: '1-history' }, { ...intro, key: '2-intro' }, { ...intro, key: '3-intro' }],
];
const VERSIONS = ARTICLES.map(versionOf);
const CONTENTS = ['waiting-period', 'premium', 'never described'];

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const at = fc.oneof(
  oneOf(
    NOW,
    NOW - 1,
    NOW - 7 * DAY,
    NOW - 7 * DAY - 1,
    NOW - DAY,
    Date.UTC(2026, 9, 24, 16),
    Date.UTC(2026, 9, 25),
  ),
  fc.integer({ min: NOW - 40 * DAY, max: NOW }),
);

const someone = fc.record({
  zone: oneOf(...ZONES),
  language: oneOf(...LANGUAGES),
  user: fc.boolean(),
  tags: fc.subarray(TAGS),
  segments: fc.subarray(SEGMENTS),
  owner: fc.option(oneOf(...OWNERS)),
  region: fc.option(oneOf(...REGIONS)),
  made: fc.boolean(),
  attributes: fc.array(fc.tuple(oneOf(...ATTRIBUTES), anything), { maxLength: 5 }),
  events: fc.array(
    fc.record({
      at,
      name: oneOf(...EVENTS),
      properties: fc.array(fc.tuple(oneOf(...PROPERTIES), anything), { maxLength: 3 }),
    }),
    { maxLength: 6 },
  ),
  /** To whom of those who came before, from the last one on. */
  relations: fc.array(fc.tuple(fc.nat(4), oneOf(...KINDS)), { maxLength: 2 }),
  readings: fc.array(
    fc.record({
      at,
      content: oneOf(...CONTENTS),
      version: oneOf(...VERSIONS),
      screen: oneOf('phone' as const, 'desktop' as const),
      engaged: oneOf(0, 999, 1_000, 30_000, 60_000),
      depth: oneOf(0, 0.25, 0.799012, 1),
      completion: oneOf(0, 0.3, 0.799012, 1),
      state: oneOf('bounce' as const, 'skim' as const, 'partial' as const, 'complete' as const),
      bands: fc.array(oneOf(0, 500, 1_200, 4_000), { maxLength: 9 }),
    }),
    { maxLength: 4 },
  ),
});
type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never;

export interface Population {
  store: Store;
  personIds: string[];
  read: Read;
}

/** So many made persons, the same for the same seed. What they did goes in as pages send it. */
export async function populate(store: Store, count: number, seed: number): Promise<Population> {
  const page = await Collector.open(store);
  page.backstage.now = NOW;
  const people = fc.sample(someone, { numRuns: count, seed });
  await page.send(CONTENTS.slice(0, 2).flatMap(described), { device: 'device-of-nobody' });
  for (const [place, one] of people.entries()) await arrive(page, place, one);
  await own(store, people);
  await organise(store);
  await relate(store, people);
  await store.write(async (db) => {
    const topicsJson = (place: number) => JSON.stringify(TOPICS.slice(place, place + 2));
    for (const [place, key] of CONTENTS.entries()) {
      await db
        .updateTable('contents')
        .set({ topicsJson: topicsJson(place) })
        .where('key', '=', key)
        .execute();
    }
  });
  const contents = await store.read.selectFrom('contents').select('id').execute();
  const persons = await store.read
    .selectFrom('persons')
    .select('id')
    .where('mergedInto', 'is', null)
    .execute();
  return {
    store,
    personIds: persons.map(({ id }) => id),
    read: {
      contents: contents.map(({ id }) => id),
      versions: VERSIONS,
      blocks: ARTICLES.flat().map(({ key }) => key),
    },
  };
}

const described = (content: string, place: number): Message[] =>
  ARTICLES.map((blocks, i) =>
    view({
      content,
      version: VERSIONS[i] as string,
      blocks,
      reading: `reading-of-nobody-${place}-${i}`,
      at: NOW - DAY,
    }),
  );

const device = (place: number) => `device-of-person-${place}`;

async function arrive(page: Collector, place: number, one: Someone): Promise<void> {
  const messages: Message[] = [
    identify(
      one.user ? { user: `user-${place}` } : {},
      { ...fromEntries(one.attributes), made: one.made },
      { at: NOW },
    ),
    ...one.events.map(({ at, name, properties }) => event(name, { at, properties: fromEntries(properties) })),
    ...one.readings.map(({ at, ...told }, i) =>
      reading({ ...told, at, startedAt: at - MINUTE, reading: `reading-${place}-${i}` }),
    ),
  ];
  const { zone, language } = one;
  const { rejected } = await page.send(messages, { device: device(place), zone, language });
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
}

const fromEntries = (entries: [string, unknown][]): Record<string, unknown> => Object.fromEntries(entries);

/** Tags and owners come from journeys and from people, not from pages. */
async function own(store: Store, people: readonly Someone[]): Promise<void> {
  await store.write(async (db) => {
    for (const [place, { tags, owner, region, segments }] of people.entries()) {
      const found = await db
        .updateTable('persons')
        .set({ tagsJson: JSON.stringify(tags), ownerId: owner, region })
        .where('id', 'in', (eb) =>
          eb.selectFrom('identifiers').select('personId').where('value', '=', device(place)),
        )
        .returningAll()
        .execute();
      await savePersonValues(db, found);
      const rows = found.flatMap(({ id: personId }) =>
        segments.map((segmentId) => ({ segmentId, personId, since: NOW })),
      );
      await insertRows(db, 'segmentMembers', rows);
    }
  });
}

async function relate(store: Store, people: readonly Someone[]): Promise<void> {
  await store.write(async (db) => {
    const known = await db.selectFrom('identifiers').selectAll().where('kind', '=', 'device').execute();
    const ids = new Map(known.map(({ value, personId }) => [value, personId]));
    const idOf = (place: number) => ids.get(device(place)) as string;
    for (const [place, { relations }] of people.entries()) {
      for (const [back, kind] of relations) {
        const other = place - 1 - back;
        if (other < 0 || idOf(other) === idOf(place)) continue;
        await putRelation(db, { personId: idOf(place), otherId: idOf(other), kind, at: NOW });
      }
    }
  });
}

export interface Answers {
  /** Ids of persons in whom both agree that they meet it. */
  met: string[];
  /** What one of them says otherwise of, with the facts. */
  differ: unknown[];
}

/** Who meets the condition, asked person by person in memory, and of the store as a whole. */
export async function bothAnswers(
  { store, personIds }: Population,
  condition: Condition,
  now: number,
): Promise<Answers> {
  const asked = { personIds, needs: needsOf([condition]), now };
  const kept = { cuts: createCuts(), organisation: createOrganisation() };
  const facts = await store.write((db) => loadFacts(db, kept, asked));
  const test = await meeting(store.read, condition, now);
  const rows = await store.read
    .selectFrom('persons')
    .select('id')
    .where('mergedInto', 'is', null)
    .where(test)
    .execute();
  const counted = new Set(rows.map(({ id }) => id));
  const met: string[] = [];
  const differ: unknown[] = [];
  for (const person of facts.values()) {
    const holds = evaluate(condition, { now, person, answers: {} });
    if (holds !== counted.has(person.id)) differ.push({ holds, person });
    else if (holds) met.push(person.id);
  }
  return { met, differ };
}
