import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import type { step as Step } from '../../../runtime/journey/step.ts';
import type {
  Context,
  Delivery,
  Input,
  Run,
  StepInput,
  TraceEntry,
} from '../../../runtime/journey/vocabulary.ts';
import { storedRun } from '../../../runtime/store/runs.ts';
import { Backstage } from '../../support/backstage.ts';
import { rowsOf } from '../../support/collector.ts';
import { openGate } from '../../support/faults/lives.ts';
import { graph, happening } from '../../support/graphs.ts';
import { HOUR } from '../../support/journey.ts';
import { dice } from '../../support/random.ts';
import { onEachStore } from '../../support/stores.ts';
import { tracesIn } from '../../support/traces.ts';

/** A step that the runtime took: the run before it, what went in, and under which id. */
interface Taken {
  before: Run;
  input: StepInput;
  context: Context;
}

const tape = vi.hoisted(() => new Map<string, string[]>());

/** The runtime at work is listened in on: whatever it steps a run by is written down as JSON. */
vi.mock('../../../runtime/journey/step.ts', async (original) => {
  const real = await original<{ step: typeof Step }>();
  const step: typeof Step = (version, before, input, context) => {
    const taken = JSON.stringify({ before, input, context } satisfies Taken);
    const known = tape.get(before.id);
    if (known) known.push(taken);
    else tape.set(before.id, [taken]);
    return real.step(version, before, input, context);
  };
  return { ...real, step };
});
const { step } = await vi.importActual<{ step: typeof Step }>('../../../runtime/journey/step.ts');

const SEED = 20_261_122;
const JOURNEYS = 60;
/** A thousand runs on SQLite; on PostgreSQL, where each takes longer, so many that every kind is met. */
const PEOPLE = { sqlite: 30, postgres: 3 };
const ROUNDS = 6;

onEachStore('a thousand recorded runs', (open) => {
  beforeEach(() => tape.clear());

  it('replay identically: the same inputs give the runs and the traces that are in the store', async () => {
    const store = await open();
    const graphs = fc.sample(graph, { numRuns: JOURNEYS, seed: SEED });
    await live(new Backstage(store), graphs);
    const versions = new Map(graphs.map((one, place) => [`journey-${place}`, one]));
    const rows = await rowsOf(store.read, 'runs');
    const traces = new Map<string, TraceEntry[]>();
    for (const { runId, dataJson, exit, ...entry } of await tracesIn(store)) {
      const why = dataJson === null ? {} : JSON.parse(dataJson);
      const told = { ...entry, ...(exit !== null && { exit }), why } as TraceEntry;
      const known = traces.get(runId);
      if (known) known.push(told);
      else traces.set(runId, [told]);
    }
    for (const row of rows) {
      const { run } = storedRun(row);
      const version = { journeyId: run.journeyId, version: run.version, graph: versions.get(run.journeyId) };
      const replayed = replay(
        version as never,
        (tape.get(run.id) ?? []).map((taken) => JSON.parse(taken)),
      );
      const stored = (traces.get(run.id) ?? []).sort((one, other) => one.seq - other.seq);
      // `toEqual` is a hundred times dearer, and only tells more once they differ.
      const expected = { run, trace: stored };
      // Only where transactions race can one be taken back after its steps were written down.
      const ends = store.dialect === 'sqlite' ? replayed.slice(-1) : replayed;
      if (!ends.some((one) => isDeepStrictEqual(one, expected))) expect(replayed.at(-1)).toEqual(expected);
    }
    expect(rows.length).toBeGreaterThanOrEqual(store.dialect === 'sqlite' ? 1_000 : 100);
    expect([...traces.values()].flat().length).toBeGreaterThan(5 * rows.length);
    await store.remove();
  }, 300_000);
});

/**
 * Walks the run again from its first input on, by nothing but what was written down, and gives every state that it came to. Where two
 * transactions raced, one was taken back: others go on from a state before it.
 */
function replay(version: Parameters<typeof Step>[0], taken: readonly Taken[]) {
  const states = [{ run: asJson((taken[0] as Taken).before), trace: [] as TraceEntry[] }];
  for (const { before, input, context } of taken) {
    const known = states.findLast(({ run }) => isDeepStrictEqual(run, before));
    if (!known) expect(states.at(-1)?.run).toEqual(before);
    const { run, trace } = known as (typeof states)[number];
    const done = step(version, run, input, context);
    const added = done.trace.map(({ waited: _, ...entry }) => entry);
    states.push(asJson({ run: done.run, trace: [...trace, ...added] }));
  }
  return states;
}

const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Everybody enters every journey that lets them in; then things happen to them, hours apart. */
async function live(
  backstage: Backstage,
  graphs: ReturnType<typeof fc.sample<Parameters<typeof Step>[0]['graph']>>,
) {
  const { store, advance } = backstage;
  await openGate(store);
  for (const [place, drawn] of graphs.entries())
    await backstage.publish({ graph: drawn } as never, `journey-${place}`);
  const many = PEOPLE[store.dialect];
  const people = Array.from({ length: many }, (_, place) => `person-${place}`);
  await backstage.meets(...people);
  const throwDice = dice(SEED);
  const worker = backstage.anotherWorker({ effects: { execute: async () => answerOf(throwDice(3)) } });
  await store.write((db) =>
    advance.take(
      db,
      people.flatMap((personId) => entrances(graphs, backstage.now).map((input) => ({ personId, input }))),
    ),
  );
  const happened = fc.sample(happening, { numRuns: ROUNDS * many, seed: SEED });
  for (let round = 0; round < ROUNDS; round++) {
    backstage.now += throwDice(30) * HOUR;
    const at = backstage.now;
    const inputs = happened
      .slice(round * many, (round + 1) * many)
      .flatMap((input, place) =>
        isOfPerson(input) ? [{ personId: people[place] as string, input: { ...input, at } }] : [],
      );
    await store.write((db) => advance.take(db, inputs));
    await worker.tick();
  }
  expect(backstage.errors).toEqual([]);
}

const isOfPerson = ({ type }: Input) =>
  type === 'event' || type === 'reading' || type === 'changed' || type === 'segment';

/** What the entries of made graphs listen for. */
function entrances(graphs: readonly Parameters<typeof Step>[0]['graph'][], at: number): Input[] {
  const calls = graphs.flatMap(({ nodes }, place): Input[] => {
    const call = { type: 'call', at, journey: `journey-${place}`, properties: { amount: 7 } } as const;
    return [
      { ...call, by: 'api' },
      { ...call, by: 'hand' },
      { ...call, by: 'clock', node: nodes[0]?.id ?? '' },
    ];
  });
  const events = ['start', 'quote', 'pay'].map(
    (name): Input => ({ type: 'event', name, at, properties: { amount: 7 } }),
  );
  return [...events, ...calls];
}

function answerOf(chance: number): Delivery {
  if (chance === 0) return { state: 'failed', answer: 'HTTP 500', result: { ok: false, status: 500 } };
  return { state: 'done', answer: 'HTTP 200', result: { ok: true, status: 200, body: { level: chance } } };
}
