/** Which runs an input reaches, and how it reads in a trace. */
import type { Call, Input, Run, StepInput } from './vocabulary.ts';

/** The keys under which entries, waits and rules listen for this input; `seen` is news of the person, whatever it is. */
export function triggerKeys(input: Input): string[] {
  switch (input.type) {
    case 'event':
      return [`event:${input.name}`, 'seen'];
    case 'reading':
      return [`reading:${input.reading.contentId}`, 'reading:*', 'seen'];
    case 'changed':
      return input.what;
    case 'segment':
      return [`segment:${input.segment}:${input.change}`, `segment:${input.segment}`];
    case 'call':
      return [callKey(input)];
    default:
      return [];
  }
}

function callKey({ by, journey, node }: Call): string {
  if (by === 'clock') return `clock:${journey}:${node}`;
  return by === 'hand' ? `hand:${journey}` : `call:${journey}`;
}

/** Whether the input concerns the run: its wait, the rules of its journey, or a wait that it lost. */
export const awaits = (run: Run, input: StepInput, now: number): boolean =>
  isAwaited(run, input, now) || isWatched(run, input);

/** Whether the run waits for this input. What comes after the wait's time is too late, even if the timer has not fired yet. */
export function isAwaited(run: Run, input: StepInput, now: number): boolean {
  const { state, wait } = run;
  if (state !== 'active') return false;
  if (input.type === 'enter') return run.steps === 0;
  if (input.type === 'timer') return wait?.until !== undefined && wait.until <= now;
  if (input.type === 'answer') return wait?.answer === input.effect;
  return !isLate(run, input) && hears(wait?.triggers, input);
}

/** Whether the rules of the whole journey are looked at because of it. */
const isWatched = ({ state, steps, watches }: Run, input: StepInput): boolean =>
  state === 'active' && steps > 0 && input.type !== 'enter' && hears(watches, input);

/** Whether it comes for a wait whose time is over: the loser of a race, which the trace tells of. */
export function isLost(run: Run, input: StepInput): boolean {
  if (run.state !== 'active' || input.type === 'enter') return false;
  return (isLate(run, input) && hears(run.wait?.triggers, input)) || hears(run.lost?.triggers, input);
}

const isLate = ({ wait }: Run, { at }: StepInput) => at > (wait?.deadline ?? wait?.until ?? at);

function hears(keys: readonly string[] | undefined, input: Input): boolean {
  if (keys === undefined || keys.length === 0) return false;
  if (input.type === 'event') return keys.some((key) => key === 'seen' || isOfEvent(key, input.name));
  return triggerKeys(input).some((key) => keys.includes(key));
}

/** Whether it is the key of this name; most events are heard by nobody, so no key is made for them. */
const isOfEvent = (key: string, name: string) =>
  key.length === name.length + 6 && key.startsWith('event:') && key.endsWith(name);

/** The input as a trace keeps it: small plain data. */
export function causeOf(input: StepInput): Record<string, unknown> {
  switch (input.type) {
    case 'enter':
      return causeOf(input.cause);
    case 'event':
      return { input: 'event', name: input.name, at: input.at };
    case 'reading': {
      const { contentId, readingId, completion, engaged, state } = input.reading;
      return { input: 'reading', contentId, readingId, completion, engaged, state, at: input.at };
    }
    case 'changed':
      return { input: 'changed', what: input.what.slice(0, 10), at: input.at };
    case 'segment':
      return { input: 'segment', segment: input.segment, change: input.change, at: input.at };
    case 'call':
      return {
        input: 'call',
        by: input.by,
        ...(input.operator && { operator: input.operator }),
        at: input.at,
      };
    case 'timer':
      return { input: 'timer', at: input.at };
    case 'answer':
      return { input: 'answer', effect: input.effect, result: input.result, at: input.at };
  }
}
