import Type from 'typebox';
import { addContent, changeContent } from '../../store/edits/contents.ts';
import type { ContentRow } from '../../store/tables.ts';
import { contentShown, contentsListed } from '../../store/views/contents.ts';
import { heatOf } from '../../store/views/heat.ts';
import { siteShown, sitesListed } from '../../store/views/sites.ts';
import { ContentListed, ContentShown, ContentWritten, Heat } from '../../wire/api/contents.ts';
import { page } from '../../wire/api/shared.ts';
import { Screen } from '../../wire/batch.ts';
import { asked, closed, paged, paging, Searched, Time } from '../paging.ts';
import { found, ProblemError } from '../problem.ts';
import { type Room, route } from '../route.ts';

const ContentsQuery = Type.Object({ ...paging, q: Searched('Part of the title.') }, closed);
const HeatQuery = Type.Object(
  {
    person: Type.Optional(Type.String()),
    segment: Type.Optional(
      Type.String({ description: 'Readings of those who are in this segment now; a person goes before it.' }),
    ),
    from: Time('ms UTC; readings that started on this day (UTC) or later'),
    to: Time('ms UTC; readings that started on this day (UTC) or before'),
    device: Type.Optional(Screen),
    version: Type.Optional(
      Type.String({ description: 'Whose blocks are shown; the newest known one if not given.' }),
    ),
    over: Type.Optional(
      Type.Union([Type.Literal('all'), Type.Literal('version')], {
        description:
          'Whose readings count: `all` (if not given) adds up all versions wherever a block says the same, `version` takes those of the version shown alone.',
      }),
    ),
  },
  closed,
);
const ContentChange = Type.Omit(ContentWritten, ['site', 'key'], closed);

const list = route(
  {
    method: 'get',
    path: '/api/contents',
    summary: 'Contents, last seen first',
    who: 'viewer',
    query: ContentsQuery,
    answer: page(ContentListed),
  },
  async ({ store }, { query }) => paged(await contentsListed(store.read, asked(query))),
);

const show = route(
  {
    method: 'get',
    path: '/api/contents/{id}',
    summary: 'A content with the blocks of its newest version',
    who: 'viewer',
    answer: ContentShown,
  },
  contentOf,
);

const heat = route(
  {
    method: 'get',
    path: '/api/contents/{id}/heat',
    summary:
      'Where attention went, over everybody, one person or a segment; paragraphs that an edit left alone keep their history',
    who: 'viewer',
    query: HeatQuery,
    answer: Heat,
  },
  async ({ store }, { viewer, id, query }) =>
    found('content', await heatOf(store.read, viewer, { contentId: id, ...query })),
);

const create = route(
  {
    method: 'post',
    path: '/api/contents',
    summary: 'Makes a content known before anybody read it',
    who: 'admin',
    body: ContentWritten,
    status: 201,
    answer: ContentShown,
    problems: { 400: 'unknown-site', 409: 'content-known' },
  },
  async (room, { body }) => {
    const content = await newContent(room, body);
    const added = await room.store.write((db) => addContent(db, content));
    if (!added) throw known(content.key);
    return contentOf(room, content);
  },
);

const change = route(
  {
    method: 'patch',
    path: '/api/contents/{id}',
    summary: 'Changes title, address, topics or sales stage',
    who: 'admin',
    body: ContentChange,
    answer: ContentShown,
  },
  async (room, { id, body }) => {
    await room.store.write((db) => changeContent(db, id, body));
    return contentOf(room, { id });
  },
);

export const contentRoutes = [list, show, heat, create, change];

async function contentOf({ store, world }: Room, { id }: { id: string }): Promise<ContentShown> {
  return found('content', await contentShown(store.read, world.now(), id));
}

/** Nobody has seen it: any view is newer. */
async function newContent({ store, world }: Room, body: ContentWritten): Promise<ContentRow> {
  const { items } = await sitesListed(store.read, { limit: 2 });
  const siteId = body.site ?? (items.length === 1 ? items[0]?.id : undefined);
  if (siteId === undefined || !(await siteShown(store.read, siteId))) throw unknownSite();
  const key = body.key ?? body.url;
  if (key === undefined || key === '') throw keyless();
  const { url = '', title = '', topics = [], stage = null } = body;
  const now = world.now();
  const seen = { version: null, firstSeen: now, lastSeen: 0 };
  return { id: world.id(), siteId, key, url, title, topicsJson: JSON.stringify(topics), stage, ...seen };
}

const known = (key: string): ProblemError =>
  new ProblemError(409, 'content-known', `The site has a content "${key}". Change that one with PATCH.`);

const unknownSite = (): ProblemError =>
  new ProblemError(400, 'unknown-site', 'Name the site of the content: one of GET /api/sites.', {
    field: 'site',
  });

const keyless = (): ProblemError =>
  new ProblemError(400, 'missing-field', 'Give the content a key, or an address that becomes its key.', {
    field: 'key',
  });
