/** Shares with their chains. Whom the viewer may not see has no name there; what they led to counts nevertheless. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ShareChain, ShareMaker, ShareShown, SharesOfContent } from '../../wire/api/shares.ts';
import type { Db } from '../index.ts';
import type { ShareOpenRow, ShareRow } from '../tables.ts';
import { seesPerson, type Viewer } from '../viewer.ts';
import { type Asked, type Listed, listed, paginated } from './listing.ts';
import { namesOf } from './names.ts';

export interface SharesAsked extends Asked {
  /** Who made it. */
  agent?: string | undefined;
  content?: string | undefined;
  /** Who made or opened it. */
  person?: string | undefined;
  parent?: string | undefined;
}

/** Of those who opened a share, and of the shares below it. */
const LAST = 50;

/** An agent sees the chains that began with them, and what those did whom they may see. */
function seesShare(viewer: Viewer): RawBuilder<SqlBool> {
  if (viewer.role === 'admin') return sql<SqlBool>`1 = 1`;
  return sql<SqlBool>`("shares"."rootAgentId" = ${viewer.agentId} or ${seesPerson(viewer, 'shares.personId')})`;
}

const openedBySeen = (viewer: Viewer) => sql<SqlBool>`"shares"."id" in (select "shareId" from "shareOpens"
  where "shareOpens"."shareId" = "shares"."id" and ${seesPerson(viewer, 'shareOpens.personId')})`;

/** Newest first. */
export async function sharesListed(db: Db, viewer: Viewer, asked: SharesAsked): Promise<Listed<ShareShown>> {
  const { agent, content, person, parent } = asked;
  let query = shares(db);
  if (agent !== undefined) query = query.where('shares.agentId', '=', agent);
  if (content !== undefined) query = query.where('shares.contentId', '=', content);
  if (parent !== undefined) query = query.where('shares.parentId', '=', parent);
  query = person === undefined ? query.where(seesShare(viewer)) : query.where(ofPerson(viewer, person));
  const rows = await paginated(db, query, asked, { id: 'shares.id', direction: 'desc' });
  const shown = await shownOf(db, viewer, rows);
  return listed(
    shown,
    asked,
    ({ id }) => ({ at: 0, id }),
    (page) => page,
  );
}

/** Who may see the person may see what they shared and opened. */
const ofPerson = (viewer: Viewer, person: string) => sql<SqlBool>`("shares"."personId" = ${person}
  or "shares"."id" in (select "shareId" from "shareOpens" where "personId" = ${person}))
  and ${person} in (select "id" from "persons" where "id" = ${person} and ${seesPerson(viewer, 'persons.id')})`;

const shares = (db: Db) =>
  db
    .selectFrom('shares')
    .innerJoin('contents', 'contents.id', 'shares.contentId')
    .selectAll('shares')
    .select(['contents.title', 'contents.key']);

export async function shareShown(db: Db, viewer: Viewer, id: string): Promise<ShareChain | undefined> {
  const seen = sql<SqlBool>`(${seesShare(viewer)} or ${openedBySeen(viewer)})`;
  const row = await shares(db).where('shares.id', '=', id).where(seen).executeTakeFirst();
  if (!row) return undefined;
  const ids = JSON.parse(row.aboveJson) as string[];
  const above = ids.length > 0 ? await shares(db).where('shares.id', 'in', ids).execute() : [];
  const below = await shares(db)
    .where('shares.parentId', '=', id)
    .orderBy('shares.id', 'desc')
    .limit(LAST)
    .execute();
  const [own, ...others] = await shownOf(db, viewer, [row, ...above, ...below]);
  const byId = new Map(others.map((share) => [share.id, share]));
  return {
    ...(own as ShareShown),
    above: ids.flatMap((one) => byId.get(one) ?? []),
    below: below.flatMap((one) => byId.get(one.id) ?? []),
    openers: await openersOf(db, viewer, id),
  };
}

async function openersOf(db: Db, viewer: Viewer, shareId: string): Promise<ShareChain['openers']> {
  const rows: ShareOpenRow[] = await db
    .selectFrom('shareOpens')
    .selectAll()
    .where('shareId', '=', shareId)
    .orderBy('at', 'desc')
    .orderBy('personId', 'desc')
    .limit(LAST)
    .execute();
  const names = await seenNames(
    db,
    viewer,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ personId, at, cameBy, completedAt }) => {
    const name = names.get(personId);
    const person = name === undefined ? null : { id: personId, name };
    return { person, at, cameBy: cameBy === 1, completed: completedAt !== null };
  });
}

type Row = ShareRow & { title: string; key: string };

async function shownOf(db: Db, viewer: Viewer, rows: readonly Row[]): Promise<ShareShown[]> {
  const agents = await agentNames(
    db,
    rows.flatMap(({ agentId }) => agentId ?? []),
  );
  const persons = await seenNames(
    db,
    viewer,
    rows.flatMap(({ personId }) => personId ?? []),
  );
  const makerOf = ({ agentId, personId }: Row): ShareMaker => {
    if (agentId !== null) return { kind: 'agent', id: agentId, name: agents.get(agentId) ?? agentId };
    const name = persons.get(personId ?? '');
    return { kind: 'customer', id: name === undefined ? null : personId, name: name ?? null };
  };
  return rows.map((row) => ({
    ...{
      id: row.id,
      url: row.url,
      by: makerOf(row),
      parent: row.parentId,
      root: row.rootId,
      depth: row.depth,
    },
    content: { id: row.contentId, title: row.title || row.key },
    ...{ createdAt: row.createdAt, opens: row.opens, persons: row.persons, completes: row.completes },
    credit: { shares: row.chainShares, persons: row.chainPersons, completes: row.chainCompletes },
  }));
}

async function agentNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('agents').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Of those whom the viewer may see. */
async function seenNames(db: Db, viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('persons')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where(seesPerson(viewer, 'persons.id'))
    .execute();
  return namesOf(
    db,
    rows.map(({ id }) => id),
  );
}

/** What the first shares of its chains were credited with. */
export async function sharesOfContent(db: Db, contentId: string): Promise<SharesOfContent> {
  const { rows } = await sql<{ links: number; persons: number | null; completes: number | null }>`
    select count(*) as "links", sum(case when "depth" = 0 then "chainPersons" end) as "persons",
      sum(case when "depth" = 0 then "chainCompletes" end) as "completes"
    from "shares" where "contentId" = ${contentId}`.execute(db);
  const [{ links, persons, completes } = { links: 0, persons: 0, completes: 0 }] = rows;
  return { links: Number(links), persons: Number(persons ?? 0), completes: Number(completes ?? 0) };
}
