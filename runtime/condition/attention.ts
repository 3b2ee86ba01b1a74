import { own } from './own.ts';

/**
 * ms that a paragraph received. `attention` is by block key, which is a place and a hash of the words: a paragraph that
 * moved when its article was edited is known by its words, and of several that say the same the one with the most counts.
 */
export function attentionTo(attention: Record<string, number>, paragraph: string): number {
  const exact = own(attention, paragraph);
  if (typeof exact === 'number') return exact;
  const words = wordsOf(paragraph);
  const same = Object.keys(attention).filter((key) => wordsOf(key) === words);
  return same.reduce((most, key) => Math.max(most, attention[key] as number), 0);
}

const wordsOf = (key: string) => key.slice(key.indexOf('-') + 1);
