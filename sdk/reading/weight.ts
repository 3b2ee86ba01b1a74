/** Expected reading time, in ms. */

/** Chinese, Japanese and Korean: characters per minute. */
export const CHARACTERS_PER_MINUTE = 400;
/** Silent reading of English non-fiction (Brysbaert 2019). */
export const WORDS_PER_MINUTE = 238;
export const PICTURE_MS = 3_000;

const IDEOGRAPH =
  /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\ud840-\ud87f][\udc00-\udfff]/g;
const WORD = /\S*[\w\u00aa-\u1fff]\S*/g;

export function weightOf(text: string, pictures: number): number {
  const between = text.split(IDEOGRAPH);
  const characters = between.length - 1;
  const words = (between.join(' ').match(WORD) || []).length;
  return Math.round(
    (characters * 60_000) / CHARACTERS_PER_MINUTE +
      (words * 60_000) / WORDS_PER_MINUTE +
      pictures * PICTURE_MS,
  );
}

/** As heavy as the text, and as long, but without what it says. */
export const shapeOf = (text: string): string => text.replace(IDEOGRAPH, '某').replace(/[^\s某]+/g, 'x');
