/** `POST /api/journeys/:id/simulate`: the draft tried on one made-up person in virtual time. */
import Type from 'typebox';
import { State } from '../batch.ts';

const Time = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000 });
const Plain = Type.Record(Type.String(), Type.Unknown());
const closed = { additionalProperties: false } as const;

const ReadingInput = Type.Object(
  {
    readingId: Type.String(),
    contentId: Type.String(),
    version: Type.String(),
    engaged: Type.Number({ minimum: 0 }),
    depth: Type.Number({ minimum: 0, maximum: 1 }),
    completion: Type.Number({ minimum: 0, maximum: 1 }),
    state: State,
    /** ms per block key. */
    attention: Type.Record(Type.String(), Type.Number({ minimum: 0 })),
  },
  closed,
);

/** What the person does and how the world answers a node; what is left unsaid is assumed. */
export const ScriptedInput = Type.Union([
  Type.Object(
    { type: Type.Literal('event'), at: Time, name: Type.String({ maxLength: 100 }), properties: Plain },
    closed,
  ),
  Type.Object({ type: Type.Literal('reading'), at: Time, reading: ReadingInput }, closed),
  Type.Object({ type: Type.Literal('answer'), at: Time, node: Type.String(), result: Plain }, closed),
]);

export const SimulationAsked = Type.Object(
  {
    person: Type.Optional(
      Type.Object(
        {
          attributes: Type.Optional(Plain),
          tags: Type.Optional(Type.Array(Type.String())),
          owner: Type.Optional(Type.String()),
        },
        closed,
      ),
    ),
    /** A real person, as they are known now; instead of `person`. */
    personId: Type.Optional(Type.String()),
    inputs: Type.Array(ScriptedInput, { minItems: 1, maxItems: 200 }),
    /** ms UTC: what comes later is not played. */
    until: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closed,
);
export type SimulationAsked = Type.Static<typeof SimulationAsked>;

/** `run` is null if no input started one; the person is as the inputs and the journey left them. */
export const SimulationShown = Type.Object({
  run: Type.Union([
    Type.Null(),
    Type.Object({
      state: Type.Union([Type.Literal('active'), Type.Literal('finished'), Type.Literal('failed')]),
      node: Type.String(),
      steps: Type.Integer(),
    }),
  ]),
  trace: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Type.Integer(),
      node: Type.String(),
      what: Type.String(),
      exit: Type.Optional(Type.String()),
      why: Type.Optional(Plain),
    }),
  ),
  effects: Type.Array(
    Type.Object({
      at: Type.Integer(),
      effect: Type.Object({ id: Type.String(), kind: Type.String(), nodeId: Type.String() }),
    }),
  ),
  next: Type.Optional(Type.Integer()),
  person: Type.Object({ attributes: Plain, tags: Type.Array(Type.String()) }),
});
