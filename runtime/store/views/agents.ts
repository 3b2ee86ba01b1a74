/** Agents with what they have to do, and whose token it is. */

import { sql } from 'kysely';
import type { AgentShown } from '../../wire/api/settings.ts';
import type { Db } from '../index.ts';
import { seesPerson, seesTask, type Viewer } from '../viewer.ts';
import { holds, type Listed, listed, type NamedAsked, paginated } from './listing.ts';

/** An agent's name is everybody's to know; the token is shown to administrators only. */
export type AgentSeen = Omit<AgentShown, 'link'> & { token?: string };

/** In the order of their making; people and tasks are counted as far as the viewer may see them. */
export async function agentsListed(db: Db, viewer: Viewer, asked: NamedAsked): Promise<Listed<AgentSeen>> {
  const order = { at: 'agents.createdAt', id: 'agents.id', direction: 'asc' } as const;
  const all = agents(db, viewer);
  const named = asked.q ? all.where(holds('agents.name', asked.q)) : all;
  const rows = await paginated(db, named, asked, order);
  return listed(
    rows,
    asked,
    ({ createdAt, id }) => ({ at: createdAt, id }),
    (page) => page.map((row) => agentSeen(row, viewer)),
  );
}

export async function agentShown(db: Db, viewer: Viewer, id: string): Promise<AgentSeen | undefined> {
  const row = await agents(db, viewer).where('agents.id', '=', id).executeTakeFirst();
  return row && agentSeen(row, viewer);
}

/** The agent who holds this token. */
export function agentByToken(
  db: Db,
  token: string,
): Promise<{ id: string; name: string; token: string } | undefined> {
  return db
    .selectFrom('agents')
    .select(['id', 'name', 'token'])
    .where('token', '=', token)
    .executeTakeFirst();
}

function agents(db: Db, viewer: Viewer) {
  const people = sql<number>`(select count(*) from "persons" where "persons"."ownerId" = "agents"."id"
    and "persons"."mergedInto" is null and ${seesPerson(viewer, 'persons.id')})`;
  const tasks = (states: 'open' | 'done') => sql<number>`(select count(*) from "tasks"
    where "tasks"."agentId" = "agents"."id" and ${seesTask(viewer)} and "tasks"."state" in
    (${sql.join(states === 'open' ? ['offered', 'accepted', 'contacted'] : ['done'])}))`;
  return db
    .selectFrom('agents')
    .selectAll()
    .select([people.as('people'), tasks('open').as('open'), tasks('done').as('done')]);
}

function agentSeen(
  row: {
    id: string;
    name: string;
    kind: 'human' | 'ai';
    token: string;
    people: number;
    open: number;
    done: number;
    unitId: string | null;
    capacity: number | null;
  },
  viewer: Viewer,
): AgentSeen {
  const { id, name, kind, token, unitId: unit, capacity } = row;
  const counts = { people: Number(row.people), open: Number(row.open), done: Number(row.done) };
  return {
    id,
    name,
    kind,
    ...counts,
    ...(unit !== null && { unit }),
    ...(capacity !== null && { capacity }),
    ...(viewer.role === 'admin' ? { token } : {}),
  };
}
