/** Journeys as files: what `dogear journeys` asks of a file before anything is saved. */
import Type from 'typebox';
import { checkScenario, journeySchema, type Scenario } from '../../journey/index.ts';
import type { JourneyGraph } from '../../journey/vocabulary.ts';
import { draftFaults } from '../../store/views/faults.ts';
import { FaultShown, Graph } from '../../wire/api/journeys.ts';
import { ScenarioShown, ScenariosChecked } from '../../wire/api/versions.ts';
import { closed } from '../paging.ts';
import { route } from '../route.ts';

const schema = route(
  {
    method: 'get',
    path: '/api/journeys.schema.json',
    summary: 'JSON schema of journeys as files, for editors',
    who: 'admin',
    answer: Type.Record(Type.String(), Type.Unknown()),
  },
  async () => journeySchema(),
);

const check = route(
  {
    method: 'post',
    path: '/api/journeys/check',
    summary: 'Faults of a draft and which of its scenarios fail; nothing is saved',
    who: 'admin',
    body: Type.Object({ draft: Graph, scenarios: Type.Array(ScenarioShown, { maxItems: 200 }) }, closed),
    answer: Type.Object({
      faults: Type.Array(FaultShown),
      scenarios: ScenariosChecked.properties.scenarios,
    }),
  },
  async ({ store }, { body }) => {
    const graph = body.draft as JourneyGraph;
    const version = { journeyId: 'file', version: 0, graph };
    return {
      faults: await draftFaults(store.read, graph),
      scenarios: (body.scenarios as Scenario[]).map((scenario) => ({
        ...{ id: scenario.id, name: scenario.name },
        missed: checkScenario(version, scenario),
      })),
    };
  },
);

export const fileRoutes = [schema, check];
