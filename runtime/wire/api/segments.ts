/** Segments: saved conditions, and who meets them now. */
import Type from 'typebox';

const Condition = Type.Unknown({ description: 'A condition: see #/components/schemas/Condition.' });

/** `filling`: the members are being looked up after the condition changed, so the count is not whole yet. */
export const SegmentListed = Type.Object({
  id: Type.String(),
  name: Type.String(),
  members: Type.Integer(),
  filling: Type.Boolean(),
  updatedAt: Type.Integer(),
});
export type SegmentListed = Type.Static<typeof SegmentListed>;

export const SegmentShown = Type.Intersect([SegmentListed, Type.Object({ condition: Condition })]);
export type SegmentShown = Type.Static<typeof SegmentShown>;

/** `POST /api/segments` and `PUT /api/segments/:id` */
export const SegmentWritten = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 120 }), condition: Condition },
  { additionalProperties: false },
);
