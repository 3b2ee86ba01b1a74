/** The rules of the whole journey, looked at on every input before the node is. */
import { evaluate, explain } from '../condition/index.ts';
import type { Condition } from '../condition/vocabulary.ts';
import { causeOf } from './inputs.ts';
import type { Input } from './vocabulary.ts';
import { askOnce, note, sceneOf, type Walk } from './walk.ts';

/** What the rules make of the run: whoever has `left` goes no further. */
export function ruled(walk: Walk, input: Input): 'left' | undefined {
  const { leave, goal } = walk.paths.rules;
  if (goal && reaches(walk, goal.when, input)) {
    tell(walk, 'goal', goal.when, input, { goal: goal.name });
    askOnce(walk, 'goal', { kind: 'goal', name: goal.name });
    if (goal.leaves) return left(walk, 'goal', goal.when, input);
  }
  return leave && holds(walk, leave, input) ? left(walk, 'leave', leave, input) : undefined;
}

/** The goal counts once, and not for whoever met it before they came in. */
function reaches(walk: Walk, when: Condition, input: Input): boolean {
  const { run } = walk;
  if (run.goal || !holds(walk, when, input)) return false;
  run.goal = run.steps === 0 ? 'before' : 'reached';
  return run.goal === 'reached';
}

const holds = (walk: Walk, condition: Condition, input: Input) => evaluate(condition, factsOf(walk, input));

function left(walk: Walk, rule: string, condition: Condition, input: Input): 'left' {
  tell(walk, 'end', condition, input, { rule });
  return 'left';
}

function tell(
  walk: Walk,
  what: 'goal' | 'end',
  condition: Condition,
  input: Input,
  why: Record<string, unknown>,
): void {
  walk.cause ??= causeOf(input);
  note(walk, what, { why: { ...why, seen: explain(condition, factsOf(walk, input)) } });
}

/** The event at hand is the one that made them look. */
function factsOf(walk: Walk, input: Input) {
  const { facts } = sceneOf(walk);
  return input.type === 'event' ? { ...facts, event: input.properties } : facts;
}
