/** Contacts that wait for their hour before the gate: kept in the outbox, taken out when they are due. */
import type { Selectable } from 'kysely';
import { dialectOf } from './bulk.ts';
import type { Pick as Claim, Due } from './due.ts';
import type { Db } from './index.ts';
import type { EffectRow } from './tables.ts';

export type HeldEffect = Due & Pick<Selectable<EffectRow>, 'payloadJson' | 'createdAt'>;

/** Takes those out that are due, the longest overdue first; those of a paused journey stay. */
export async function takeHeld(db: Db, now: number, { limit, except }: Claim): Promise<HeldEffect[]> {
  const rows = await db
    .selectFrom('effects')
    .innerJoin('persons', 'persons.id', 'effects.personId')
    .innerJoin('journeys', 'journeys.id', 'effects.journeyId')
    .select(['effects.id', 'effects.runId', 'effects.payloadJson', 'effects.createdAt'])
    .where('effects.state', '=', 'held')
    .where('effects.dueAt', '<=', now)
    .where('journeys.state', '!=', 'paused')
    .$if(except.length > 0, (query) => query.where('effects.id', 'not in', except))
    .orderBy('effects.dueAt')
    .limit(limit)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate(['persons', 'effects']).skipLocked())
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  await db.deleteFrom('effects').where('id', 'in', ids).execute();
  return rows.map((row) => ({ ...row, effectId: row.id }));
}
