/**
 * What an article is made of, on the wire and in the store: blocks cut into bands.
 * Bands follow from the version alone, so phone and desktop add up.
 */
import Type, { type Static } from 'typebox';
import { MAX_BANDS } from './bands.ts';

export const BlockKind = Type.Union([
  Type.Literal('text'),
  Type.Literal('heading'),
  Type.Literal('item'),
  Type.Literal('quote'),
  Type.Literal('picture'),
  Type.Literal('table'),
  Type.Literal('code'),
]);
export type BlockKind = Static<typeof BlockKind>;

export const Block = Type.Object(
  {
    /** Position in the article, then a hash of the normalised text or the source: `3-k2j9x1`. */
    key: Type.String({ minLength: 1, maxLength: 40, pattern: '^[0-9]{1,5}-[0-9a-z]{1,16}$' }),
    kind: BlockKind,
    /** Text as read (whitespace collapsed), or a picture's alternative text. Cut at 2,000 characters. */
    text: Type.String({ maxLength: 2_000 }),
    /** Expected reading time in ms. */
    weight: Type.Number({ minimum: 0, maximum: 3_600_000 }),
    /** How many equal bands the block is cut into. */
    bands: Type.Integer({ minimum: 1, maximum: MAX_BANDS }),
  },
  { additionalProperties: false },
);
export interface Block {
  key: string;
  kind: BlockKind;
  text: string;
  weight: number;
  bands: number;
}

/** What a block says, whichever place it has: the part of its key that stays when the article is edited around it. */
export const hashOf = (key: string): string => key.slice(key.indexOf('-') + 1);
