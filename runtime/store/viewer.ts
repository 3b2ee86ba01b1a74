/** Who asks. Every read that serves the api takes the viewer, and which rows they may see is decided inside the query. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';

export type Viewer = { role: 'admin' } | { role: 'agent'; agentId: string };

/** The rows whose `person` column names someone the viewer may see: an agent sees those they own or have a task of. */
export function seesPerson(viewer: Viewer, person: string): RawBuilder<SqlBool> {
  if (viewer.role === 'admin') return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`${sql.ref(person)} in (
    select "id" from "persons" where "ownerId" = ${viewer.agentId}
    union select "personId" from "tasks" where "agentId" = ${viewer.agentId})`;
}

/** The tasks that the viewer may see and move: an agent's own. */
export function seesTask(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer.role === 'admin') return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`"tasks"."agentId" = ${viewer.agentId}`;
}
