/** Two languages, Chinese first; figures, dates and durations in the viewer's language and zone. */
import { useCallback, useMemo } from 'preact/hooks';
import { together } from '../../runtime/condition/together.ts';
import type { Text } from '../../runtime/condition/vocabulary.ts';
import { recall, remember } from '../parts/memory.ts';
import { observed, useObserved } from '../parts/observed.ts';
import { type Formats, formatsOf } from './formats.ts';

export type { Text } from '../../runtime/condition/vocabulary.ts';
export type Language = keyof Text;
export type Values = Record<string, string | number>;

const prefers = (): Language => (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');

export const language = observed<Language>(stored() ?? prefers());

function stored(): Language | null {
  const value = recall('language');
  return value === 'zh' || value === 'en' ? value : null;
}

/** The language shown, and how to change it for this browser. */
export function useLanguage(): [Language, (next: Language) => void] {
  const set = (next: Language) => {
    remember('language', next);
    language.set(next);
  };
  return [useObserved(language), set];
}

/** Fills `{name}` by value and `{name#one|many}` by whether the value is one. */
export function fill(text: string, values: Values): string {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: place, 1: name, 2: one, 3: many, index } of text.matchAll(PLACES)) {
    const value = values[name as string] ?? '';
    const word = Number(value) === 1 ? one : many;
    parts.push(text.slice(at, index), String(word ?? value));
    at = index + place.length;
  }
  return together(...parts, text.slice(at));
}

const PLACES = /\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g;

/** `text(word)` or `text(word, { n: 3 })` in the language shown. */
export function useText(): (text: Text, values?: Values) => string {
  const shown = useObserved(language);
  return useCallback((text, values) => (values ? fill(text[shown], values) : text[shown]), [shown]);
}

/** Numbers, shares, times and durations as the viewer reads them. */
export function useFormats(): Formats {
  const shown = useObserved(language);
  return useMemo(() => formatsOf(shown), [shown]);
}
