/** Records whose fields are declared as data: nodes, settings, items of lists. */
import { isRecord } from '../condition/own.ts';
import type { Field } from './definition.ts';

/** The record as its kind sees it: fields left empty in the form are absent, and absent ones have their default; so in its lists. */
export function withFieldDefaults<T extends Record<string, unknown>>(record: T, fields: readonly Field[]): T {
  const full: Record<string, unknown> = { ...record };
  for (const { name, default: value, items } of fields) {
    if (isEmpty(full[name])) {
      delete full[name];
      if (value !== undefined) full[name] = value;
    }
    if (items && Array.isArray(full[name])) {
      full[name] = full[name].map((item) => (isRecord(item) ? withFieldDefaults(item, items) : item));
    }
  }
  return full as T;
}

/** Whether the field counts for this node, whose defaults are filled in. */
export function applies({ when }: Field, node: Record<string, unknown>): boolean {
  if (!when) return true;
  const value = node[when.field];
  return 'among' in when ? when.among.includes(value) : value === when.is;
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
