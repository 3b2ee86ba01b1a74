import Type from 'typebox';
import { pushesListed } from '../../store/views/pushes.ts';
import { PushListed, PushState } from '../../wire/api/pushes.ts';
import { page } from '../../wire/api/shared.ts';
import { asked, closed, paged, paging } from '../paging.ts';
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

export const pushRoutes = [list];
