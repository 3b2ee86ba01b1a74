/** Places that embed the SDK. */

import type { SiteShown } from '../../wire/api/settings.ts';
import type { Db } from '../index.ts';
import { type Asked, type Listed, listed, paginated } from './listing.ts';

/** In the order of their making. */
export async function sitesListed(db: Db, asked: Asked): Promise<Listed<SiteShown>> {
  const query = db.selectFrom('sites').select(['id', 'name', 'key', 'createdAt']);
  const rows = await paginated(db, query, asked, { at: 'createdAt', id: 'id', direction: 'asc' });
  return listed(
    rows,
    asked,
    ({ createdAt, id }) => ({ at: createdAt, id }),
    (page) => page,
  );
}

export function siteShown(db: Db, id: string): Promise<SiteShown | undefined> {
  return db
    .selectFrom('sites')
    .select(['id', 'name', 'key', 'createdAt'])
    .where('id', '=', id)
    .executeTakeFirst();
}
