/** A journey tried on one person in virtual time: the same `step` as live traffic, jumping from wait to wait. */
import type { PersonFacts } from '../condition/vocabulary.ts';
import { entriesOf } from './entries.ts';
import { pathsOf } from './graph.ts';
import { asHeard, type Become, become, keysOfChange, withEvent, withReading } from './happened.ts';
import { awaits } from './inputs.ts';
import { newRun } from './run.ts';
import { step } from './step.ts';
import type { Effect, Input, JourneyVersion, Run, StepInput, TraceEntry, Trial } from './vocabulary.ts';
import { changed, newsOf, ROUNDS } from './walk.ts';

/** What the person does, and how the world answers a node; `at` in ms UTC. */
export type ScriptedInput =
  | Exclude<Input, { type: 'timer' | 'answer' | 'changed' }>
  | ({ type: 'changed'; at: number; what: string[] } & Become)
  | { type: 'answer'; at: number; node: string; result: Record<string, unknown> }
  /** Time passes: whatever is due by then happens first. */
  | { type: 'pass'; at: number };

/** What the rules of contact make of an effect: as it goes out, what the run hears of it at once, or when it is asked again (ms UTC). */
export interface Judged {
  effect: Effect;
  decision?: Record<string, unknown>;
  answer?: Record<string, unknown>;
  later?: number;
}

/** `since` is when the effect was asked for first, ms UTC. */
export interface Judging {
  effect: Effect;
  run: Run;
  person: PersonFacts;
  at: number;
  since: number;
}

export interface Simulation {
  /** Null if no input started a run. */
  run: Run | null;
  trace: TraceEntry[];
  effects: { at: number; effect: Effect }[];
  /** What the rules of contact decided, where somebody judges. */
  decisions: { at: number; effect: string; node: string; decision: Record<string, unknown> }[];
  /** By input, how long the trace was when it came. */
  heard: number[];
  /** The inputs, and the answers that the rules of contact gave: without a judge these take the same way. */
  played: ScriptedInput[];
  /** The person as the inputs and the journey left them. */
  person: PersonFacts;
  /** When the run goes on by itself, ms UTC; absent if it ended or waits for somebody to do something. */
  next?: number;
}

export interface SimulationOptions {
  /** ms UTC; what comes later is not played. An answer that somebody might give right then is left to them. */
  until?: number | undefined;
  judge?: ((judging: Judging) => Judged) | undefined;
}

interface Theatre extends Simulation, SimulationOptions {
  version: JourneyVersion;
  script: ScriptedInput[];
  /** The input that is being played: what is due while time passes belongs to it. */
  begun?: ScriptedInput;
  /** Contacts that have to wait for their hour. */
  held: Judging[];
}

/**
 * Plays the inputs in the order of their times until the run ends, nothing is left to come, or what comes lies after `until`.
 * Effects that the script leaves unanswered get the answer that their node declares as unsaid; such answers carry `assumed: true`.
 */
export function simulate(
  version: JourneyVersion,
  person: PersonFacts,
  inputs: readonly ScriptedInput[],
  options: SimulationOptions = {},
): Simulation {
  const script = [...inputs].sort((one, other) => one.at - other.at);
  const told = { run: null, trace: [], effects: [], decisions: [], heard: [], played: [] };
  const theatre: Theatre = { ...told, ...options, version, script, person, held: [] };
  while (playNext(theatre));
  const { run, trace, effects, decisions, heard, played } = theatre;
  const next = comingOf({ ...theatre, until: undefined })?.at;
  return {
    ...{ run, trace, effects, decisions, heard, played, person: theatre.person },
    ...(next !== undefined && { next }),
  };
}

/** Something that happens without the script. */
interface Coming {
  at: number;
  play(): void;
}

/** Plays whatever comes first: the script, then what comes by itself; while time passes, what is due comes first. */
function playNext(theatre: Theatre): boolean {
  const { script, until = Number.POSITIVE_INFINITY } = theatre;
  const [scripted] = script;
  const coming = comingOf(theatre);
  const own = coming && (!scripted || isBefore(coming, scripted)) ? coming : undefined;
  const first = own ?? scripted;
  if (!first || first.at > until) return false;
  if (scripted?.type === 'pass') begin(theatre, scripted);
  if (own) own.play();
  else playScripted(theatre, script.shift() as ScriptedInput);
  return true;
}

const isBefore = (coming: Coming, scripted: ScriptedInput): boolean =>
  coming.at < scripted.at || (coming.at === scripted.at && scripted.type === 'pass');

const earlier = (one: Coming | undefined, other: Coming | undefined) =>
  !one || (other && other.at < one.at) ? other : one;

/** The wait's time, a contact whose hour came, or the answer that nobody gave. */
function comingOf(theatre: Theatre): Coming | undefined {
  const { run } = theatre;
  if (run?.state !== 'active') return undefined;
  return earlier(earlier(timerOf(theatre, run), heldOf(theatre)), assumedOf(theatre, run));
}

function timerOf(theatre: Theatre, { wait }: Run): Coming | undefined {
  const at = wait?.until;
  return at === undefined ? undefined : { at, play: () => move(theatre, { type: 'timer', at }) };
}

function heldOf(theatre: Theatre): Coming | undefined {
  const [held] = theatre.held;
  return held && { at: held.at, play: () => judged(theatre, theatre.held.shift() as Judging) };
}

function assumedOf(theatre: Theatre, run: Run): Coming | undefined {
  const { version, script, trace, effects, until, held } = theatre;
  const asked = effects.findLast(({ effect }) => effect.id === run.wait?.answer);
  if (!asked || held.some(({ effect }) => effect.id === asked.effect.id)) return undefined;
  const now = trace.at(-1)?.at ?? 0;
  const trials = trialsOf(version, run, now, asked.effect);
  const input = trials.find((trial) => trial.unsaid)?.input;
  if (input?.type !== 'answer') return undefined;
  const told = script.some((next) => next.type === 'answer' && next.node === run.node);
  const left = until !== undefined && script.length === 0 && trials.length > 1;
  if ((told || left) && input.at <= now) return undefined;
  const answer = { ...input, at: Math.max(input.at, now), result: { ...input.result, assumed: true } };
  return { at: answer.at, play: () => move(theatre, answer) };
}

/** What may happen where the run stands, by its node's own declaration; `now` in ms UTC. */
export function trialsOf(version: JourneyVersion, run: Run, now: number, effect?: Effect): Trial[] {
  const place = pathsOf(version.graph).places.get(run.node);
  return place?.definition.trials?.(place.node, { now, ...(effect && { effect }) }) ?? [];
}

function begin(theatre: Theatre, scripted: ScriptedInput): void {
  if (theatre.begun === scripted) return;
  theatre.begun = scripted;
  theatre.heard.push(theatre.trace.length);
}

function playScripted(theatre: Theatre, scripted: ScriptedInput): void {
  begin(theatre, scripted);
  theatre.played.push(scripted);
  const input = inputOf(theatre, scripted);
  if (!input) return;
  if (!theatre.run) start(theatre, input);
  else if (awaits(theatre.run, input, input.at)) move(theatre, input);
}

/** As the run hears it; the person is the one that it leaves behind. Passing time is heard by nobody. */
function inputOf(theatre: Theatre, scripted: ScriptedInput): Input | undefined {
  const { person } = theatre;
  switch (scripted.type) {
    case 'pass':
      return undefined;
    case 'answer':
      return answerOf(theatre.run, scripted);
    case 'reading':
      theatre.person = withReading(person, scripted);
      return asHeard(person, scripted);
    case 'event':
      theatre.person = withEvent(person, scripted);
      return scripted;
    case 'changed': {
      const { at, what } = scripted;
      theatre.person = become(person, scripted);
      return { type: 'changed', at, what: [...new Set([...what, ...keysOfChange(scripted)])] };
    }
    default:
      return scripted;
  }
}

/** A scripted answer names the node; it reaches the run only while it stands there. */
function answerOf(run: Run | null, { node, at, result }: Extract<ScriptedInput, { type: 'answer' }>) {
  const effect = run?.node === node ? run.wait?.answer : undefined;
  return effect === undefined ? undefined : ({ type: 'answer', at, effect, result } as const);
}

function start(theatre: Theatre, cause: Input): void {
  const { version, person } = theatre;
  const entry = entriesOf(version).find(({ starts }) =>
    starts(cause, { now: cause.at, person, answers: {} }),
  );
  if (!entry) return;
  const { journeyId, version: number } = version;
  const names = { id: 'simulated', journeyId, version: number, personId: person.id };
  theatre.run = newRun({ ...names, node: entry.node, key: entry.keyOf(cause), now: cause.at });
  move(theatre, { type: 'enter', at: cause.at, cause });
}

/** One input, and what the journey's own changes of the person bring about in it; the rules of contact judge when all of that is done. */
function move(theatre: Theatre, first: StepInput): void {
  const asked: Judging[] = [];
  let next: StepInput[] = [first];
  for (let round = 0; next.length > 0 && round < ROUNDS; round++) {
    next = next.flatMap((input) =>
      input === first || awaits(theatre.run as Run, input, input.at) ? moveOnce(theatre, input, asked) : [],
    );
  }
  for (const judging of asked) judged(theatre, judging);
}

/** Gives what the run hears next. */
function moveOnce(theatre: Theatre, input: StepInput, asked: Judging[]): Input[] {
  const { version, person } = theatre;
  const { run, trace, effects } = step(version, theatre.run as Run, input, { now: input.at, person });
  theatre.run = run;
  theatre.trace.push(...trace);
  theatre.person = effects.reduce(changed, person);
  const { at } = input;
  for (const effect of effects) asked.push({ effect, run, person: theatre.person, at, since: at });
  return newsOf(effects, at);
}

/** Without a judge everything goes out as it was asked for. Whom the rules refuse, the run hears of at once. */
function judged(theatre: Theatre, judging: Judging): void {
  const { effect, at } = judging;
  const made = theatre.judge?.(judging) ?? { effect };
  const { decision, answer, later } = made;
  const before = theatre.effects.find((known) => known.effect.id === effect.id);
  if (before) Object.assign(before, { at, effect: made.effect });
  else theatre.effects.push({ at, effect: made.effect });
  if (decision) theatre.decisions.push({ at, effect: effect.id, node: effect.nodeId, decision });
  if (later !== undefined) theatre.held.push({ ...judging, at: later });
  if (!answer || theatre.run?.wait?.answer !== effect.id) return;
  theatre.played.push({ type: 'pass', at }, { type: 'answer', at, node: effect.nodeId, result: answer });
  move(theatre, { type: 'answer', at, effect: effect.id, result: answer });
}
