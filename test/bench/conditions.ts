/**
 * Conditions asked of the store and evaluated person by person: 100,000 made pairs on each database, and where they differ. Then how long
 * it takes to count a large store of simple persons, by conditions of each kind.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import { insertRows } from '../../runtime/store/bulk.ts';
import { countMeeting } from '../../runtime/store/conditions/count.ts';
import { openStore, type Store } from '../../runtime/store/index.ts';
import {
  foldRecent,
  noteEvent,
  type PersonEventChanges,
  savePersonEvents,
} from '../../runtime/store/personEvents.ts';
import { newPerson } from '../../runtime/store/persons.ts';
import { savePersonValues } from '../../runtime/store/personValues.ts';
import { bothAnswers, populate } from '../support/agreement.ts';
import { conditionOver, moment } from '../support/asked.ts';
import { OWNERS } from '../support/asked-names.ts';
import type { Bench } from '../support/bench.ts';
import { NOW } from '../support/hard-values.ts';
import { DAY } from '../support/journey.ts';
import { organise } from '../support/organisation.ts';
import { postgresAnswers, testDatabase } from '../support/postgres.ts';
import { newFolder } from '../support/process.ts';
import { dice } from '../support/random.ts';

const PERSONS = 250;
const CONDITIONS = 400;
const MANY = 100_000;
const PORTION = 2_000;
const ADMIN = { role: 'admin' } as const;

export default {
  name: 'conditions',
  async run() {
    const folder = newFolder();
    const file = path.join(folder, 'conditions.sqlite');
    const sqlite = await measure({ file }, { file: path.join(folder, 'many.sqlite') });
    rmSync(folder, { recursive: true });
    return { ...sqlite, ...(await measurePostgres()) };
  },
} satisfies Bench;

async function measurePostgres(): Promise<Record<string, number | string>> {
  if (!(await postgresAnswers())) return { postgres: 'no server answers' };
  const [pairs, many] = [await testDatabase(), await testDatabase()];
  const figures = await measure(pairs, many).finally(async () => {
    await pairs.drop();
    await many.drop();
  });
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`postgres.${name}`, value]));
}

type Where = Parameters<typeof openStore>[0];

async function measure(pairs: Where, many: Where): Promise<Record<string, number>> {
  const agreed = await within(pairs, agreement);
  return { ...agreed, ...(await within(many, counting)) };
}

async function within<T>(where: Where, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(where);
  return work(store).finally(() => store.close());
}

/** `decided`: conditions that some persons meet and others do not. */
async function agreement(store: Store): Promise<Record<string, number>> {
  const population = await populate(store, PERSONS, 20_261_025);
  const asked = fc.sample(fc.tuple(conditionOver(population.read), moment), { numRuns: CONDITIONS, seed: 4 });
  let [pairs, differences, decided] = [0, 0, 0];
  for (const [condition, now] of asked) {
    const { met, differ } = await bothAnswers(population, condition, now);
    pairs += population.personIds.length;
    differences += differ.length;
    if (met.length > 0 && met.length < population.personIds.length) decided += 1;
    if (differ.length > 0) console.error(JSON.stringify({ condition, now, first: differ[0] }));
  }
  return { pairs, differences, decided };
}

const ASKED: Record<string, Condition> = {
  tag: { operand: { of: 'tag', name: 'ripe' }, operator: 'exists' },
  attribute: { operand: { of: 'attribute', name: 'age' }, operator: 'at-least', value: 40 },
  events: {
    operand: { of: 'events', event: 'quote', measure: 'count', days: 7 },
    operator: 'at-least',
    value: 1,
  },
  reading: { operand: { of: 'reading', measure: 'seconds' }, operator: 'at-least', value: 60 },
  recent: { operand: { of: 'reading', measure: 'seconds', days: 7 }, operator: 'at-least', value: 60 },
  unit: { operand: { of: 'unit' }, operator: 'is', value: 'head' },
  related: { operand: { of: 'related', kind: 'child', has: 'tag', tag: 'ripe' }, operator: 'exists' },
  weekday: { operand: { of: 'now', measure: 'day' }, operator: 'is', value: 'holiday' },
};

async function counting(store: Store): Promise<Record<string, number>> {
  await crowd(store);
  const figures: Record<string, number> = {};
  for (const [name, condition] of Object.entries(ASKED)) {
    const began = performance.now();
    const counted = await countMeeting(store.read, ADMIN, condition, { now: () => NOW });
    figures[`count.${name}Ms`] = performance.now() - began;
    if (!counted.complete || counted.of !== MANY) throw new Error(`${name}: ${JSON.stringify(counted)}`);
  }
  return figures;
}

/** Half of them has events that are not folded yet. */
async function crowd(store: Store): Promise<void> {
  const below = dice(7);
  await organise(store);
  for (let from = 0; from < MANY; from += PORTION) {
    await store.write(async (db) => {
      const ids = Array.from({ length: PORTION }, (_, i) => `person-${String(from + i).padStart(8, '0')}`);
      const persons = ids.map((id) => ({
        ...newPerson(id, NOW - 90 * DAY),
        ownerId: OWNERS[below(OWNERS.length)] ?? null,
        zone: below(5) === 0 ? 'Europe/Paris' : 'Asia/Shanghai',
        attributesJson: JSON.stringify({
          age: { value: 20 + below(60), at: 1 },
          city: { value: '上海', at: 1 },
        }),
        tagsJson: below(10) === 0 ? '["ripe"]' : '[]',
      }));
      await insertRows(db, 'persons', persons);
      await savePersonValues(db, persons);
      await insertRows(db, 'relations', ids.flatMap(familyOf));
      const changes: PersonEventChanges = new Map();
      for (const personId of ids.filter(() => below(3) === 0)) {
        noteEvent(changes, {
          id: `${personId}-quote`,
          personId,
          name: 'quote',
          at: NOW - below(30) * DAY,
          properties: { premium: below(9) },
        });
      }
      await savePersonEvents(db, changes, new Map());
      if (below(2) === 0) await foldRecent(db, ids);
      const readings = ids.flatMap((id) => Array.from({ length: 3 }, (_, i) => readingRow(id, i, below)));
      await insertRows(db, 'readings', readings);
      await insertRows(
        db,
        'personContents',
        readings.map(({ personId, contentId, version, engaged, depth, completion, startedAt }) => ({
          ...{ personId, contentId, version, readings: 1, engaged, depth, completion },
          ...{ standing: completion, standingState: 'partial' },
          ...{ statesJson: '{"partial":1}', bandsJson: '[]', firstAt: startedAt, lastAt: startedAt },
        })),
      );
    });
  }
}

/** Every person is the parent of the next one. */
function familyOf(id: string, place: number, ids: readonly string[]) {
  const [parent, child] = [ids[place - 1], ids[place + 1]];
  const row = (otherId: string | undefined, kind: 'parent' | 'child') =>
    otherId === undefined ? [] : [{ personId: id, otherId, kind, at: NOW }];
  return [...row(parent, 'parent'), ...row(child, 'child')];
}

function readingRow(personId: string, i: number, below: (n: number) => number) {
  const startedAt = NOW - below(60) * DAY;
  return {
    ...{
      id: `${personId}-${i}`,
      personId,
      siteId: 's',
      contentId: `content-${i}`,
      version: 'v',
      screen: 'phone',
    },
    ...{
      startedAt,
      updatedAt: startedAt,
      seq: 1,
      visits: 1,
      engaged: below(90_000),
      engaged5: 0,
      depth: 0.5,
      completion: 0.5,
    },
    ...{
      state: 'partial',
      quality: 'ok',
      bandsJson: JSON.stringify(Array.from({ length: 60 }, () => below(4_000))),
    },
  };
}
