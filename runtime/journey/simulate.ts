/** A journey tried on one person in virtual time: the same `step` as live traffic, jumping from wait to wait. */
import type { ContentFacts, PersonFacts } from '../condition/vocabulary.ts';
import { entriesOf } from './entries.ts';
import { pathsOf } from './graph.ts';
import { awaits } from './inputs.ts';
import { newRun } from './run.ts';
import { step } from './step.ts';
import type {
  Effect,
  Input,
  JourneyVersion,
  ReadingFacts,
  Run,
  StepInput,
  TraceEntry,
  Trial,
} from './vocabulary.ts';
import { changed } from './walk.ts';

/** What the person does, and how the world answers a node; `at` in ms UTC. */
export type ScriptedInput =
  | Exclude<Input, { type: 'timer' | 'answer' }>
  | { type: 'answer'; at: number; node: string; result: Record<string, unknown> };

export interface Simulation {
  /** Null if no input started a run. */
  run: Run | null;
  trace: TraceEntry[];
  effects: { at: number; effect: Effect }[];
  /** The person as the inputs and the journey left them. */
  person: PersonFacts;
  /** When the run goes on by itself, ms UTC; absent if it ended or waits for somebody to do something. */
  next?: number;
}

interface Theatre extends Simulation {
  version: JourneyVersion;
  script: ScriptedInput[];
}

/**
 * Plays the inputs in the order of their times until the run ends, nothing is left to come, or what comes lies after `until` (ms UTC).
 * Effects that the script leaves unanswered get the answer that their node declares as unsaid; such answers carry `assumed: true`.
 */
export function simulate(
  version: JourneyVersion,
  person: PersonFacts,
  inputs: readonly ScriptedInput[],
  until = Number.POSITIVE_INFINITY,
): Simulation {
  const script = [...inputs].sort((one, other) => one.at - other.at);
  const theatre: Theatre = { version, script, person, run: null, trace: [], effects: [] };
  while (playNext(theatre, until));
  const { run, trace, effects } = theatre;
  const next = byItself(theatre)?.at;
  return { run, trace, effects, person: theatre.person, ...(next !== undefined && { next }) };
}

/** Plays whatever comes first: the script, then the wait's time, then the answer that nobody gave. */
function playNext(theatre: Theatre, until: number): boolean {
  const { script, run } = theatre;
  if (run && run.state !== 'active') return false;
  const [scripted] = script;
  const first = earlier(scripted, byItself(theatre));
  if (!first || first.at > until) return false;
  if (first === scripted) playScripted(theatre, script.shift() as ScriptedInput);
  else move(theatre, first as Input);
  return true;
}

type Timed = { at: number } | undefined;
const earlier = (one: Timed, other: Timed): Timed => (!one || (other && other.at < one.at) ? other : one);

/** The timer of the wait or the answer that nobody gave. */
function byItself(theatre: Theatre): Input | undefined {
  const { run } = theatre;
  if (run?.state !== 'active') return undefined;
  const until = run.wait?.until;
  const timer = until === undefined ? undefined : ({ type: 'timer', at: until } as const);
  return earlier(timer, assumedOf(theatre, run)) as Input | undefined;
}

/** None while the script is about to answer an effect that would else be answered at once. */
function assumedOf({ version, script, trace, effects }: Theatre, run: Run): Input | undefined {
  const asked = effects.findLast(({ effect }) => effect.id === run.wait?.answer);
  const now = trace.at(-1)?.at ?? 0;
  const unsaid = asked && trialsOf(version, run, now, asked.effect).find((trial) => trial.unsaid);
  if (unsaid?.input.type !== 'answer') return undefined;
  const { input } = unsaid;
  const told = script.some((next) => next.type === 'answer' && next.node === run.node);
  if (told && input.at <= now) return undefined;
  return { ...input, at: Math.max(input.at, now), result: { ...input.result, assumed: true } };
}

/** What may happen where the run stands, by its node's own declaration; `now` in ms UTC. */
export function trialsOf(version: JourneyVersion, run: Run, now: number, effect?: Effect): Trial[] {
  const place = pathsOf(version.graph).places.get(run.node);
  return place?.definition.trials?.(place.node, { now, ...(effect && { effect }) }) ?? [];
}

function playScripted(theatre: Theatre, scripted: ScriptedInput): void {
  if (scripted.type === 'reading') theatre.person = withReading(theatre.person, scripted.reading);
  const input = scripted.type === 'answer' ? answerOf(theatre.run, scripted) : scripted;
  if (!input) return;
  if (!theatre.run) start(theatre, input);
  else if (awaits(theatre.run, input, input.at)) move(theatre, input);
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

function move(theatre: Theatre, input: StepInput): void {
  const { version, person } = theatre;
  const { run, trace, effects } = step(version, theatre.run as Run, input, { now: input.at, person });
  theatre.run = run;
  theatre.trace.push(...trace);
  theatre.effects.push(...effects.map((effect) => ({ at: input.at, effect })));
  theatre.person = effects.reduce(changed, person);
}

/** The person's facts with one whole reading more. */
function withReading(person: PersonFacts, reading: ReadingFacts): PersonFacts {
  const { contentId, engaged, completion, depth, state, attention } = reading;
  const before = person.contents.find((content) => content.contentId === contentId);
  const content: ContentFacts = {
    contentId,
    readings: (before?.readings ?? 0) + 1,
    engaged: (before?.engaged ?? 0) + engaged,
    completion: Math.max(before?.completion ?? 0, completion),
    depth: Math.max(before?.depth ?? 0, depth),
    states: { ...before?.states, [state]: (before?.states[state] ?? 0) + 1 },
    attention: { ...before?.attention },
  };
  for (const [block, ms] of Object.entries(attention)) {
    content.attention[block] = (content.attention[block] ?? 0) + ms;
  }
  return { ...person, contents: [...person.contents.filter((other) => other !== before), content] };
}
