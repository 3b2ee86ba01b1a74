/** Chinese as people set it: a space where it meets Latin letters or figures, and none between Chinese and Chinese. */

/** Puts a Chinese sentence together of its parts, whatever they turn out to begin and end with; other languages are left as they are. */
export const together = (...parts: readonly string[]): string => parts.reduce(meet, '');

function meet(before: string, after: string): string {
  const [left, right] = [before.replace(/ +$/, ''), after.replace(/^ +/, '')];
  if (ENDS.stop.test(left) || (ENDS.chinese.test(left) && BEGINS.chinese.test(right))) return left + right;
  const mixed = ENDS.han.test(left)
    ? BEGINS.latin.test(right)
    : ENDS.latin.test(left) && BEGINS.han.test(right);
  return mixed ? `${left} ${right}` : before + after;
}

const ENDS = {
  han: /\p{Script=Han}$/u,
  chinese: /[\p{Script=Han}”》）]$/u,
  latin: /[\p{Script=Latin}\p{Nd}%)]$/u,
  stop: /[。，；：！？、]$/u,
};
const BEGINS = {
  han: /^\p{Script=Han}/u,
  chinese: /^[\p{Script=Han}“《（]/u,
  latin: /^[\p{Script=Latin}\p{Nd}+\-$(]/u,
};
