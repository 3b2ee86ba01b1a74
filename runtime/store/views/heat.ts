/** Where attention went in one version of a content: folded over everybody, or over one person's readings alone. */
import { dayOf } from '../../clock.ts';
import type { Heat } from '../../wire/api/contents.ts';
import type { Block } from '../../wire/content.ts';
import { cutOf } from '../cuts.ts';
import { foldHeat, type HeatChanges, type HeatSums } from '../heat.ts';
import type { Db } from '../index.ts';
import { addCountsTo, addList, parseCounts, parseList } from '../sums.ts';
import type { Viewer } from '../viewer.ts';
import { addStates, noStates } from './contents.ts';
import { personSeen } from './people.ts';

/** `from` and `to` in ms UTC: the days (UTC) they lie in count whole, by the start of the reading. */
export interface HeatAsked {
  contentId: string;
  version?: string | undefined;
  person?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  device?: string | undefined;
}

type Sums = Pick<
  HeatSums,
  'readings' | 'engaged' | 'completion' | 'states' | 'attention' | 'reached' | 'read' | 'clicks'
>;

/** Nothing where the content, or the version that was asked for, is not known. */
export async function heatOf(db: Db, viewer: Viewer, asked: HeatAsked): Promise<Heat | undefined> {
  const { contentId } = asked;
  const content = await db.selectFrom('contents').select('id').where('id', '=', contentId).executeTakeFirst();
  if (!content) return undefined;
  const version = await versionOf(db, asked);
  if (!version) return asked.version === undefined ? heat(contentId, null, [], noSums()) : undefined;
  const wanted = { ...asked, version: version.version };
  const parts =
    asked.person === undefined
      ? await folded(db, wanted)
      : await ofPerson(db, viewer, { ...wanted, person: asked.person }, version.blocks);
  return heat(contentId, version.version, version.blocks, parts.reduce(added, noSums()));
}

/** The version asked for, else the one whose blocks became known last: without blocks there is no heat. */
async function versionOf(db: Db, { contentId, version }: HeatAsked) {
  let query = db
    .selectFrom('contentVersions')
    .select(['version', 'blocksJson'])
    .where('contentId', '=', contentId);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.orderBy('firstSeen', 'desc').limit(1).executeTakeFirst();
  return row && { version: row.version, blocks: JSON.parse(row.blocksJson) as Block[] };
}

async function folded(db: Db, { contentId, version, from, to, device }: HeatAsked & { version: string }) {
  let query = db
    .selectFrom('heat')
    .selectAll()
    .where('contentId', '=', contentId)
    .where('version', '=', version);
  if (from !== undefined) query = query.where('day', '>=', dayOf(from));
  if (to !== undefined) query = query.where('day', '<=', dayOf(to));
  if (device !== undefined) query = query.where('screen', '=', device);
  const rows = await query.execute();
  return rows.map(
    (row): Sums => ({
      readings: row.readings,
      engaged: row.engaged,
      completion: row.completion,
      states: parseCounts(row.statesJson),
      attention: parseList(row.attentionJson),
      reached: parseList(row.reachedJson),
      read: parseList(row.readJson),
      clicks: parseList(row.clicksJson),
    }),
  );
}

/** A person's few readings are folded here, by the same rule as everybody's. */
async function ofPerson(
  db: Db,
  viewer: Viewer,
  { contentId, version, person, from, to, device }: HeatAsked & { version: string; person: string },
  blocks: Block[],
): Promise<Sums[]> {
  const rows = await db
    .selectFrom('readings')
    .selectAll()
    .where('personId', '=', (await personSeen(db, viewer, person)) ?? '')
    .where('contentId', '=', contentId)
    .where('version', '=', version)
    .execute();
  const changes: HeatChanges = new Map();
  const cut = cutOf(blocks);
  for (const row of rows) foldHeat(changes, row, cut, 1);
  return [...changes.values()].filter(
    ({ day, screen }) =>
      (from === undefined || day >= dayOf(from)) &&
      (to === undefined || day <= dayOf(to)) &&
      (device === undefined || screen === device),
  );
}

const noSums = (): Sums => ({
  readings: 0,
  engaged: 0,
  completion: 0,
  states: {},
  attention: [],
  reached: [],
  read: [],
  clicks: [],
});

function added(sums: Sums, part: Sums): Sums {
  sums.readings += part.readings;
  sums.engaged += part.engaged;
  sums.completion += part.completion;
  addCountsTo(sums.states, part.states);
  addList(sums.attention, part.attention);
  addList(sums.reached, part.reached);
  addList(sums.read, part.read);
  addList(sums.clicks, part.clicks);
  return sums;
}

/** `completion` and `engaged` become means; bands without a count have 0. */
function heat(contentId: string, version: string | null, blocks: Block[], sums: Sums): Heat {
  const { readings } = sums;
  const states = noStates();
  addStates(states, sums.states);
  const completion = readings > 0 ? sums.completion / readings : 0;
  const engaged = readings > 0 ? Math.round(sums.engaged / readings) : 0;
  return { contentId, version, readings, engaged, completion, states, blocks: heated(blocks, sums) };
}

function heated(blocks: Block[], { attention, reached, read, clicks }: Sums): Heat['blocks'] {
  let first = 0;
  return blocks.map(({ key, kind, text, weight, bands }, place) => {
    const own = Array.from({ length: bands }, (_, i) => ({
      weight: weight / bands,
      attention: attention[first + i] ?? 0,
      reached: reached[first + i] ?? 0,
      read: read[first + i] ?? 0,
    }));
    first += bands;
    return { key, kind, text, clicks: clicks[place] ?? 0, bands: own };
  });
}
