/** The heat drawn over the live page: how its link is asked for, and what the page then gets. */
import Type from 'typebox';
import { Screen } from '../batch.ts';
import { Heat } from './contents.ts';

const closed = { additionalProperties: false } as const;

/** Which readings a heat map adds up; all of them where nothing is said. `from` and `to` in ms UTC: their days count whole. */
export const HeatSelection = Type.Object(
  {
    person: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    /** Members of this segment alone, unless a person is named. */
    segment: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    device: Type.Optional(Screen),
    from: Type.Optional(Type.Integer({ minimum: 0 })),
    to: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Readings of the version shown alone; of all versions if not said. */
    over: Type.Optional(Type.Literal('version')),
  },
  closed,
);
export type HeatSelection = Type.Static<typeof HeatSelection>;

/** Body of `POST /api/contents/:id/overlay`: what is shown, and what it is compared with. */
export const OverlayAsked = Type.Object(
  { shown: HeatSelection, against: Type.Optional(HeatSelection) },
  closed,
);
export type OverlayAsked = Type.Static<typeof OverlayAsked>;

/** `url`: the live page, with the token in its fragment, which no server sees. `until`: ms UTC. */
export const OverlayLink = Type.Object({ url: Type.String(), until: Type.Integer() });
export type OverlayLink = Type.Static<typeof OverlayLink>;

/** A selection and its heat; texts of blocks are cut short, because the page has them. */
export const Pictured = Type.Object({ selection: HeatSelection, heat: Heat });
export type Pictured = Type.Static<typeof Pictured>;

/** `GET /v1/overlay` with the token: both pictures are of the same version. */
export const OverlayShown = Type.Object({
  title: Type.String(),
  shown: Pictured,
  against: Type.Union([Pictured, Type.Null()]),
});
export type OverlayShown = Type.Static<typeof OverlayShown>;
