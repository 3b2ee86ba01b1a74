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
import { changed, newsOf, ROUNDS } from '../walk.ts';

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
  /** Those under way, in the order in which they began; whoever ended hears nothing any more. */
  let walkers: Walker[] = [];
  /** When the last run of each key began. */
  const begun = new Map<string | undefined, number>();
  /** What the journey itself changed in the person, and what of that nobody has heard yet. */
  const own: Effect[] = [];
  let news: Input[] = [];
  let started = 0;

  /** The person with that, as long as nothing more is heard. */
  let view: PersonFacts | undefined;

  function known(person: PersonFacts): PersonFacts {
    view ??= own.reduce(changed, person);
    return view;
  }

  function change(effect: Effect, person: PersonFacts): void {
    const before = known(person);
    view = changed(before, effect);
    if (view !== before) own.push(effect);
  }

  function move(walker: Walker, input: StepInput, person: PersonFacts): void {
    const facts = known(person);
    const done = step(version, walker.run, input, { now: input.at, person: facts });
    walker.run = done.run;
    for (const effect of done.effects) change(effect, person);
    news.push(...newsOf(done.effects, input.at));
    walker.next = nextOf(version, done, walker.next, input.at);
    if (done.run.state !== 'active') walkers = walkers.filter((other) => other !== walker);
    heard(done, facts);
  }

  function catchUp(until: number, person: PersonFacts): void {
    for (;;) {
      const first = soonest(walkers, until);
      if (!first?.next) return;
      move(first, first.next, person);
      spread(person);
    }
  }

  /** Round by round, as in live traffic: what one run changes, others hear, and it itself. */
  function spread(person: PersonFacts): void {
    for (let round = 0; news.length > 0 && round < ROUNDS; round++) {
      const heard = news;
      news = [];
      for (const input of heard) take(input, person);
    }
    news = [];
  }

  function take(input: Input, person: PersonFacts): void {
    for (const walker of walkers) if (awaits(walker.run, input, input.at)) move(walker, input, person);
    for (const trigger of triggerKeys(input)) {
      for (const entry of entries.get(trigger) ?? []) {
        const key = entry.keyOf(input);
        if (mayStart(entry, key, input.at) && startsAt(entry, input, known(person)))
          begin(entry, input, key, person);
      }
    }
  }

  function begin(entry: Entry, cause: Input, key: string | undefined, person: PersonFacts): void {
    started += 1;
    const { journeyId, version: number } = version;
    const id = `${personId}-${started}`;
    const run = newRun({ id, journeyId, version: number, personId, node: entry.node, key, now: cause.at });
    const walker: Walker = { run, next: undefined };
    walkers.push(walker);
    begun.set(key, cause.at);
    move(walker, { type: 'enter', at: cause.at, cause }, person);
  }

  /** The rule of re-entry, over the runs with the same key. */
  function mayStart({ reentry, period }: Entry, key: string | undefined, now: number): boolean {
    const last = begun.get(key);
    if (last === undefined || reentry === 'always') return true;
    if (reentry === 'after-finishing') return !walkers.some(({ run }) => run.key === key);
    return reentry === 'after-period' && last + period <= now;
  }

  return {
    wait(until, person) {
      view = undefined;
      catchUp(until, person);
    },
    hear(input, person) {
      view = undefined;
      catchUp(input.at, person);
      take(input, person);
      spread(person);
    },
  };
}

/** Who goes on first by itself until then; of those at one moment, who began first. */
function soonest(walkers: readonly Walker[], until: number): Walker | undefined {
  let first: Walker | undefined;
  for (const walker of walkers) {
    const { next } = walker;
    if (next && (first?.next ? next.at < first.next.at : next.at <= until)) first = walker;
  }
  return first;
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
