/** Readings as they are shown everywhere. */

import type { Selectable } from 'kysely';
import type { ReadingShown } from '../../wire/api/shared.ts';
import { bandWeights } from '../../wire/bands.ts';
import type { Block } from '../../wire/content.ts';
import type { Db } from '../index.ts';
import type { ReadingRow } from '../tables.ts';
import { seesPerson, type Viewer } from '../viewer.ts';
import { type Asked, type Listed, listed, paginated } from './listing.ts';

/** A person's readings, newest first. */
export async function readingsOf(
  db: Db,
  viewer: Viewer,
  personId: string,
  asked: Asked,
): Promise<Listed<ReadingShown>> {
  const query = db
    .selectFrom('readings')
    .selectAll()
    .where('personId', '=', personId)
    .where(seesPerson(viewer, 'readings.personId'));
  const rows = await paginated(db, query, asked, { at: 'startedAt', id: 'id', direction: 'desc' });
  const shown = await readingsShown(db, rows);
  return listed(
    rows,
    asked,
    ({ startedAt, id }) => ({ at: startedAt, id }),
    (page) => shown.slice(0, page.length),
  );
}

/** Rows as shown: with the content's title and, where the version's blocks are known, a weight for every band. */
export async function readingsShown(
  db: Db,
  rows: readonly Selectable<ReadingRow>[],
): Promise<ReadingShown[]> {
  const contentIds = [...new Set(rows.map((row) => row.contentId))];
  const [titles, blocks] = await Promise.all([titlesOf(db, contentIds), blocksOf(db, rows)]);
  return rows.map((row) => {
    const weights = bandWeights(blocks.get(`${row.contentId} ${row.version}`) ?? []);
    return {
      id: row.id,
      contentId: row.contentId,
      title: titles.get(row.contentId) ?? '',
      version: row.version,
      startedAt: row.startedAt,
      visits: row.visits,
      screen: row.screen,
      engaged: row.engaged,
      engaged5: row.engaged5,
      depth: row.depth,
      completion: row.completion,
      state: row.state as ReadingShown['state'],
      quality: row.quality,
      bands: padded(JSON.parse(row.bandsJson) as number[], weights.length),
      weights,
    };
  });
}

const padded = (bands: number[], length: number): number[] =>
  bands.concat(new Array<number>(Math.max(0, length - bands.length)).fill(0));

/** Titles of contents by id; the address stands in for a missing title. */
export async function titlesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('contents')
    .select(['id', 'title', 'url'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, title, url }) => [id, title || url]));
}

async function blocksOf(
  db: Db,
  rows: readonly { contentId: string; version: string }[],
): Promise<Map<string, Block[]>> {
  const pairs = new Map(
    rows.map(({ contentId, version }) => [`${contentId} ${version}`, { contentId, version }]),
  );
  if (pairs.size === 0) return new Map();
  const versions = await db
    .selectFrom('contentVersions')
    .select(['contentId', 'version', 'blocksJson'])
    .where((eb) =>
      eb.or(
        [...pairs.values()].map((pair) =>
          eb.and([eb('contentId', '=', pair.contentId), eb('version', '=', pair.version)]),
        ),
      ),
    )
    .execute();
  return new Map(
    versions.map((row) => [`${row.contentId} ${row.version}`, JSON.parse(row.blocksJson) as Block[]]),
  );
}
