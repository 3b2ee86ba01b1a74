import Type from 'typebox';

export const PushState = Type.Union([
  Type.Literal('pending'),
  Type.Literal('sending'),
  Type.Literal('unknown'),
  Type.Literal('delivered'),
  Type.Literal('shown'),
  Type.Literal('opened'),
  Type.Literal('clicked'),
  Type.Literal('dismissed'),
  Type.Literal('expired'),
  Type.Literal('failed'),
]);

/** `GET /api/pushes?journey=&person=&state=` */
export const PushListed = Type.Object({
  id: Type.String(),
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  journey: Type.Object({ id: Type.String(), name: Type.String() }),
  runId: Type.String(),
  node: Type.String(),
  channel: Type.String(),
  form: Type.String(),
  title: Type.String(),
  state: PushState,
  createdAt: Type.Integer(),
  shownAt: Type.Union([Type.Integer(), Type.Null()]),
  endedAt: Type.Union([Type.Integer(), Type.Null()]),
  expiresAt: Type.Integer(),
});
export type PushListed = Type.Static<typeof PushListed>;

/** `POST /api/pushes/:id/report`: what a channel learned of a push that it sent; one that is further already stays as it is. */
export const PushReported = Type.Object(
  {
    action: Type.Union([
      Type.Literal('delivered'),
      Type.Literal('opened'),
      Type.Literal('clicked'),
      Type.Literal('dismissed'),
      Type.Literal('failed'),
    ]),
    reason: Type.Optional(Type.String({ maxLength: 300 })),
  },
  { additionalProperties: false },
);
export type PushReported = Type.Static<typeof PushReported>;
