import Type from 'typebox';
import { pushesListed } from '../../store/views/pushes.ts';
import { reportPush } from '../../tasks/reports.ts';
import { PushListed, PushReported, PushState } from '../../wire/api/pushes.ts';
import { page } from '../../wire/api/shared.ts';
import { asked, closed, paged, paging } from '../paging.ts';
import { notFound } from '../problem.ts';
import { route } from '../route.ts';

const PushesQuery = Type.Object(
  {
    ...paging,
    journey: Type.Optional(Type.String()),
    person: Type.Optional(Type.String()),
    state: Type.Optional(PushState),
  },
  closed,
);

const list = route(
  {
    method: 'get',
    path: '/api/pushes',
    summary: 'Pushes with what became of them, newest first',
    who: 'viewer',
    query: PushesQuery,
    answer: page(PushListed),
  },
  async ({ store }, { viewer, query }) => paged(await pushesListed(store.read, viewer, asked(query))),
);

const report = route(
  {
    method: 'post',
    path: '/api/pushes/{id}/report',
    summary: 'What a channel learned of a push that it sent; the waiting journey goes on by it',
    who: 'admin',
    body: PushReported,
  },
  async (room, { id, body }) => {
    if (!(await reportPush(room, id, body))) throw notFound('push of a channel');
    return undefined;
  },
);

export const pushRoutes = [list, report];
