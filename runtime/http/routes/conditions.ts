import Type from 'typebox';
import { countMeeting } from '../../store/conditions/count.ts';
import { declareAttribute } from '../../store/seen.ts';
import { vocabularyOf } from '../../store/views/vocabulary.ts';
import { AttributeDeclared, CountAsked, PeopleCount, Vocabulary } from '../../wire/api/conditions.ts';
import { askable } from '../askable.ts';
import { route } from '../route.ts';

const count = route(
  {
    method: 'post',
    path: '/api/people/count',
    summary: 'How many people meet a condition now, and some of them; in bounded time',
    who: 'viewer',
    body: CountAsked,
    answer: PeopleCount,
    problems: { 422: 'condition-faulty, condition-of-run', 503: 'too-slow' },
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
