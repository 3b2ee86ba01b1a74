/** `/api/people/:id/relations`: who is related to a person, and how. */
import Type from 'typebox';

const Kind = Type.Union(
  [
    Type.Literal('spouse'),
    Type.Literal('child'),
    Type.Literal('parent'),
    Type.Literal('sibling'),
    Type.Literal('colleague'),
    Type.Literal('friend'),
    Type.Literal('other'),
  ],
  { description: 'What the other one is to the person.' },
);

export const RelationShown = Type.Object({
  /** Of the other person. */
  id: Type.String(),
  name: Type.String(),
  kind: Kind,
  /** Since when it is written down, ms UTC. */
  at: Type.Integer(),
});
export type RelationShown = Type.Static<typeof RelationShown>;

export const RelationsShown = Type.Object({ items: Type.Array(RelationShown) });
export type RelationsShown = Type.Static<typeof RelationsShown>;

/** `PUT …`: the other one is this to the person from now on; the other way round follows. */
export const RelationWritten = Type.Object(
  { other: Type.String({ minLength: 1, maxLength: 64 }), kind: Kind },
  { additionalProperties: false },
);
