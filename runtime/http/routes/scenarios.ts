import Type from 'typebox';
import { needsOf } from '../../condition/index.ts';
import { checkScenario, conditionsOf, type Scenario } from '../../journey/index.ts';
import type { JourneyGraph } from '../../journey/vocabulary.ts';
import { putScenarios, scenariosOf } from '../../store/edits/scenarios.ts';
import type { Db } from '../../store/index.ts';
import { versionGraph } from '../../store/moves.ts';
import { Scenarios, ScenariosChecked } from '../../wire/api/versions.ts';
import { closed } from '../paging.ts';
import { found, ProblemError } from '../problem.ts';
import { route } from '../route.ts';
import { journeyOf } from './publishing.ts';

const list = route(
  {
    method: 'get',
    path: '/api/journeys/{id}/scenarios',
    summary: 'The scenarios of a journey: given, when, then',
    who: 'admin',
    answer: Scenarios,
  },
  async ({ store }, { id }) => {
    await journeyOf({ store }, id);
    return { scenarios: await scenariosOf(store.read, id) } as never;
  },
);

const put = route(
  {
    method: 'put',
    path: '/api/journeys/{id}/scenarios',
    summary: 'Puts these scenarios in the place of all there were',
    who: 'admin',
    body: Scenarios,
    answer: Scenarios,
  },
  async ({ store, world }, { id, body }) => {
    await journeyOf({ store }, id);
    const scenarios = body.scenarios as Scenario[];
    const twice = scenarios.find(
      (one, place) => scenarios.findIndex((other) => other.id === one.id) !== place,
    );
    if (twice) throw sameId(twice.id);
    await store.write((db) => putScenarios(db, id, scenarios, world.now()));
    return { scenarios: await scenariosOf(store.read, id) } as never;
  },
);

const check = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/scenarios/check',
    summary:
      'Runs every scenario on the draft or a version, or the one that is named; those that fail say what they missed',
    who: 'admin',
    query: Type.Object(
      { scenario: Type.Optional(Type.String()), version: Type.Optional(Type.Integer({ minimum: 1 })) },
      closed,
    ),
    answer: ScenariosChecked,
  },
  async ({ store }, { id, query: { scenario, version } }) => {
    const { draftJson } = await journeyOf({ store }, id);
    const drawn = version === undefined ? JSON.parse(draftJson) : await versionGraph(store.read, id, version);
    const graph = found('version', drawn as JourneyGraph | undefined);
    const all = await checked(store.read, id, graph, scenario);
    if (scenario !== undefined) found('scenario', all[0]);
    return { scenarios: all };
  },
);

const facts = route(
  {
    method: 'get',
    path: '/api/journeys/{id}/facts',
    summary: 'What the draft may ask about a person, as it is known now: for the simulator',
    who: 'admin',
    query: Type.Object({ person: Type.String() }, closed),
    answer: Type.Record(Type.String(), Type.Unknown()),
  },
  async ({ store, advance }, { id, query }) => {
    const { draftJson } = await journeyOf({ store }, id);
    const needs = needsOf(conditionsOf(JSON.parse(draftJson) as JourneyGraph));
    const known = found('person', await advance.facts(query.person, needs));
    return { ...known };
  },
);

export const scenarioRoutes = [list, put, check, facts];

async function checked(
  db: Db,
  journeyId: string,
  graph: JourneyGraph,
  only?: string,
): Promise<ScenariosChecked['scenarios']> {
  const version = { journeyId, version: 0, graph };
  const scenarios = await scenariosOf(db, journeyId);
  return scenarios
    .filter(({ id }) => only === undefined || id === only)
    .map((scenario) => ({
      ...{ id: scenario.id, name: scenario.name },
      missed: checkScenario(version, scenario),
    }));
}

export const failingScenarios = async (db: Db, journeyId: string, graph: JourneyGraph) =>
  (await checked(db, journeyId, graph)).filter(({ missed }) => missed.length > 0);

const sameId = (id: string): ProblemError =>
  new ProblemError(400, 'invalid', `Two scenarios have the id "${id}". Give each one of its own.`, {
    field: 'scenarios',
  });
