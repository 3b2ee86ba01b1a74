/** Contents with what their readings add up to. */

import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { ContentListed, ContentShown } from '../../wire/api/contents.ts';
import type { States } from '../../wire/api/shared.ts';
import type { Block } from '../../wire/content.ts';
import type { Db } from '../index.ts';
import type { ContentRow, Tables } from '../tables.ts';
import { type Asked, holds, type Listed, listed, paginated } from './listing.ts';
import { sharesOfContent } from './shares.ts';
import { vitalsOf } from './vitals.ts';

export interface ContentsAsked extends Asked {
  /** Part of the title. */
  q?: string | undefined;
}

/** Sums over readings; `completion` is a sum, not a mean. */
interface Figures {
  readings: number;
  engaged: number;
  completion: number;
  states: States;
}

export const noStates = (): States => ({ bounce: 0, skim: 0, partial: 0, complete: 0 });

export function addStates(into: States, more: Partial<States>): void {
  for (const state of Object.keys(into) as (keyof States)[]) into[state] += more[state] ?? 0;
}

/** Contents, last seen first. They are nobody's rows: every viewer sees them. */
export async function contentsListed(db: Db, asked: ContentsAsked): Promise<Listed<ContentListed>> {
  const query = titled(db.selectFrom('contents').selectAll(), asked.q);
  const rows = await paginated(db, query, asked, { at: 'lastSeen', id: 'id', direction: 'desc' });
  const figures = await figuresOf(
    db,
    rows.map(({ id }) => id),
  );
  return listed(
    rows,
    asked,
    ({ lastSeen, id }) => ({ at: lastSeen, id }),
    (page) => page.map((row) => contentListed(row, figures.get(row.id))),
  );
}

/** So many days of page views tell how fast a page is. */
const VITALS_DAYS = 28;

/** One content with the blocks of its newest version; `now` in ms UTC. */
export async function contentShown(db: Db, now: number, id: string): Promise<ContentShown | undefined> {
  const row = await db.selectFrom('contents').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const [figures, blocks, vitals, shares] = await Promise.all([
    figuresOf(db, [id]),
    blocksOf(db, id, row.version),
    vitalsOf(db, now, VITALS_DAYS, id),
    sharesOfContent(db, id),
  ]);
  return { ...contentListed(row, figures.get(id)), blocks, vitals, shares };
}

/** What a content is called and where it was last seen. */
export function contentNamed(db: Db, id: string): Promise<Pick<ContentRow, 'title' | 'url'> | undefined> {
  return db.selectFrom('contents').select(['title', 'url']).where('id', '=', id).executeTakeFirst();
}

/** What a content is known by, and where. */
export function contentAddressed(
  db: Db,
  id: string,
): Promise<Pick<ContentRow, 'id' | 'key' | 'url'> | undefined> {
  return db.selectFrom('contents').select(['id', 'key', 'url']).where('id', '=', id).executeTakeFirst();
}

/** Blocks of a version; none where they are not known. */
export async function blocksOf(db: Db, id: string, version: string | null): Promise<Block[]> {
  if (version === null) return [];
  const row = await db
    .selectFrom('contentVersions')
    .select('blocksJson')
    .where('contentId', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return row ? (JSON.parse(row.blocksJson) as Block[]) : [];
}

type Contents = SelectQueryBuilder<Tables, 'contents', Selectable<ContentRow>>;

const titled = (query: Contents, q: string | undefined): Contents =>
  q ? query.where(holds('title', q)) : query;

/** Folded figures over all versions, days and screens. */
async function figuresOf(db: Db, ids: readonly string[]): Promise<Map<string, Figures>> {
  const found = new Map<string, Figures>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('contentHeat')
    .select(['contentId', 'readings', 'engaged', 'completion', 'statesJson'])
    .where('contentId', 'in', ids)
    .execute();
  for (const row of rows) {
    const sums = found.get(row.contentId) ?? { readings: 0, engaged: 0, completion: 0, states: noStates() };
    found.set(row.contentId, sums);
    sums.readings += row.readings;
    sums.engaged += row.engaged;
    sums.completion += row.completion;
    addStates(sums.states, JSON.parse(row.statesJson) as Partial<States>);
  }
  return found;
}

function contentListed(row: Selectable<ContentRow>, figures: Figures | undefined): ContentListed {
  const readings = figures?.readings ?? 0;
  return {
    id: row.id,
    key: row.key,
    url: row.url,
    title: row.title,
    version: row.version,
    topics: JSON.parse(row.topicsJson) as string[],
    stage: row.stage,
    readings,
    completion: figures && readings > 0 ? figures.completion / readings : 0,
    engaged: figures && readings > 0 ? Math.round(figures.engaged / readings) : 0,
    states: figures?.states ?? noStates(),
    firstSeen: row.firstSeen,
    lastSeen: row.lastSeen,
  };
}
