/** Every trace that a store holds, packed or not, in the order in which runs went. */

import type { Store } from '../../runtime/store/index.ts';
import { unpacked } from '../../runtime/store/packs.ts';
import type { TraceRow } from '../../runtime/store/tables.ts';
import { rowsOf } from './collector.ts';

export async function tracesIn({ read }: Pick<Store, 'read'>): Promise<TraceRow[]> {
  const packs = await rowsOf(read, 'packs');
  const rows = [...packs.flatMap(unpacked), ...(await rowsOf(read, 'traces'))];
  const { compare } = new Intl.Collator('en');
  return rows.sort((one, other) => compare(one.runId, other.runId) || one.seq - other.seq);
}
