/** Sites as administrators write them. */
import type { Db } from '../index.ts';
import type { SiteRow } from '../tables.ts';

/** Creates the site, or changes name and key of the one there is. `false` if another site has the key. */
export async function putSite(db: Db, site: SiteRow): Promise<boolean> {
  const taken = await db
    .selectFrom('sites')
    .select('id')
    .where('key', '=', site.key)
    .where('id', '!=', site.id)
    .executeTakeFirst();
  if (taken) return false;
  await db
    .insertInto('sites')
    .values(site)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: site.name, key: site.key }))
    .execute();
  return true;
}
