/** What one transaction does to runs: loaded at its begin, changed in memory, written at its end. */
import type { Facts, PersonFacts, Text } from '../condition/vocabulary.ts';
import { awaits, newRun, step } from '../journey/index.ts';
import type { Effect, Input, JourneyVersion, Run, StepInput, TraceEntry } from '../journey/vocabulary.ts';
import { changed } from '../journey/walk.ts';
import type { Decided } from '../store/contacts.ts';
import type { StoredRun } from '../store/runs.ts';
import type { Membership } from '../store/segments.ts';
import type { BookEntry } from './book.ts';

/** An effect, and why the run that asks for it began. */
export interface Asked {
  effect: Effect;
  run: Run;
  cause: Text | undefined;
  /** Of one that had to wait before the gate: since when (ms UTC), and how often it was there. */
  since?: number;
  place?: number;
}

/** An effect that goes out, its texts filled in, and the agent whom it is for. */
export interface Ready extends Asked {
  agent?: string | undefined;
}

/** An effect that waits for its hour, `until` in ms UTC. */
export interface Held extends Asked {
  until: number;
}

export interface Work {
  /** ms UTC */
  now: number;
  /** Facts of the persons concerned, by id; kept up with the effects of this work. */
  persons: Map<string, PersonFacts>;
  /** Runs that moved or hold something. */
  touched: Map<string, StoredRun>;
  traced: { run: Run; trace: TraceEntry[] }[];
  /** Not through the gate yet; then ready or held, or answered as refused. */
  asked: Asked[];
  ready: Ready[];
  held: Held[];
  decided: Decided[];
  /** Runs that began in this work, in order. */
  begun: StoredRun[];
  /** Who came into segments and who dropped out. */
  memberships: Membership[];
}

export const beginWork = (now: number, persons: Map<string, PersonFacts>): Work => ({
  now,
  persons,
  touched: new Map(),
  traced: [],
  asked: [],
  ready: [],
  held: [],
  decided: [],
  begun: [],
  memberships: [],
});

/** Whether nothing came of it that is to be written. */
export const isIdle = ({ touched, memberships, decided }: Work): boolean =>
  touched.size === 0 && memberships.length === 0 && decided.length === 0;

/** Inputs a paused journey keeps for one run; who holds more than that is a machine. */
const MAX_HELD = 100;

/** Moves the run by one input, or keeps the input while the journey is paused. */
export function move(
  work: Work,
  stored: StoredRun,
  version: JourneyVersion,
  input: Input,
  paused: boolean,
): void {
  if (!paused) take(work, stored, version, input);
  else if (stored.held.length < MAX_HELD && wouldMove(work, stored, version, input)) stored.held.push(input);
  work.touched.set(stored.run.id, stored);
}

/** Whether the input would move the run on from where it comes to stand by what is held already. */
function wouldMove(work: Work, stored: StoredRun, version: JourneyVersion, input: Input): boolean {
  const person = work.persons.get(stored.run.personId);
  if (!person) return false;
  const after = (run: Run, one: Input) => step(version, run, one, { now: work.now, person }).run;
  const before = stored.held.reduce(after, stored.run);
  const { steps, state } = after(before, input);
  return steps !== before.steps || state !== before.state;
}

/** What was held comes first; the timer that brings it may have nothing else to say. */
function take(work: Work, stored: StoredRun, version: JourneyVersion, input: Input): void {
  const { held } = stored;
  stored.held = [];
  for (const one of held) walk(work, stored, version, one);
  if (held.length === 0 || awaits(stored.run, input, work.now)) walk(work, stored, version, input);
}

export interface Start {
  id: string;
  personId: string;
  entry: BookEntry;
  input: Input;
  cause: Text | undefined;
}

/** Starts a run at an entry, and gives it. */
export function start(work: Work, { id, personId, entry, input, cause }: Start): StoredRun {
  const { version, entry: at } = entry;
  const { journeyId, version: number } = version;
  const key = at.keyOf(input);
  const run = newRun({ id, journeyId, version: number, personId, node: at.node, key, now: work.now });
  const stored: StoredRun = { run, ...(cause && { cause }), held: [] };
  walk(work, stored, version, { type: 'enter', at: work.now, cause: input });
  work.touched.set(id, stored);
  work.begun.push(stored);
  return stored;
}

function walk(work: Work, stored: StoredRun, version: JourneyVersion, input: StepInput): void {
  const person = work.persons.get(stored.run.personId);
  if (!person) return;
  const { run, effects, trace } = step(version, stored.run, input, { now: work.now, person });
  stored.run = run;
  work.traced.push({ run, trace });
  for (const effect of effects) work.asked.push({ effect, run, cause: stored.cause });
  work.persons.set(person.id, effects.reduce(changed, person));
}

/** Whether the input starts a run of this person at the entry, as far as conditions go. */
export function startsAt({ entry }: BookEntry, input: Input, person: PersonFacts, now: number): boolean {
  const properties = input.type === 'event' || input.type === 'call' ? { event: input.properties } : {};
  const facts: Facts = { now, person, answers: {}, ...properties };
  return entry.starts(input, facts);
}
