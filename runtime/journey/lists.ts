/** Fields that hold a list of records; a draft's may be anything. */
import { isRecord } from '../condition/own.ts';
import type { Exit } from './vocabulary.ts';
import { spell } from './words.ts';

/** The records of the list; what is none is left out. */
export const itemsOf = <T>(list: unknown): Partial<T>[] =>
  (Array.isArray(list) ? list.filter(isRecord) : []) as Partial<T>[];

/** An exit for each record, by its name. */
export const namedExits = (list: unknown): Exit[] =>
  itemsOf<{ name: string }>(list).map(({ name }) => ({
    name: spell(name),
    title: { zh: spell(name), en: spell(name) },
  }));
