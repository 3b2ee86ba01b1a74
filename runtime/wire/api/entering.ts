/** `POST /api/journeys/:id/enter` */
import Type from 'typebox';

const closed = { additionalProperties: false } as const;

/** A person by id, or by an identifier as `kind:value`. With `operator` they enter by hand, and the trace names who sent them. */
export const EnterAsked = Type.Object(
  {
    people: Type.Array(
      Type.Union([
        Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }, closed),
        Type.Object({ identifier: Type.String({ pattern: '^[a-z][a-z0-9_]*:.+$', maxLength: 600 }) }, closed),
      ]),
      { minItems: 1, maxItems: 1_000 },
    ),
    operator: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    key: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  closed,
);
export type EnterAsked = Type.Static<typeof EnterAsked>;

/** In the order asked. `refused`: the entry’s condition or its rule of re-entry kept the person out. */
export const Entered = Type.Object({
  people: Type.Array(
    Type.Object({
      outcome: Type.Union([Type.Literal('entered'), Type.Literal('refused'), Type.Literal('unknown')]),
      person: Type.Optional(Type.String()),
      run: Type.Optional(Type.String()),
    }),
  ),
});
export type Entered = Type.Static<typeof Entered>;
