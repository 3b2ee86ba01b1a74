/** A store of before: what it had is folded as if it had come in after. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migratorOf } from '../../../runtime/store/migrations/index.ts';
import { openPostgres } from '../../../runtime/store/postgres.ts';
import { openSqlite } from '../../../runtime/store/sqlite.ts';
import type { Tables } from '../../../runtime/store/tables.ts';
import { BLOCKS } from '../../support/collector.ts';
import { DATABASES, type Database } from '../../support/databases.ts';
import { DAY, MONDAY } from '../../support/journey.ts';

const OLD = '0003-sdk-files';
const day = Math.floor(MONDAY / DAY);

interface Opened {
  db: Kysely<Tables>;
  close(): Promise<void>;
}

async function openOld(database: Database): Promise<Opened> {
  const { url, drop } = await database.open();
  const folder = mkdtempSync(path.join(tmpdir(), 'dogear-old-'));
  const sqlite = url === undefined ? openSqlite(path.join(folder, 'old.sqlite')) : undefined;
  const db = sqlite?.writer ?? openPostgres(url ?? '', () => {});
  await migrateTo(db, OLD);
  const close = async () => {
    await db.destroy();
    await sqlite?.reader.destroy();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { db, close };
}

async function migrateTo(db: Kysely<Tables>, name?: string): Promise<void> {
  const migrator = migratorOf(db);
  const { error } = await (name ? migrator.migrateTo(name) : migrator.migrateToLatest());
  if (error) throw error;
}

async function put(db: Kysely<Tables>, table: string, row: Record<string, string | number>): Promise<void> {
  const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
    db,
  );
}

/** Ann read the first half of an article on her phone and the second on a desk. */
async function fillOld(db: Kysely<Tables>): Promise<void> {
  const person = { createdAt: MONDAY, firstSeen: MONDAY, lastSeen: MONDAY, engaged: 32_000 };
  await put(db, 'persons', {
    ...{ ...person, id: 'ann', made: 0, events: 3, readings: 2, tagsJson: '["ripe","ripe","vip"]' },
    attributesJson: JSON.stringify({
      age: { value: '41', at: MONDAY },
      likes: { value: ['term', 7], at: MONDAY },
    }),
  });
  const event = { type: 'event', personId: 'ann', siteId: 's', receivedAt: MONDAY };
  const [first, last] = [MONDAY - DAY, MONDAY];
  const quote = (premium: number) => JSON.stringify({ premium, since: '2026-05-01', odd: {} });
  await put(db, 'events', { ...event, id: 'e1', name: 'quote', at: first, propertiesJson: quote(900) });
  await put(db, 'events', { ...event, id: 'e2', name: 'quote', at: last, propertiesJson: quote(900) });
  await put(db, 'events', { ...event, id: 'e3', name: 'call', at: last, propertiesJson: '{}' });
  await put(db, 'events', { ...event, id: 'e4', type: 'view', name: 'view', at: last, propertiesJson: '{}' });
  const version = { contentId: 'c', version: 'v' };
  await put(db, 'contentVersions', { ...version, blocksJson: JSON.stringify(BLOCKS), firstSeen: MONDAY });
  const read = { ...version, siteId: 's', personId: 'ann', updatedAt: MONDAY, engaged: 16_000, engaged5: 0 };
  const half = { seq: 1, depth: 1, completion: 0.5, state: 'partial', quality: 'ok', bandsJson: '[]' };
  await put(db, 'readings', { ...read, ...half, id: 'r1', screen: 'phone', startedAt: MONDAY });
  await put(db, 'readings', { ...read, ...half, id: 'r2', screen: 'desktop', startedAt: MONDAY + 1 });
  const bands = BLOCKS.flatMap(({ bands, weight }) => new Array<number>(bands).fill(weight / bands));
  await put(db, 'personContents', {
    ...{
      ...version,
      personId: 'ann',
      engaged: 32_000,
      firstAt: MONDAY,
      lastAt: MONDAY,
      readings: 2,
      depth: 1,
    },
    ...{ statesJson: '{"partial":2}', bandsJson: JSON.stringify(bands) },
  });
  const lists = { attentionJson: JSON.stringify(bands), reachedJson: '[1,1]', readJson: '[1]' };
  await put(db, 'heat', {
    ...{ ...version, ...lists, screen: 'phone', statesJson: '{"partial":1}', clicksJson: '[0,2]' },
    ...{ engaged: 16_000, day, readings: 1, completion: 0.5 },
  });
}

it.each(DATABASES)('a store of before keeps its scenarios, on $name', async (database) => {
  const { db, close } = await openOld(database);
  await migrateTo(db, '0019-zones');
  const row = { id: 'one', journeyId: 'a', name: 'n', scenarioJson: '{}', updatedAt: MONDAY };
  await put(db, 'scenarios', row);
  await migrateTo(db);
  await put(db, 'scenarios', { ...row, journeyId: 'b' });
  const rows = await db.selectFrom('scenarios').selectAll().orderBy('journeyId').execute();
  expect(rows).toMatchObject([row, { ...row, journeyId: 'b' }]);
  await close();
});

describe.each(DATABASES)('a store of before, on $name', (database) => {
  let old: Opened;
  beforeAll(async () => {
    old = await openOld(database);
    await fillOld(old.db);
    await migrateTo(old.db);
  });
  afterAll(() => old.close());

  it('has its heat by what the paragraphs say', async () => {
    const [row] = await old.db.selectFrom('contentHeat').selectAll().execute();
    expect(row).toMatchObject({ contentId: 'c', day, screen: 'phone', readings: 1, engaged: 16_000 });
    const blocks = Object.entries(JSON.parse(row?.blocksJson ?? '{}') as Record<string, unknown[]>);
    expect(blocks).toHaveLength(BLOCKS.length);
    expect(blocks.filter(([, [, , , , clicks]]) => clicks === 2).map(([name]) => name)).toEqual([
      `${BLOCKS[1]?.key.slice(2)}/${BLOCKS[1]?.bands}.1`,
    ]);
  });

  it('knows what persons did, by name', async () => {
    const rows = await old.db.selectFrom('personEvents').selectAll().orderBy('name').execute();
    const [call, quote] = rows;
    expect(rows).toHaveLength(2);
    expect(call).toMatchObject({ name: 'call', count: 1, firstAt: MONDAY, timesJson: `[${MONDAY}]` });
    expect(quote).toMatchObject({ name: 'quote', count: 2, firstAt: MONDAY - DAY, lastAt: MONDAY });
    expect((JSON.parse(quote?.valuesJson ?? '[]') as unknown[][]).map(([property]) => property)).toEqual([
      'premium',
      'since',
    ]);
  });

  it('has attributes and tags as rows', async () => {
    const attributes = await old.db.selectFrom('personAttributes').selectAll().orderBy('place').execute();
    expect(attributes.map(({ name, type, text, listed }) => [name, type, text, listed])).toEqual(
      expect.arrayContaining([
        ['age', 't', '41', 0],
        ['likes', 't', 'term', 1],
        ['likes', 'n', null, 1],
      ]),
    );
    const tags = await old.db.selectFrom('personTags').select('tag').orderBy('tag').execute();
    expect(tags.map(({ tag }) => tag)).toEqual(['ripe', 'vip']);
  });

  it('knows the screen that somebody read on last', async () => {
    const ann = await old.db.selectFrom('persons').select(['screen', 'screenAt']).executeTakeFirst();
    expect(ann).toEqual({ screen: 'desktop', screenAt: MONDAY + 1 });
  });

  it('takes two halves of an article for the whole', async () => {
    const row = await old.db.selectFrom('personContents').selectAll().executeTakeFirst();
    expect(row).toMatchObject({ standing: 1, standingState: 'complete' });
    const version = await old.db.selectFrom('contentVersions').select('weight').executeTakeFirst();
    expect(version?.weight).toBe(BLOCKS.reduce((sum, { weight }) => sum + weight, 0));
  });
});
