import Type from 'typebox';
import { asksRun, comparisonsOf, faultsOf } from '../../condition/index.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { countMeeting } from '../../store/conditions/count.ts';
import { declareAttribute } from '../../store/seen.ts';
import { vocabularyOf } from '../../store/views/vocabulary.ts';
import { AttributeDeclared, CountAsked, PeopleCount, Vocabulary } from '../../wire/api/conditions.ts';
import { ProblemError } from '../problem.ts';
import { route } from '../route.ts';

const count = route(
  {
    method: 'post',
    path: '/api/people/count',
    summary: 'How many people meet a condition now, and some of them; in bounded time',
    who: 'viewer',
    body: CountAsked,
    answer: PeopleCount,
    problems: { 422: 'condition-faulty, condition-of-run' },
  },
  async ({ store, world }, { viewer, body, gone }) =>
    countMeeting(store.read, viewer, askable(body.condition), { now: world.now, gone }),
);

const vocabulary = route(
  {
    method: 'get',
    path: '/api/vocabulary',
    summary: 'What conditions can ask about: attributes, events, tags, topics, and values that were seen',
    who: 'admin',
    answer: Vocabulary,
  },
  ({ store }) => vocabularyOf(store.read),
);

const declare = route(
  {
    method: 'post',
    path: '/api/vocabulary/attributes',
    summary: 'Declares an attribute, so that conditions may ask about it before anybody has it',
    who: 'admin',
    body: AttributeDeclared,
    status: 201,
    answer: Type.Object({ name: Type.String() }),
  },
  async ({ store }, { body: { name } }) => {
    await store.write((db) => declareAttribute(db, name));
    return { name };
  },
);

export const conditionRoutes = [count, vocabulary, declare];

/** The condition, if people can be asked it; a run's event and answers are not theirs. */
function askable(condition: unknown): Condition {
  const faults = faultsOf(condition);
  if (faults.length > 0) {
    const detail = `The condition has faults: ${faults.map(({ message }) => message.en).join('; ')}.`;
    throw new ProblemError(422, 'condition-faulty', detail, { faults });
  }
  if (!comparisonsOf(condition as Condition).some(asksRun)) return condition as Condition;
  const detail =
    'The condition looks at the event at hand or at answers of a run. Leave those comparisons out to count people.';
  throw new ProblemError(422, 'condition-of-run', detail);
}
