/** Ids of nodes: never used twice, because figures and traces of old versions go by them. */
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = 8;

/** `random` gives even numbers in [0, 1). */
export function createIds(random: () => number): () => string {
  const letter = () => LETTERS[Math.floor(random() * LETTERS.length)];
  return () => `n${Array.from({ length: LENGTH }, letter).join('')}`;
}
