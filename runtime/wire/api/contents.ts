import Type from 'typebox';
import { BlockKind } from '../content.ts';
import { States, Vitals } from './shared.ts';
import { SharesOfContent } from './shares.ts';

export const ContentListed = Type.Object({
  id: Type.String(),
  key: Type.String(),
  url: Type.String(),
  title: Type.String(),
  version: Type.Union([Type.String(), Type.Null()]),
  topics: Type.Array(Type.String()),
  stage: Type.Union([Type.String(), Type.Null()]),
  readings: Type.Integer(),
  /** Mean share of the weight that was read. */
  completion: Type.Number(),
  /** Mean engaged time in ms. */
  engaged: Type.Integer(),
  states: States,
  firstSeen: Type.Integer(),
  /** When it was last opened; 0 if nobody has yet. */
  lastSeen: Type.Integer(),
});
export type ContentListed = Type.Static<typeof ContentListed>;

/** The blocks of the newest version, for pickers of paragraphs. */
export const ContentShown = Type.Intersect([
  ContentListed,
  Type.Object({
    vitals: Vitals,
    shares: SharesOfContent,
    blocks: Type.Array(
      Type.Object({
        key: Type.String(),
        kind: BlockKind,
        text: Type.String(),
        weight: Type.Number(),
        bands: Type.Integer(),
      }),
    ),
  }),
]);
export type ContentShown = Type.Static<typeof ContentShown>;

/** Body of `POST /api/contents` (known before anybody read it) and `PATCH /api/contents/:id`. */
export const ContentWritten = Type.Object(
  {
    site: Type.Optional(Type.String()),
    key: Type.Optional(Type.String({ minLength: 1, maxLength: 1_024 })),
    url: Type.Optional(Type.String({ maxLength: 2_048 })),
    title: Type.Optional(Type.String({ maxLength: 300 })),
    topics: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 })),
    stage: Type.Optional(Type.Union([Type.String({ maxLength: 40 }), Type.Null()])),
  },
  { additionalProperties: false },
);
export type ContentWritten = Type.Static<typeof ContentWritten>;

/**
 * `GET /api/contents/:id/heat`: per band the expected reading time (ms), summed attention (ms), and how many readings reached and
 * read it. The blocks are those of one version; what they say had readings in other versions too, which count with them.
 */
export const Heat = Type.Object({
  contentId: Type.String(),
  version: Type.Union([Type.String(), Type.Null()]),
  /** How many versions of the content are known. */
  versions: Type.Integer(),
  /** Whose readings count: those of every version, or of the one shown alone. */
  over: Type.Union([Type.Literal('all'), Type.Literal('version')]),
  readings: Type.Integer(),
  /** Of them, those whose measurement cannot be right, by the reason. */
  qualities: Type.Record(Type.String(), Type.Integer()),
  /** Means over the readings: ms, and share of the weight that was read. */
  engaged: Type.Integer(),
  completion: Type.Number(),
  states: States,
  blocks: Type.Array(
    Type.Object({
      key: Type.String(),
      kind: BlockKind,
      text: Type.String(),
      /** Readings of the versions that have this block. */
      readings: Type.Integer(),
      /** All clicks; those that nothing on the page answered; those of several in quick succession at one place. */
      clicks: Type.Integer(),
      dead: Type.Integer(),
      rage: Type.Integer(),
      bands: Type.Array(
        Type.Object({
          weight: Type.Number(),
          attention: Type.Number(),
          reached: Type.Integer(),
          read: Type.Integer(),
        }),
      ),
    }),
  ),
});
export type Heat = Type.Static<typeof Heat>;
