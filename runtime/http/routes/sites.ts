import { putSite } from '../../store/edits/sites.ts';
import { siteShown, sitesListed } from '../../store/views/sites.ts';
import { SiteShown, SiteWritten } from '../../wire/api/settings.ts';
import { page } from '../../wire/api/shared.ts';
import { asked, Paging, paged } from '../paging.ts';
import { found, ProblemError, refuseBadId } from '../problem.ts';
import { route } from '../route.ts';
import { newToken } from '../token.ts';

const list = route(
  {
    method: 'get',
    path: '/api/sites',
    summary: 'Places that embed the SDK, with their keys',
    who: 'admin',
    query: Paging,
    answer: page(SiteShown),
  },
  async ({ store }, { query }) => paged(await sitesListed(store.read, asked(query))),
);

const put = route(
  {
    method: 'put',
    path: '/api/sites/{id}',
    summary: 'Creates a site, or renames the one there is',
    who: 'admin',
    body: SiteWritten,
    answer: SiteShown,
    problems: { 409: 'key-taken' },
  },
  async ({ store, world }, { id, body: { name, key } }) => {
    refuseBadId(id);
    const old = await siteShown(store.read, id);
    const site = { id, name, key: key ?? old?.key ?? newToken('pk_'), createdAt: world.now() };
    if (!(await store.write((db) => putSite(db, site)))) throw taken();
    return found('site', await siteShown(store.read, id));
  },
);

export const siteRoutes = [list, put];

const taken = (): ProblemError =>
  new ProblemError(409, 'key-taken', 'Another site has this key. Choose one of your own, or leave it out.', {
    field: 'key',
  });
