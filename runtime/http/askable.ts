/** Conditions that come in, held against what people can be asked. */
import { asksRun, comparisonsOf, faultsOf } from '../condition/index.ts';
import type { Condition, Text } from '../condition/vocabulary.ts';
import { ProblemError } from './problem.ts';

/** The condition as a query parameter holds it: JSON. */
export function conditionIn(text: string): Condition {
  try {
    return askable(JSON.parse(text));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const detail = '"condition" must be a condition as JSON: see #/components/schemas/Condition.';
    throw new ProblemError(400, 'invalid', detail, { field: 'condition' });
  }
}

/** The condition, if people can be asked it; a run's event and answers are not theirs. */
export function askable(condition: unknown): Condition {
  const faults = faultsOf(condition);
  if (faults.length > 0) throw conditionFaulty(faults);
  if (!comparisonsOf(condition as Condition).some(asksRun)) return condition as Condition;
  const detail =
    'The condition looks at the event at hand or at answers of a run. Leave those comparisons out to count people.';
  throw new ProblemError(422, 'condition-of-run', detail);
}

export function conditionFaulty(faults: readonly { code: string; message: Text }[]): ProblemError {
  const told = faults.map(({ message: { en } }) => en.replace(/\.$/, ''));
  return new ProblemError(422, 'condition-faulty', `The condition has faults: ${told.join('; ')}.`, {
    faults,
  });
}
