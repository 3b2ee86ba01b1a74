/** A segment that is being written lives in the address: nothing is lost by a reload, and a link shows the same. */
import type { Condition } from '../../runtime/condition/vocabulary.ts';

export const segmentPath = (id: string): string => `/api/segments/${encodeURIComponent(id)}`;

export interface Written {
  name: string;
  condition: Condition | undefined;
}

export function segmentAddress({ name, condition }: { name?: string; condition: Condition }): string {
  const query = new URLSearchParams({ ...(name && { name }), condition: JSON.stringify(condition) });
  return `/segments/new?${query}`;
}

/** What the address says, else what is stored. */
export function writtenIn(query: URLSearchParams, stored?: Written): Written {
  return {
    name: query.get('name') ?? stored?.name ?? '',
    condition: query.has('condition') ? conditionIn(query.get('condition')) : stored?.condition,
  };
}

/** What an address names as a condition; the runtime says what is wrong with it. */
export function conditionIn(text: string | null): Condition | undefined {
  try {
    return (JSON.parse(text ?? 'null') as Condition | null) ?? undefined;
  } catch {
    return undefined;
  }
}
