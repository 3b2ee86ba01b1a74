import Type from 'typebox';
import { Text } from './shared.ts';

export const TaskState = Type.Union([
  Type.Literal('offered'),
  Type.Literal('accepted'),
  Type.Literal('contacted'),
  Type.Literal('done'),
  Type.Literal('declined'),
  Type.Literal('expired'),
]);

/** What an agent can report; the journey branches on it. */
export const Outcome = Type.Union([
  Type.Literal('interested'),
  Type.Literal('appointment'),
  Type.Literal('sold'),
  Type.Literal('not-now'),
  Type.Literal('not-interested'),
  Type.Literal('unreachable'),
]);
export type Outcome = Type.Static<typeof Outcome>;
export const OUTCOMES = [
  'interested',
  'appointment',
  'sold',
  'not-now',
  'not-interested',
  'unreachable',
] as const;

/** Why now, in figures. `attention` and `weight` in ms; `bands` is the person's heat strip over the whole content. */
export const Evidence = Type.Object({
  /** What fired: one sentence, in Chinese. */
  cause: Type.String(),
  /** The same in every language. */
  why: Text,
  contents: Type.Array(
    Type.Object({
      contentId: Type.String(),
      title: Type.String(),
      url: Type.String(),
      readings: Type.Integer(),
      engaged: Type.Integer(),
      completion: Type.Number(),
      bands: Type.Array(Type.Integer()),
      weights: Type.Array(Type.Number()),
      /** The paragraphs that held the person longest, in the order of the article. */
      paragraphs: Type.Array(
        Type.Object({
          key: Type.String(),
          text: Type.String(),
          attention: Type.Integer(),
          weight: Type.Number(),
        }),
      ),
    }),
  ),
});
export type Evidence = Type.Static<typeof Evidence>;

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const TaskShown = Type.Object({
  id: Type.String(),
  /** `ask` is a question to the agent: it is completed with an `answer`, one of `choices` where there are any. */
  kind: Type.Union([Type.Literal('task'), Type.Literal('ask')]),
  choices: Type.Array(Type.String()),
  answer: nullable(Type.String()),
  state: TaskState,
  title: Type.String(),
  reason: Type.String(),
  opener: Type.String(),
  person: Type.Object({
    id: Type.String(),
    name: Type.String(),
    identifiers: Type.Array(Type.Object({ kind: Type.String(), value: Type.String() })),
  }),
  agent: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  journey: Type.Object({ id: Type.String(), name: Type.String() }),
  runId: Type.String(),
  evidence: Evidence,
  outcome: nullable(Outcome),
  note: nullable(Type.String()),
  dueAt: Type.Integer(),
  snoozedUntil: nullable(Type.Integer()),
  createdAt: Type.Integer(),
  updatedAt: Type.Integer(),
  entries: Type.Array(
    Type.Object({
      at: Type.Integer(),
      actor: Type.String(),
      action: Type.String(),
      note: nullable(Type.String()),
    }),
  ),
});
export type TaskShown = Type.Static<typeof TaskShown>;

/** Bodies of `POST /api/tasks/:id/{accept,decline,contact,complete,reassign,snooze}` → TaskShown; a move the state forbids is 409 `task-state`. */
export const TaskMoves = {
  accept: Type.Object({}, { additionalProperties: false }),
  decline: Type.Object(
    { note: Type.Optional(Type.String({ maxLength: 2_000 })) },
    { additionalProperties: false },
  ),
  contact: Type.Object(
    { note: Type.Optional(Type.String({ maxLength: 2_000 })) },
    { additionalProperties: false },
  ),
  complete: Type.Object(
    {
      outcome: Type.Optional(Outcome),
      answer: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })),
      note: Type.Optional(Type.String({ maxLength: 2_000 })),
    },
    { additionalProperties: false },
  ),
  reassign: Type.Object({ agent: Type.String() }, { additionalProperties: false }),
  snooze: Type.Object({ until: Type.Integer() }, { additionalProperties: false }),
} as const;
export type TaskMove = keyof typeof TaskMoves;
