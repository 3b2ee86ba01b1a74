import { journeyRow } from '../../store/edits/journeys.ts';
import { personsNamed } from '../../store/views/named.ts';
import { EnterAsked, Entered } from '../../wire/api/entering.ts';
import { found, ProblemError } from '../problem.ts';
import { route } from '../route.ts';

const enter = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/enter',
    summary:
      'Sends people into a live journey: at its entry for calls, or, where an operator is named, at the one by hand',
    who: 'admin',
    body: EnterAsked,
    answer: Entered,
    problems: { 409: 'journey-state, no-such-entry' },
  },
  async ({ store, advance, world }, { id, body: { people, operator, key, properties = {} } }) => {
    const { state } = found('journey', await journeyRow(store.read, id));
    if (state !== 'live') throw notLive();
    const by = operator === undefined ? 'api' : 'hand';
    if (!advance.takesCalls(id, by)) throw noEntry(by);
    const input = {
      type: 'call',
      at: world.now(),
      journey: id,
      by,
      properties,
      ...(key && { key }),
      ...(operator && { operator }),
    } as const;
    return store.write(async (db) => {
      const named = await personsNamed(db, people);
      const known = [...new Set(named.flatMap((person) => person ?? []))];
      const { started } = await advance.take(
        db,
        known.map((personId) => ({ personId, input })),
      );
      const runs = new Map(
        started.filter(({ journeyId }) => journeyId === id).map(({ personId, id: run }) => [personId, run]),
      );
      return { people: named.map((person) => outcomeOf(person, runs)) };
    });
  },
);

export const enteringRoutes = [enter];

function outcomeOf(person: string | undefined, runs: ReadonlyMap<string, string>): Entered['people'][number] {
  if (person === undefined) return { outcome: 'unknown' };
  const run = runs.get(person);
  return run === undefined ? { outcome: 'refused', person } : { outcome: 'entered', person, run };
}

const notLive = () =>
  new ProblemError(
    409,
    'journey-state',
    'The journey does not run. Publish it, or let it go on, then send people again.',
  );

const noEntry = (by: 'api' | 'hand') =>
  new ProblemError(
    409,
    'no-such-entry',
    by === 'hand'
      ? 'The live version has no entry “by hand”. Add one and publish, or leave "operator" out.'
      : 'The live version has no entry “when called”. Add one and publish, or name an "operator" to enter by hand.',
  );
