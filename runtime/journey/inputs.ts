/** Which runs an input reaches, and how it reads in a trace. */
import type { Input, Run, StepInput } from './vocabulary.ts';

/** The keys under which entries and waits listen for this input. */
export function triggerKeys(input: Input): string[] {
  if (input.type === 'event') return [`event:${input.name}`];
  if (input.type === 'reading') return [`reading:${input.reading.contentId}`, 'reading:*'];
  return [];
}

/** Whether the run waits for this input. What comes after the wait's time is too late, even if the timer has not fired yet. */
export function awaits(run: Run, input: StepInput, now: number): boolean {
  const { state, wait } = run;
  if (state !== 'active') return false;
  if (input.type === 'enter') return run.steps === 0;
  if (input.type === 'timer') return wait?.until !== undefined && wait.until <= now;
  if (input.type === 'answer') return wait?.answer === input.effect;
  const late = wait?.until !== undefined && input.at > wait.until;
  return !late && triggerKeys(input).some((key) => wait?.triggers?.includes(key));
}

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
    case 'timer':
      return { input: 'timer', at: input.at };
    case 'answer':
      return { input: 'answer', effect: input.effect, result: input.result, at: input.at };
  }
}
