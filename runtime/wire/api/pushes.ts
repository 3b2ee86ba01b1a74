import Type from 'typebox';

export const PushState = Type.Union([
  Type.Literal('pending'),
  Type.Literal('shown'),
  Type.Literal('clicked'),
  Type.Literal('dismissed'),
  Type.Literal('expired'),
]);

/** `GET /api/pushes?journey=&person=&state=` */
export const PushListed = Type.Object({
  id: Type.String(),
  person: Type.Object({ id: Type.String(), name: Type.String() }),
  journey: Type.Object({ id: Type.String(), name: Type.String() }),
  runId: Type.String(),
  node: Type.String(),
  form: Type.String(),
  title: Type.String(),
  state: PushState,
  createdAt: Type.Integer(),
  shownAt: Type.Union([Type.Integer(), Type.Null()]),
  endedAt: Type.Union([Type.Integer(), Type.Null()]),
  expiresAt: Type.Integer(),
});
export type PushListed = Type.Static<typeof PushListed>;
