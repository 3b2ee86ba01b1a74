/** Conditions on the wire: asked of the people, and what there is to ask about. */
import Type, { type Static } from 'typebox';

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);

/** `POST /api/people/count` */
export const CountAsked = Type.Object(
  { condition: Type.Unknown({ description: 'A condition: see #/components/schemas/Condition.' }) },
  { additionalProperties: false },
);

/** `complete: false`: time ran out, and `of` is how many were looked at. */
export const PeopleCount = Type.Object({
  count: Type.Integer(),
  of: Type.Integer(),
  sample: Type.Array(Type.String()),
  complete: Type.Boolean(),
});
export type PeopleCount = Static<typeof PeopleCount>;

/** A value that was seen, and how often, roughly. */
const Seen = Type.Object({ value: Scalar, count: Type.Integer() });

const Property = Type.Object({ name: Type.String(), values: Type.Array(Seen) });

/** `GET /api/vocabulary`: what conditions can ask about. Lists are bounded, the most frequent first. */
export const Vocabulary = Type.Object({
  attributes: Type.Array(
    Type.Object({
      name: Type.String(),
      types: Type.Array(Type.String({ description: 'text, number, boolean or date' })),
      declared: Type.Boolean(),
      values: Type.Array(Seen),
    }),
  ),
  events: Type.Array(
    Type.Object({ name: Type.String(), count: Type.Integer(), properties: Type.Array(Property) }),
  ),
  tags: Type.Array(Type.String()),
  topics: Type.Array(Type.String()),
  identifiers: Type.Array(Type.String()),
  languages: Type.Array(Type.String()),
  zones: Type.Array(Type.String()),
  regions: Type.Array(Type.String()),
});
export type Vocabulary = Static<typeof Vocabulary>;

/** `POST /api/vocabulary/attributes`: an attribute that may be asked about before anybody has it. */
export const AttributeDeclared = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
);
