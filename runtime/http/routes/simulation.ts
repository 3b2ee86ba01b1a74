import type { Advance } from '../../advance/index.ts';
import type { MadePerson } from '../../advance/rehearse.ts';
import { needsOf } from '../../condition/index.ts';
import type { PersonFacts } from '../../condition/vocabulary.ts';
import { conditionsOf, madeUp, offersOf, type ScriptedInput, type Simulation } from '../../journey/index.ts';
import type { JourneyGraph, JourneyVersion } from '../../journey/vocabulary.ts';
import { SimulationAsked, SimulationShown } from '../../wire/api/simulation.ts';
import { found } from '../problem.ts';
import { route } from '../route.ts';
import { journeyOf, soundDraft } from './publishing.ts';

const tried = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/simulate',
    summary: 'Tries the draft on one made-up or real person in virtual time; nothing is written or sent',
    who: 'admin',
    body: SimulationAsked,
    answer: SimulationShown,
    problems: { 422: 'journey-faulty' },
  },
  async ({ store, advance, world }, { id, body }) => {
    const graph = await soundDraft(store, await journeyOf({ store }, id));
    const version = { journeyId: id, version: 0, graph };
    const inputs = body.inputs as ScriptedInput[];
    const { until, personId, person = {}, facts = person } = body;
    const { consent, ...made } = facts as Made;
    const who = personId === undefined ? madeUp(made) : await known(advance, personId, graph);
    const simulation = await advance.rehearse({
      version,
      person: who,
      inputs,
      until,
      ...(personId === undefined && { made: { consent } }),
    });
    return shown(version, simulation, until ?? world.now());
  },
);

/** What a person or a scenario says of somebody who does not exist. */
type Made = Partial<PersonFacts> & MadePerson;

export const simulationRoutes = [tried];

const known = async (advance: Advance, id: string, graph: JourneyGraph): Promise<PersonFacts> =>
  found('person', await advance.facts(id, needsOf(conditionsOf(graph))));

function shown(version: JourneyVersion, simulation: Simulation, now: number): SimulationShown {
  const { run, trace, effects, decisions, heard, played, next, person } = simulation;
  return {
    run: run && { state: run.state, node: run.node, steps: run.steps },
    trace,
    effects: effects.map(({ at, effect: { ...effect } }) => {
      if ('secret' in effect) delete effect.secret;
      return { at, effect };
    }),
    decisions: decisions.map(({ decision, ...of }) => ({
      ...of,
      ...{ reason: null, until: null, agent: null, seen: {} },
      ...(decision as Pick<SimulationShown['decisions'][number], 'contact' | 'outcome'>),
    })),
    heard,
    played: played as SimulationShown['played'],
    offers: offersOf(version, simulation, now) as SimulationShown['offers'],
    ...(next !== undefined && { next }),
    person: { attributes: person.attributes, tags: person.tags },
  };
}
