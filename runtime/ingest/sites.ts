/** The site of a key, remembered for a moment: every batch names one. */
import type { World } from '../clock.ts';
import type { Store } from '../store/index.ts';

/** ms until a changed key is noticed. */
const REMEMBERED = 1_000;
const KEPT = 1_000;

export type SiteOf = (key: string) => Promise<string | undefined>;

/** Gives the id of the site, or `undefined` for a key that none has. */
export function createSiteOf(store: Store, world: World): SiteOf {
  const known = new Map<string, { siteId: string; until: number }>();
  return async (key) => {
    const remembered = known.get(key);
    if (remembered && world.now() < remembered.until) return remembered.siteId;
    const row = await store.read.selectFrom('sites').select('id').where('key', '=', key).executeTakeFirst();
    known.delete(key);
    if (!row) return undefined;
    if (known.size >= KEPT) known.clear();
    known.set(key, { siteId: row.id, until: world.now() + REMEMBERED });
    return row.id;
  };
}
