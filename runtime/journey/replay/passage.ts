/**
 * One person's history walked through one version: the same `step` as live traffic, and nothing else. Time passes from one recorded
 * moment to the next; what the journey asks of the world is answered as its nodes declare for when nobody says anything.
 */
import { evaluate } from '../../condition/index.ts';
import type { Condition, PersonFacts } from '../../condition/vocabulary.ts';
import { type Entry, entriesOf } from '../entries.ts';
import { awaits, triggerKeys } from '../inputs.ts';
import { newRun } from '../run.ts';
import { trialsOf } from '../simulate.ts';
import { step } from '../step.ts';
import type { Effect, Input, JourneyVersion, Run, Step, StepInput } from '../vocabulary.ts';
import { changed, newsOf, ROUNDS } from '../walk.ts';

export interface Passage {
  /** Time begins here, before anything is heard: `person` as known at that moment. */
  begin(at: number, person: PersonFacts): void;
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
  /** Those that the version asks about; whoever asks about another one comes after it. */
  segments: readonly PastSegment[];
  /** Effects as they go out, where more is known than the version knows; `at` in ms UTC. */
  placed: (effect: Effect, at: number) => Effect;
}

export interface PastSegment {
  id: string;
  condition: Condition;
}

/** A version made ready for any number of persons. */
export function routeOf(
  version: JourneyVersion,
  { segments = [], placed = (effect) => effect }: Partial<Pick<Route, 'segments' | 'placed'>> = {},
): Route {
  const entries = new Map<string, Entry[]>();
  for (const entry of entriesOf(version)) {
    for (const key of entry.triggers) entries.set(key, [...(entries.get(key) ?? []), entry]);
  }
  return { version, entries, segments, placed };
}

export function beginPassage(route: Route, personId: string, heard: Heard): Passage {
  const { version, entries, segments } = route;
  /** Those under way, in the order in which they began; whoever ended hears nothing any more. */
  let walkers: Walker[] = [];
  /** When the last run of each key began. */
  const begun = new Map<string | undefined, number>();
  /** What the journey itself changed in the person, and what of that nobody has heard yet. */
  const own: Effect[] = [];
  let news: Input[] = [];
  /** Segments that the person is in, as of the end of the last round: so long they are who they were. */
  let members: readonly string[] = [];
  let started = 0;

  /** The person with that, as long as nothing more is heard. */
  let view: PersonFacts | undefined;

  function known(person: PersonFacts): PersonFacts {
    view ??= own.reduce(changed, segments.length > 0 ? { ...person, segments: [...members] } : person);
    return view;
  }

  /** Looks again who is in which segment, and gives what is heard of it. */
  function joined(person: PersonFacts, at: number): Input[] {
    const before = members;
    members = membersAt(segments, known(person), at);
    view = undefined;
    return segments.flatMap(({ id: segment }): Input[] => {
      const inside = members.includes(segment);
      if (inside === before.includes(segment)) return [];
      return [{ type: 'segment', at, segment, change: inside ? 'entered' : 'left' }];
    });
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
    if (done.effects.length > 0) {
      for (const effect of done.effects) change(effect, person);
      news.push(...newsOf(done.effects, input.at));
    }
    walker.next = nextOf(route, done, walker.next, input.at);
    if (done.run.state !== 'active') walkers = walkers.filter((other) => other !== walker);
    heard(done, facts);
  }

  function catchUp(until: number, person: PersonFacts): void {
    for (;;) {
      const first = soonest(walkers, until);
      if (!first?.next) return;
      const { at } = first.next;
      move(first, first.next, person);
      spread(person, at);
    }
  }

  /** Round by round, as in live traffic: what one run changes, others hear, and it itself; then who came into a segment. */
  function spread(person: PersonFacts, at: number): void {
    for (let round = 0; round < ROUNDS; round++) {
      if (segments.length > 0) news.push(...joined(person, at));
      if (news.length === 0) return;
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
    begin(at, person) {
      members = membersAt(segments, person, at);
    },
    wait(until, person) {
      view = undefined;
      catchUp(until, person);
    },
    hear(input, person) {
      view = undefined;
      catchUp(input.at, person);
      take(input, person);
      spread(person, input.at);
    },
  };
}

function membersAt(segments: readonly PastSegment[], person: PersonFacts, now: number): string[] {
  const inside: string[] = [];
  const facts = { now, person: { ...person, segments: inside }, answers: {} };
  for (const { id, condition } of segments) if (evaluate(condition, facts)) inside.push(id);
  return inside;
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
  { version, placed }: Route,
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
    const { input } = trialsOf(version, run, now, placed(asked, now)).find(({ unsaid }) => unsaid) ?? {};
    return input && { ...input, at: Math.max(input.at, now) };
  }
}
