/** What goes on over visits, devices and versions: of persons, of paragraphs, of clicks; and what the pages weigh on them. */
import { type Kysely, sql } from 'kysely';

type Db = Kysely<unknown>;

const ADDED: [table: string, column: string, type: string, value: string][] = [
  ['readings', 'visits', 'integer', '1'],
  ['personContents', 'completion', 'double precision', '0'],
  ['heat', 'qualitiesJson', 'text', `'{}'`],
  ['heat', 'deadJson', 'text', `'[]'`],
  ['heat', 'rageJson', 'text', `'[]'`],
];

const MADE: Record<string, { text: string; bigint?: string; integer: string; real?: string; key: string[] }> =
  {
    contentHeat: {
      text: 'contentId screen statesJson qualitiesJson blocksJson',
      bigint: 'engaged',
      integer: 'day readings',
      real: 'completion',
      key: ['contentId', 'day', 'screen'],
    },
    personClicks: {
      text: 'personId contentId version screen clicksJson deadJson rageJson',
      integer: 'day',
      key: ['personId', 'contentId', 'version', 'day', 'screen'],
    },
    vitals: {
      text: 'siteId contentId lcpJson inpJson clsJson',
      integer: 'day',
      key: ['siteId', 'contentId', 'day'],
    },
  };

export async function up(db: Db): Promise<void> {
  for (const [table, column, type, value] of ADDED) {
    await sql`alter table ${sql.table(table)} add column ${sql.ref(column)} ${sql.raw(type)} not null default ${sql.raw(value)}`.execute(
      db,
    );
  }
  for (const [name, { key, real, ...others }] of Object.entries(MADE)) {
    let table = db.schema.createTable(name);
    for (const [type, columns] of Object.entries({ ...others, 'double precision': real })) {
      for (const column of columns?.split(' ') ?? []) {
        table = table.addColumn(column, sql.raw(type), (made) => made.notNull());
      }
    }
    await table.addPrimaryKeyConstraint(`${name}Key`, key as never).execute();
  }
  await recountCompletes(db);
  for (const contentId of await contentsWithHeat(db)) await foldContent(db, contentId);
}

/** Until now every reading counted; now a person counts once per version, on the day when they began it. */
async function recountCompletes(db: Db): Promise<void> {
  await sql`delete from "daily" where "name" = 'completes'`.execute(db);
  await sql`insert into "daily" ("day", "name", "count")
    select "firstAt" / 86400000, 'completes', count(*) from "personContents"
    where "statesJson" like '%"complete":%' group by "firstAt" / 86400000`.execute(db);
}

async function contentsWithHeat(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct "contentId" as id from "heat"`.execute(db);
  return rows.map(({ id }) => id);
}

interface OldHeat {
  version: string;
  day: number;
  screen: string;
  readings: number;
  engaged: number;
  completion: number;
  statesJson: string;
  attentionJson: string;
  reachedJson: string;
  readJson: string;
  clicksJson: string;
}
type Block = [readings: number, attention: number[], reached: number[], read: number[], ...clicks: number[]];

/** The heat of its versions, added up by what their blocks say. */
async function foldContent(db: Db, contentId: string): Promise<void> {
  const versions = await sql<{ version: string; blocksJson: string }>`
    select "version", "blocksJson" from "contentVersions" where "contentId" = ${contentId}`.execute(db);
  const cuts = new Map(versions.rows.map(({ version, blocksJson }) => [version, JSON.parse(blocksJson)]));
  const { rows } = await sql<OldHeat>`select * from "heat" where "contentId" = ${contentId}`.execute(db);
  const places = new Map<string, OldHeat[]>();
  for (const row of rows) {
    const name = `${row.day} ${row.screen}`;
    places.set(name, [...(places.get(name) ?? []), row]);
  }
  for (const heats of places.values()) {
    const known = heats.filter(({ version }) => cuts.has(version));
    if (known.length > 0) await insertSums(db, contentId, known, cuts);
  }
}

async function insertSums(
  db: Db,
  contentId: string,
  heats: OldHeat[],
  cuts: Map<string, { key: string; bands: number }[]>,
): Promise<void> {
  const states: Record<string, number> = {};
  const blocks: Record<string, Block> = {};
  for (const heat of heats) {
    for (const [state, count] of Object.entries(JSON.parse(heat.statesJson) as Record<string, number>)) {
      states[state] = (states[state] ?? 0) + count;
    }
    addBlocks(blocks, heat, cuts.get(heat.version) ?? []);
  }
  const sum = (of: (heat: OldHeat) => number) => heats.reduce((total, heat) => total + of(heat), 0);
  const { day, screen } = heats[0] as OldHeat;
  const named = Object.entries(blocks).filter(([, [readings, , , , clicks]]) => readings > 0 || clicks);
  await sql`insert into "contentHeat"
    ("contentId", "day", "screen", "readings", "engaged", "completion", "statesJson", "qualitiesJson", "blocksJson")
    values (${contentId}, ${day}, ${screen}, ${sum((heat) => heat.readings)}, ${sum((heat) => heat.engaged)},
      ${sum((heat) => heat.completion)}, ${JSON.stringify(states)}, '{}',
      ${JSON.stringify(Object.fromEntries(named))})`.execute(db);
}

/** Names as in `cuts.ts`: what a block says, how it is cut, and which of its like it is. */
function addBlocks(
  blocks: Record<string, Block>,
  heat: OldHeat,
  cut: { key: string; bands: number }[],
): void {
  const lists = [heat.attentionJson, heat.reachedJson, heat.readJson].map(
    (json) => JSON.parse(json) as number[],
  );
  const clicks = JSON.parse(heat.clicksJson) as number[];
  const counts: Record<string, number> = {};
  let first = 0;
  cut.forEach(({ key, bands }, index) => {
    const saying = `${key.slice(key.indexOf('-') + 1)}/${bands}`;
    counts[saying] = (counts[saying] ?? 0) + 1;
    const name = `${saying}.${counts[saying]}`;
    const block = blocks[name] ?? [0, [], [], []];
    block[0] += heat.readings;
    lists.forEach((list, which) => {
      const sums = block[which + 1] as number[];
      for (let i = 0; i < bands; i++) sums[i] = (sums[i] ?? 0) + (list[first + i] ?? 0);
    });
    if (clicks[index]) block.splice(4, 3, ((block[4] as number | undefined) ?? 0) + clicks[index], 0, 0);
    blocks[name] = block;
    first += bands;
  });
}
