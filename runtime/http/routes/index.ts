import type { Route } from '../route.ts';
import { agentRoutes } from './agents.ts';
import { contentRoutes } from './contents.ts';
import { journeyRoutes } from './journeys.ts';
import { meRoutes } from './me.ts';
import { metricRoutes } from './metrics.ts';
import { peopleRoutes } from './people.ts';
import { publishingRoutes } from './publishing.ts';
import { pushRoutes } from './pushes.ts';
import { runRoutes } from './runs.ts';
import { siteRoutes } from './sites.ts';
import { taskRoutes } from './tasks.ts';

/** Every route of the api. */
export const routes: readonly Route[] = [
  ...meRoutes,
  ...peopleRoutes,
  ...contentRoutes,
  ...journeyRoutes,
  ...publishingRoutes,
  ...runRoutes,
  ...taskRoutes,
  ...pushRoutes,
  ...agentRoutes,
  ...siteRoutes,
  ...metricRoutes,
];
