/** Which content a key names, and what its newest view says of it. */
import { dayOf, type World } from '../clock.ts';
import { insertMissing, pickRows, putRows } from '../store/bulk.ts';
import { addDaily, type DailyChanges } from '../store/daily.ts';
import type { Db } from '../store/index.ts';
import type { ContentRow } from '../store/tables.ts';
import type { MessageOf } from '../wire/batch.ts';
import { unshared } from '../wire/share.ts';
import type { Sender } from './work.ts';

/** At most so many new contents per site and day; what comes after counts under the content `other`. */
export const NEW_CONTENTS_A_DAY = 1_000;
const OTHER = 'other';

type Key = readonly [siteId: string, key: string];

/** A message that names a content. */
export interface Mention {
  key: Key;
  at: number;
  /** Absent when the message says nothing of blocks or bands. */
  version: string | undefined;
  view: MessageOf<'view'> | undefined;
}

export function mentionsOf({ job: { siteId }, messages }: Sender): Mention[] {
  return messages.flatMap(({ message }) => {
    if (!('content' in message) || message.content === undefined) return [];
    const version = 'version' in message ? message.version : undefined;
    const view = message.type === 'view' ? message : undefined;
    return [{ key: [siteId, message.content], at: message.at, version, view }];
  });
}

export type ContentOf = (siteId: string, key: string) => ContentRow;

const nameOf = ([siteId, key]: Key) => `${siteId}\n${key}`;
export const isOther = ({ key }: ContentRow) => key === OTHER;

/** Finds or makes the contents that are mentioned, and learns address and title from their views. */
export async function learnContents(
  db: Db,
  world: World,
  mentions: readonly Mention[],
  daily: DailyChanges,
): Promise<ContentOf> {
  const rows = await findContents(db, world, mentions, daily);
  const rowOf = ([siteId, key]: Key) =>
    (rows.get(nameOf([siteId, key])) ?? rows.get(nameOf([siteId, OTHER]))) as ContentRow;
  const changed = mentions.map((mention) => [rowOf(mention.key), mention] as const).filter(update);
  await putRows(db, 'contents', [...new Set(changed.map(([row]) => row))]);
  return (siteId, key) => rowOf([siteId, key]);
}

async function findContents(
  db: Db,
  world: World,
  mentions: readonly Mention[],
  daily: DailyChanges,
): Promise<Map<string, ContentRow>> {
  const keys = new Map(mentions.map(({ key }) => [nameOf(key), key]));
  const pick = async (lock: boolean) => {
    const rows = await pickRows(db, 'contents', ['siteId', 'key'], [...keys.values()], { lock });
    return new Map(rows.map((row) => [nameOf([row.siteId, row.key]), row]));
  };
  const lock = mentions.some(({ version }) => version !== undefined);
  let rows = await pick(lock);
  const missing = [...keys].filter(([name]) => !rows.has(name)).map(([, key]) => key);
  if (missing.length > 0) {
    for (const key of await makeContents(db, world, missing, daily)) keys.set(nameOf(key), key);
    rows = await pick(true);
  }
  const older = mentions.some(({ key, at }) => at < (rows.get(nameOf(key))?.firstSeen ?? 0));
  return older && !lock ? pick(true) : rows;
}

/** Gives the keys that exist from now on; those over the day's number have none but `other`. */
async function makeContents(db: Db, world: World, missing: Key[], daily: DailyChanges): Promise<Key[]> {
  const now = world.now();
  const left = await leftToday(db, now, missing);
  const made = new Map<string, Key>();
  for (const [siteId, key] of missing) {
    const rest = left.get(siteId) ?? NEW_CONTENTS_A_DAY;
    left.set(siteId, rest - 1);
    const existing: Key = [siteId, rest > 0 ? key : OTHER];
    made.set(nameOf(existing), existing);
  }
  await insertContents(db, world, [...made.values()], daily);
  return [...made.values()];
}

/** Ids are given in the order of the keys, so that processes that make the same contents never wait for each other crosswise. */
async function insertContents(db: Db, world: World, keys: Key[], daily: DailyChanges): Promise<void> {
  const now = world.now();
  const ordered = keys.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const rows = ordered.map(([siteId, key]) => newContent(world.id(), siteId, key, now));
  const inserted = new Set((await insertMissing(db, 'contents', rows)).map(({ id }) => id));
  for (const row of rows) {
    if (inserted.has(row.id) && !isOther(row)) addDaily(daily, now, dailyName(row.siteId));
  }
}

const dailyName = (siteId: string) => `contents:${siteId}`;

async function leftToday(db: Db, now: number, missing: Key[]): Promise<Map<string, number>> {
  const sites = [...new Set(missing.map(([siteId]) => siteId))];
  const keys = sites.map((siteId) => [dayOf(now), dailyName(siteId)]);
  const counts = await pickRows(db, 'daily', ['day', 'name'], keys);
  const made = new Map(counts.map(({ name, count }) => [name, count]));
  return new Map(sites.map((siteId) => [siteId, NEW_CONTENTS_A_DAY - (made.get(dailyName(siteId)) ?? 0)]));
}

/** Until it is viewed, a content is shown by its key. */
function newContent(id: string, siteId: string, key: string, now: number): ContentRow {
  const unknown = { url: '', title: key === OTHER ? '其他' : '', version: null, stage: null };
  return { id, siteId, key, ...unknown, topicsJson: '[]', firstSeen: now, lastSeen: 0 };
}

/** Whether the mention changed the row: the newest view wins; of two at one moment the greater, so that no order shows. */
function update([row, { at, view }]: readonly [ContentRow, Mention]): boolean {
  const older = at < row.firstSeen;
  if (older) row.firstSeen = at;
  if (!view || isOther(row) || at < row.lastSeen) return older;
  if (at === row.lastSeen && said({ ...view, url: unshared(view.url) }) <= said(row)) return older;
  Object.assign(row, { url: unshared(view.url), title: view.title, version: view.version, lastSeen: at });
  return true;
}

const said = ({ url, title, version }: Pick<ContentRow, 'url' | 'title' | 'version'>) =>
  JSON.stringify([version, title, url]);
