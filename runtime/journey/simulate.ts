/** A journey tried on one made-up person in virtual time: the same `step` as live traffic, jumping from wait to wait. */
import type { ContentFacts, PersonFacts } from '../condition/vocabulary.ts';
import { entriesOf } from './entries.ts';
import { awaits } from './inputs.ts';
import { newRun } from './run.ts';
import { step } from './step.ts';
import type {
  Effect,
  EffectKind,
  Input,
  JourneyVersion,
  ReadingFacts,
  Run,
  StepInput,
  TraceEntry,
} from './vocabulary.ts';
import { changed } from './walk.ts';

/** What the person does, and how the world answers a node; `at` in ms UTC. */
export type ScriptedInput =
  | Extract<Input, { type: 'event' | 'reading' }>
  | { type: 'answer'; at: number; node: string; result: Record<string, unknown> };

export interface Simulation {
  /** Null if no input started a run. */
  run: Run | null;
  trace: TraceEntry[];
  effects: { at: number; effect: Effect }[];
  /** The person as the inputs and the journey left them. */
  person: PersonFacts;
}

interface Theatre extends Simulation {
  version: JourneyVersion;
  script: ScriptedInput[];
  /** What happens to the awaited effect if the script does not say. */
  assumed?: Extract<Input, { type: 'answer' }>;
}

/**
 * Plays the inputs in the order of their times until the run ends or nothing is left to come. Pushes and tasks that the script leaves
 * unanswered expire at their time, webhooks succeed at once; such answers carry `assumed: true`.
 */
export function simulate(version: JourneyVersion, person: PersonFacts, inputs: ScriptedInput[]): Simulation {
  const script = [...inputs].sort((one, other) => one.at - other.at);
  const theatre: Theatre = { version, script, person, run: null, trace: [], effects: [] };
  let more = true;
  while (more) more = playNext(theatre);
  const { run, trace, effects } = theatre;
  return { run, trace, effects, person: theatre.person };
}

/** Plays whatever comes first: the script, then the wait's time, then the assumed answer. */
function playNext(theatre: Theatre): boolean {
  const { script, run, assumed } = theatre;
  if (run && run.state !== 'active') return false;
  const [scripted] = script;
  const until = run?.wait?.until;
  const timer: StepInput | undefined = until === undefined ? undefined : { type: 'timer', at: until };
  const first = [scripted, timer, assumed].reduce(earlier, undefined);
  if (!first) return false;
  if (first === scripted) playScripted(theatre, script.shift() as ScriptedInput);
  else move(theatre, first as Input);
  return true;
}

type Timed = { at: number } | undefined;
const earlier = (one: Timed, other: Timed): Timed => (!one || (other && other.at < one.at) ? other : one);

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
  theatre.run = newRun({ ...names, node: entry.node, now: cause.at });
  move(theatre, { type: 'enter', at: cause.at, cause });
}

function move(theatre: Theatre, input: StepInput): void {
  const { version, person } = theatre;
  const { run, trace, effects } = step(version, theatre.run as Run, input, { now: input.at, person });
  theatre.run = run;
  theatre.trace.push(...trace);
  theatre.effects.push(...effects.map((effect) => ({ at: input.at, effect })));
  theatre.person = effects.reduce(changed, person);
  const awaited = effects.find(({ id }) => id === run.wait?.answer);
  if (awaited) assume(theatre, awaited, input.at);
  else if (!run.wait?.answer) delete theatre.assumed;
}

/** What each effect comes to, and when, if nobody says; nothing awaits tags, attributes and goals. */
const OUTCOMES: {
  [K in EffectKind]: (effect: Extract<Effect, { kind: K }>, now: number) => [number, object];
} = {
  push: ({ expiresAt }) => [expiresAt, { action: 'expired' }],
  task: ({ dueAt }) => [dueAt, { state: 'expired' }],
  webhook: (_, now) => [now, { ok: true, status: 200 }],
  tag: (_, now) => [now, {}],
  attribute: (_, now) => [now, {}],
  goal: (_, now) => [now, {}],
};

function assume(theatre: Theatre, effect: Effect, now: number): void {
  const outcome = OUTCOMES[effect.kind] as (effect: Effect, now: number) => [number, object];
  const [at, result] = outcome(effect, now);
  const told = theatre.script.some((next) => next.type === 'answer' && next.node === effect.nodeId);
  delete theatre.assumed;
  if (told && effect.kind === 'webhook') return;
  theatre.assumed = { type: 'answer', at, effect: effect.id, result: { ...result, assumed: true } };
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
