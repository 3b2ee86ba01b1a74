import type { Text } from '../../../runtime/condition/vocabulary.ts';
import type { Start } from '../starts.ts';

/** A start in the language of whoever begins: `say` chooses. */
export type Template = (say: (text: Text) => string) => Start;
