/**
 * One person's history walked through one version: the same `step` as live traffic, and nothing else. Time passes from one recorded
 * moment to the next; what the journey asks of the world is answered as its nodes declare for when nobody says anything.
 */
import type { PersonFacts } from '../../condition/vocabulary.ts';
import { type Entry, entriesOf } from '../entries.ts';
import { awaits, triggerKeys } from '../inputs.ts';
import { newRun } from '../run.ts';
import { trialsOf } from '../simulate.ts';
import { step } from '../step.ts';
import type { Effect, Input, JourneyVersion, Run, Step, StepInput } from '../vocabulary.ts';
import { changed } from '../walk.ts';

export interface Passage {
  /** Something was recorded: everything due until then comes first. `person` is as known at that moment. */
  hear(input: Input, person: PersonFacts): void;
  /** Nothing more was recorded until this moment (ms UTC). */
  wait(until: number, person: PersonFacts): void;
}

/** Told of every step. */
export type Heard = (step: Step, person: PersonFacts) => void;

/** A run, and when it goes on by itself. */
interface Walker {
  run: Run;
  next: Input | undefined;
}

export interface Route {
  version: JourneyVersion;
  /** By trigger key. */
  entries: ReadonlyMap<string, Entry[]>;
}

/** A version made ready for any number of persons. */
export function routeOf(version: JourneyVersion): Route {
  const entries = new Map<string, Entry[]>();
  for (const entry of entriesOf(version)) {
    for (const key of entry.triggers) entries.set(key, [...(entries.get(key) ?? []), entry]);
  }
  return { version, entries };
}

export function beginPassage({ version, entries }: Route, personId: string, heard: Heard): Passage {
  const walkers: Walker[] = [];
  /** What the journey itself changed in the person. */
  const own: Effect[] = [];
  let started = 0;

  const known = (person: PersonFacts) => own.reduce(changed, person);

  function move(walker: Walker, input: StepInput, person: PersonFacts): void {
    const facts = known(person);
    const done = step(version, walker.run, input, { now: input.at, person: facts });
    walker.run = done.run;
    own.push(...done.effects.filter((effect) => changed(facts, effect) !== facts));
    walker.next = nextOf(version, done, walker.next, input.at);
    heard(done, facts);
  }

  function catchUp(until: number, person: PersonFacts): void {
    for (;;) {
      const first = walkers.reduce<Walker | undefined>(sooner, undefined);
      if (!first?.next || first.next.at > until) return;
      move(first, first.next, person);
    }
  }

  function begin(entry: Entry, cause: Input, person: PersonFacts): void {
    started += 1;
    const { journeyId, version: number } = version;
    const id = `${personId}-${started}`;
    const names = { id, journeyId, version: number, personId, node: entry.node, key: entry.keyOf(cause) };
    const walker: Walker = { run: newRun({ ...names, now: cause.at }), next: undefined };
    walkers.push(walker);
    move(walker, { type: 'enter', at: cause.at, cause }, person);
  }

  return {
    wait: catchUp,
    hear(input, person) {
      catchUp(input.at, person);
      for (const walker of walkers) if (awaits(walker.run, input, input.at)) move(walker, input, person);
      const heardBy = triggerKeys(input).flatMap((key) => entries.get(key) ?? []);
      for (const entry of heardBy) {
        if (mayStart(entry, input, walkers) && startsAt(entry, input, known(person)))
          begin(entry, input, person);
      }
    },
  };
}

const sooner = (one: Walker | undefined, other: Walker) =>
  other.next && (!one?.next || other.next.at < one.next.at) ? other : one;

/** The rule of re-entry, over the runs with the same key. */
function mayStart({ reentry, period, keyOf }: Entry, input: Input, walkers: readonly Walker[]): boolean {
  const key = keyOf(input);
  const runs = walkers.map(({ run }) => run).filter((run) => run.key === key);
  switch (reentry) {
    case 'always':
      return true;
    case 'never':
      return runs.length === 0;
    case 'after-finishing':
      return !runs.some(({ state }) => state === 'active');
    case 'after-period':
      return !runs.some(({ enteredAt }) => enteredAt + period > input.at);
  }
}

function startsAt(entry: Entry, input: Input, person: PersonFacts): boolean {
  const properties = input.type === 'event' ? { event: input.properties } : {};
  return entry.starts(input, { now: input.at, person, answers: {}, ...properties });
}

/** The wait's timer, or the answer that comes where nobody gives one; an answer awaited before is still to come. */
function nextOf(
  version: JourneyVersion,
  { run, effects }: Step,
  before: Input | undefined,
  now: number,
): Input | undefined {
  if (run.state !== 'active' || !run.wait) return undefined;
  const { until, answer } = run.wait;
  const timer = until === undefined ? undefined : ({ type: 'timer', at: Math.max(until, now) } as const);
  const assumed = answer === undefined ? undefined : answerTo(answer);
  return assumed && (!timer || assumed.at < timer.at) ? assumed : timer;

  function answerTo(id: string): Input | undefined {
    const asked = effects.find((effect) => effect.id === id);
    if (!asked)
      return before?.type === 'answer' && before.effect === id && before.at > now ? before : undefined;
    const { input } = trialsOf(version, run, now, asked).find(({ unsaid }) => unsaid) ?? {};
    return input && { ...input, at: Math.max(input.at, now) };
  }
}
