/** Segments: saved conditions, and who meets them now. */
import Type from 'typebox';
import { PersonListed } from './people.ts';
import { Text } from './shared.ts';

const Condition = Type.Unknown({ description: 'A condition: see #/components/schemas/Condition.' });

/** Who names the segment. A journey is `live` where the version that people start on does, else only its draft; `node` is where. */
export const SegmentUse = Type.Union([
  Type.Object({
    kind: Type.Literal('journey'),
    id: Type.String(),
    name: Type.String(),
    live: Type.Boolean(),
    node: Type.String(),
    nodeTitle: Text,
  }),
  Type.Object({ kind: Type.Literal('segment'), id: Type.String(), name: Type.String() }),
]);
export type SegmentUse = Type.Static<typeof SegmentUse>;

/**
 * `filling`: the members are being looked up after the condition changed, so the count is not whole yet. `entered` and `left`: people
 * who came in and dropped out today (UTC) because they changed.
 */
export const SegmentListed = Type.Object({
  id: Type.String(),
  name: Type.String(),
  members: Type.Integer(),
  filling: Type.Boolean(),
  entered: Type.Integer(),
  left: Type.Integer(),
  usedBy: Type.Array(SegmentUse),
  updatedAt: Type.Integer(),
});
export type SegmentListed = Type.Static<typeof SegmentListed>;

/** `days`: the last 28 days (UTC), oldest first. */
export const SegmentShown = Type.Intersect([
  SegmentListed,
  Type.Object({
    condition: Condition,
    days: Type.Array(Type.Object({ day: Type.Integer(), entered: Type.Integer(), left: Type.Integer() })),
  }),
]);
export type SegmentShown = Type.Static<typeof SegmentShown>;

/** `since`: when they came in, or were found when the segment was looked up (ms UTC). */
export const SegmentMember = Type.Intersect([PersonListed, Type.Object({ since: Type.Integer() })]);
export type SegmentMember = Type.Static<typeof SegmentMember>;

/** `POST /api/segments` and `PUT /api/segments/:id` */
export const SegmentWritten = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 120 }), condition: Condition },
  { additionalProperties: false },
);
