import Type from 'typebox';
import { runShown, runsListed } from '../../store/views/runs.ts';
import { RunListed, RunShown } from '../../wire/api/journeys.ts';
import { page } from '../../wire/api/shared.ts';
import { asked, closed, paged, paging, Time } from '../paging.ts';
import { found } from '../problem.ts';
import { route } from '../route.ts';

const RunsQuery = Type.Object(
  {
    ...paging,
    journey: Type.Optional(Type.String()),
    version: Type.Optional(Type.Integer({ minimum: 1 })),
    node: Type.Optional(Type.String({ description: 'Who stands or ended there or passed it.' })),
    at: Type.Optional(Type.String({ description: 'Who stands at this node now.' })),
    exit: Type.Optional(Type.String({ description: 'With `node`: who left it that way.' })),
    state: Type.Optional(RunListed.properties.state),
    person: Type.Optional(Type.String()),
    from: Time('ms UTC; runs that began on this day (UTC) or later'),
    to: Time('ms UTC; runs that began on this day (UTC) or before'),
  },
  closed,
);

const list = route(
  {
    method: 'get',
    path: '/api/runs',
    summary: 'Runs, newest first',
    who: 'viewer',
    query: RunsQuery,
    answer: page(RunListed),
  },
  async ({ store }, { viewer, query }) => paged(await runsListed(store.read, viewer, asked(query))),
);

const show = route(
  {
    method: 'get',
    path: '/api/runs/{id}',
    summary: 'A run with its trace, its effects and the graph it walks',
    who: 'viewer',
    answer: RunShown,
  },
  async ({ store }, { viewer, id }) => found('run', await runShown(store.read, viewer, id)),
);

export const runRoutes = [list, show];
