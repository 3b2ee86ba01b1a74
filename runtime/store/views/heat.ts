/** Where attention went in a content: folded over everybody, over one person's readings alone, or over those of a segment. */
import { dayOf } from '../../clock.ts';
import type { Heat } from '../../wire/api/contents.ts';
import type { Block } from '../../wire/content.ts';
import {
  addContentHeat,
  type ContentHeatSums,
  contentHeatOf,
  foldContentHeat,
  noContentHeat,
} from '../contentHeat.ts';
import { cutOf } from '../cuts.ts';
import { addHeat, foldHeat, type HeatChanges, type HeatSums, heatAt, noSums, sumsOf } from '../heat.ts';
import type { Db } from '../index.ts';
import { clicksOf } from '../personClicks.ts';
import { seesPerson, type Viewer } from '../viewer.ts';
import { addStates, noStates } from './contents.ts';
import { personSeen } from './people.ts';

/** `from` and `to` in ms UTC: the days (UTC) they lie in count whole, by the start of the reading. */
export interface HeatAsked {
  contentId: string;
  /** Whose blocks are shown; those of the newest version if not said. */
  version?: string | undefined;
  /** Whose readings count: those of all versions, where the blocks say the same, or of the one that is shown. */
  over?: 'all' | 'version' | undefined;
  person?: string | undefined;
  /** Members of this segment alone, unless a person is named. */
  segment?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  device?: string | undefined;
}

/** A version whose blocks are shown. */
interface Shown {
  version: string;
  blocks: Block[];
}

/** Sums over blocks by name. */
type Sums = Omit<ContentHeatSums, 'contentId' | 'day' | 'screen'>;

/** Nothing where the content, or the version that was asked for, is not known. */
export async function heatOf(db: Db, viewer: Viewer, asked: HeatAsked): Promise<Heat | undefined> {
  const { contentId, over = 'all' } = asked;
  const content = await db.selectFrom('contents').select('id').where('id', '=', contentId).executeTakeFirst();
  if (!content) return undefined;
  const shown = await shownOf(db, asked);
  const head = { contentId, versions: await versionsKnown(db, contentId), over };
  if (!shown) {
    return asked.version === undefined ? heat({ ...head, version: null }, [], noContentHeat()) : undefined;
  }
  const sums =
    asked.person === undefined && asked.segment === undefined
      ? await folded(db, asked, over === 'version' ? shown : undefined)
      : await ofPersons(db, viewer, asked, over === 'version' ? shown : undefined);
  return heat({ ...head, version: shown.version }, shown.blocks, sums);
}

/** The version asked for, else the one whose blocks became known last: without blocks there is no heat. */
async function shownOf(db: Db, { contentId, version }: HeatAsked): Promise<Shown | undefined> {
  let query = versionsOf(db, contentId);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.orderBy('firstSeen', 'desc').limit(1).executeTakeFirst();
  return row && { version: row.version, blocks: JSON.parse(row.blocksJson) as Block[] };
}

const versionsOf = (db: Db, contentId: string) =>
  db.selectFrom('contentVersions').select(['version', 'blocksJson']).where('contentId', '=', contentId);

async function versionsKnown(db: Db, contentId: string): Promise<number> {
  const { count } = await db
    .selectFrom('contentVersions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('contentId', '=', contentId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Everybody's, of all versions or of one. */
async function folded(db: Db, asked: HeatAsked, only: Shown | undefined): Promise<Sums> {
  if (!only) {
    const rows = await contentRows(db, asked);
    return rows.map(contentHeatOf).reduce(addContentHeat<Sums>, noContentHeat());
  }
  const rows = await versionRows(db, asked, only.version);
  const sums = rows.map(sumsOf).reduce(addHeat<ReturnType<typeof noSums>>, noSums());
  return byName([{ ...placeless(asked, only.version), ...sums }], () => only);
}

function contentRows(db: Db, { contentId, from, to, device }: HeatAsked) {
  let query = db.selectFrom('contentHeat').selectAll().where('contentId', '=', contentId);
  if (from !== undefined) query = query.where('day', '>=', dayOf(from));
  if (to !== undefined) query = query.where('day', '<=', dayOf(to));
  if (device !== undefined) query = query.where('screen', '=', device);
  return query.execute();
}

function versionRows(db: Db, { contentId, from, to, device }: HeatAsked, version: string) {
  let query = db
    .selectFrom('heat')
    .selectAll()
    .where('contentId', '=', contentId)
    .where('version', '=', version);
  if (from !== undefined) query = query.where('day', '>=', dayOf(from));
  if (to !== undefined) query = query.where('day', '<=', dayOf(to));
  if (device !== undefined) query = query.where('screen', '=', device);
  return query.execute();
}

const placeless = ({ contentId }: HeatAsked, version: string) => ({ contentId, version, day: 0, screen: '' });

/** Heat of versions as sums over the names of their blocks. */
function byName(parts: readonly HeatSums[], shownOf: (version: string) => Shown | undefined): Sums {
  const changes = new Map();
  for (const part of parts) {
    const shown = shownOf(part.version);
    if (shown) foldContentHeat(changes, part, cutOf(shown.blocks));
  }
  return [...changes.values()].reduce(addContentHeat<Sums>, noContentHeat());
}

/** Persons whose readings are folded at a time. */
const PORTION = 500;

/** One person, or the members of a segment, portion by portion, as far as the viewer may see them. */
async function* personsOf(db: Db, viewer: Viewer, { person, segment }: HeatAsked): AsyncGenerator<string[]> {
  if (person !== undefined) {
    const seen = await personSeen(db, viewer, person);
    if (seen !== undefined) yield [seen];
    return;
  }
  let last = '';
  for (let count = PORTION; count === PORTION; ) {
    const rows = await db
      .selectFrom('segmentMembers')
      .select('personId')
      .where('segmentId', '=', segment ?? '')
      .where('personId', '>', last)
      .where(seesPerson(viewer, 'personId'))
      .orderBy('personId')
      .limit(PORTION)
      .execute();
    count = rows.length;
    last = rows.at(-1)?.personId ?? last;
    if (count > 0) yield rows.map(({ personId }) => personId);
  }
}

/** Readings and clicks of some persons are folded here, by the same rule as everybody's. */
async function ofPersons(db: Db, viewer: Viewer, asked: HeatAsked, only: Shown | undefined): Promise<Sums> {
  const known = new Map<string, Shown>(only ? [[only.version, only]] : []);
  const changes: HeatChanges = new Map();
  for await (const persons of personsOf(db, viewer, asked)) {
    const { readings, clicks } = await readBy(db, asked.contentId, persons);
    const versions = [...new Set([...readings, ...clicks].map(({ version }) => version))];
    const news = only ? [] : versions.filter((version) => !known.has(version));
    for (const shown of await shownAmong(db, asked.contentId, news)) known.set(shown.version, shown);
    for (const row of readings) {
      const shown = known.get(row.version);
      if (shown) foldHeat(changes, row, cutOf(shown.blocks), 1);
    }
    for (const row of clicks.map(clicksOf)) {
      addHeat(heatAt(changes, { ...row, startedAt: row.day * 86_400_000 }), { ...noSums(), ...row });
    }
  }
  const within = [...changes.values()].filter((sums) => isAsked(asked, sums));
  return byName(within, (version) => known.get(version));
}

async function readBy(db: Db, contentId: string, persons: readonly string[]) {
  const readings = await db
    .selectFrom('readings')
    .selectAll()
    .where('personId', 'in', persons)
    .where('contentId', '=', contentId)
    .execute();
  const clicks = await db
    .selectFrom('personClicks')
    .selectAll()
    .where('personId', 'in', persons)
    .where('contentId', '=', contentId)
    .execute();
  return { readings, clicks };
}

async function shownAmong(db: Db, contentId: string, versions: string[]): Promise<Shown[]> {
  if (versions.length === 0) return [];
  const rows = await versionsOf(db, contentId).where('version', 'in', versions).execute();
  return rows.map(({ version, blocksJson }) => ({ version, blocks: JSON.parse(blocksJson) as Block[] }));
}

const isAsked = ({ from, to, device }: HeatAsked, { day, screen }: HeatSums): boolean =>
  (from === undefined || day >= dayOf(from)) &&
  (to === undefined || day <= dayOf(to)) &&
  (device === undefined || screen === device);

type Head = Pick<Heat, 'contentId' | 'version' | 'versions' | 'over'>;

/** `completion` and `engaged` become means. */
function heat(head: Head, blocks: Block[], sums: Sums): Heat {
  const { readings, qualities } = sums;
  const states = noStates();
  addStates(states, sums.states);
  const completion = readings > 0 ? sums.completion / readings : 0;
  const engaged = readings > 0 ? Math.round(sums.engaged / readings) : 0;
  return { ...head, readings, qualities, engaged, completion, states, blocks: heated(blocks, sums) };
}

/** Bands without a count have 0. */
function heated(blocks: Block[], sums: Sums): Heat['blocks'] {
  const cut = cutOf(blocks);
  return blocks.map(({ key, kind, text, weight, bands }, place) => {
    const own = sums.blocks.get(cut.blocks[place]?.name ?? '');
    const counts = { clicks: own?.clicks ?? 0, dead: own?.dead ?? 0, rage: own?.rage ?? 0 };
    const each = Array.from({ length: bands }, (_, i) => ({
      weight: weight / bands,
      attention: own?.attention[i] ?? 0,
      reached: own?.reached[i] ?? 0,
      read: own?.read[i] ?? 0,
    }));
    return { key, kind, text, readings: own?.readings ?? 0, ...counts, bands: each };
  });
}
