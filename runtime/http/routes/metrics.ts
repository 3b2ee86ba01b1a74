import Type from 'typebox';
import { metricsOf } from '../../store/views/metrics.ts';
import { Metrics } from '../../wire/api/settings.ts';
import { closed } from '../paging.ts';
import { route } from '../route.ts';

const Days = Type.Object({ days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })) }, closed);

const metrics = route(
  {
    method: 'get',
    path: '/api/metrics',
    summary: 'Totals of the last days (7 if not said), of as many days before, and each day (UTC)',
    who: 'admin',
    query: Days,
    answer: Metrics,
  },
  ({ store, world }, { query: { days = 7 } }) => metricsOf(store.read, world.now(), days),
);

export const metricRoutes = [metrics];
