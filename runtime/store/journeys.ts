/** Which journeys there are to walk. */
import { sql } from 'kysely';
import type { Db } from './index.ts';

/** A text that changes when a journey is published, paused or goes on: read every second, so it is one row however many there are. */
export async function whichAreLive(db: Db): Promise<string> {
  const { rows } = await sql<{ said: string | null }>`
    select string_agg("id" || ' ' || "state" || ' ' || coalesce(cast("version" as text), ''), ',' order by "id") as "said"
    from "journeys" where "state" != 'draft'`.execute(db);
  return rows[0]?.said ?? '';
}
