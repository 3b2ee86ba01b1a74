/** What may happen next in a simulation, ready to be played. */
import type { Text } from '../condition/vocabulary.ts';
import { pathsOf } from './graph.ts';
import { newRun } from './run.ts';
import { type ScriptedInput, type Simulation, trialsOf } from './simulate.ts';
import type { JourneyVersion, Trial } from './vocabulary.ts';

export interface Offer {
  node: string;
  title: Text;
  input: ScriptedInput;
  /** Comes by itself at its time. */
  unsaid: boolean;
}

/** At the entries while nobody came in, then where the run stands; none once it is over. `now` in ms UTC. */
export function offersOf(
  version: JourneyVersion,
  { run, effects, person }: Pick<Simulation, 'run' | 'effects' | 'person'>,
  now: number,
): Offer[] {
  if (run && run.state !== 'active') return [];
  const offered = (node: string, trials: readonly Trial[]) =>
    trials.flatMap(({ title, input, unsaid = false }) => {
      const scripted = scriptedOf(node, input);
      return scripted ? [{ node, title, input: scripted, unsaid }] : [];
    });
  if (run) {
    const asked = effects.findLast(({ effect }) => effect.id === run.wait?.answer);
    return offered(run.node, trialsOf(version, run, now, asked?.effect));
  }
  const { journeyId, version: number } = version;
  const names = { id: 'simulated', journeyId, version: number, personId: person.id, now };
  return [...pathsOf(version.graph).places.values()]
    .filter(({ definition }) => definition.group === 'entry')
    .flatMap(({ node: { id } }) => offered(id, trialsOf(version, newRun({ ...names, node: id }), now)));
}

/** A script names nodes, not effects; time passes by itself. */
function scriptedOf(node: string, input: Trial['input']): ScriptedInput | undefined {
  if (input.type === 'timer') return { type: 'pass', at: input.at };
  if (input.type !== 'answer') return input;
  const { at, result } = input;
  return { type: 'answer', at, node, result };
}
