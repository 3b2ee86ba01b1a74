import type { Route } from '../route.ts';
import { agentRoutes } from './agents.ts';
import { conditionRoutes } from './conditions.ts';
import { contactRoutes } from './contact.ts';
import { contentRoutes } from './contents.ts';
import { enteringRoutes } from './entering.ts';
import { fileRoutes } from './files.ts';
import { journeyRoutes } from './journeys.ts';
import { meRoutes } from './me.ts';
import { metricRoutes } from './metrics.ts';
import { overlayRoutes } from './overlay.ts';
import { peopleRoutes } from './people.ts';
import { publishingRoutes } from './publishing.ts';
import { pushRoutes } from './pushes.ts';
import { relationRoutes } from './relations.ts';
import { replayRoutes } from './replays.ts';
import { runRoutes } from './runs.ts';
import { scenarioRoutes } from './scenarios.ts';
import { sdkRoutes } from './sdk.ts';
import { segmentRoutes } from './segments.ts';
import { shareRoutes } from './shares.ts';
import { simulationRoutes } from './simulation.ts';
import { siteRoutes } from './sites.ts';
import { taskRoutes } from './tasks.ts';
import { templateRoutes } from './templates.ts';
import { unitRoutes } from './units.ts';
import { versionRoutes } from './versions.ts';

/** Every route of the api. */
export const routes: readonly Route[] = [
  ...meRoutes,
  ...conditionRoutes,
  ...peopleRoutes,
  ...relationRoutes,
  ...contentRoutes,
  ...overlayRoutes,
  ...fileRoutes,
  ...journeyRoutes,
  ...publishingRoutes,
  ...simulationRoutes,
  ...versionRoutes,
  ...scenarioRoutes,
  ...replayRoutes,
  ...enteringRoutes,
  ...segmentRoutes,
  ...runRoutes,
  ...taskRoutes,
  ...pushRoutes,
  ...shareRoutes,
  ...agentRoutes,
  ...unitRoutes,
  ...siteRoutes,
  ...contactRoutes,
  ...templateRoutes,
  ...sdkRoutes,
  ...metricRoutes,
];
