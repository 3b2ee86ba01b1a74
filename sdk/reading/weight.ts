/** Expected reading time, in ms. */

/** Chinese, Japanese and Korean: characters per minute. */
export const CHARACTERS_PER_MINUTE = 400;
/** Silent reading of English non-fiction (Brysbaert 2019). */
export const WORDS_PER_MINUTE = 238;
export const PICTURE_MS = 3_000;

/** Runs, because a call for each character takes four times as long; of a pair of surrogates the first stands for both. */
const IDEOGRAPHS = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\ud840-\ud87f]+/g;
/** From its first letter or digit on: what may stand before one would be searched anew from each of its places. */
const WORD = /[\w\u00aa-\u1fff]\S*/g;

export function weightOf(text: string, pictures: number): number {
  const between = text.split(IDEOGRAPHS);
  const characters = text.length - between.join('').length;
  const words = (between.join(' ').match(WORD) || []).length;
  return Math.round(
    (characters * 60_000) / CHARACTERS_PER_MINUTE +
      (words * 60_000) / WORDS_PER_MINUTE +
      pictures * PICTURE_MS,
  );
}

/** As heavy as the text, but without what it says. */
export const shapeOf = (text: string): string =>
  text
    .replace(/[\udc00-\udfff]/g, '')
    .replace(IDEOGRAPHS, (run) => '某'.repeat(run.length))
    .replace(/[^\s某]+/g, (run) => (run.match(WORD) ? 'x' : ''));
