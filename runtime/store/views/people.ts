/** Persons in lists and as profiles. */

import { type RawBuilder, type Selectable, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Condition, Text } from '../../condition/vocabulary.ts';
import { definitionOf } from '../../journey/index.ts';
import type { JourneyGraph } from '../../journey/vocabulary.ts';
import type { PersonListed, PersonProfile, RunStanding } from '../../wire/api/people.ts';
import { bounded, type Counting, TIME } from '../conditions/count.ts';
import { meeting } from '../conditions/index.ts';
import { permissionsOf } from '../contacts.ts';
import type { Db } from '../index.ts';
import { permissionChangesOf } from '../permissions.ts';
import { dueShown } from '../runs.ts';
import type { PersonRow, Tables } from '../tables.ts';
import { seesPerson, type Viewer } from '../viewer.ts';
import { interestsOf } from './interests.ts';
import { type Asked, type Cursor, type Listed, listed, paginated } from './listing.ts';
import { type IdentifierShown, identifiersOf, nameOf } from './names.ts';

/** `q` is looked for at the start of identifiers and in attributes such as the name; `identifier` is exact. */
export interface PeopleAsked extends Asked {
  q?: string | undefined;
  identifier?: IdentifierShown | undefined;
}

type Row = Selectable<PersonRow> & { ownerName: string | null };
type Persons = SelectQueryBuilder<Tables, 'persons' | 'agents', Row>;

/** Persons who were not merged into others, last seen first. */
export async function peopleListed(
  db: Db,
  viewer: Viewer,
  asked: PeopleAsked,
): Promise<Listed<PersonListed>> {
  const rows = await paginated(db, sought(db, viewer, asked), asked, LAST_SEEN);
  const identifiers = await identifiersOf(
    db,
    rows.map(({ id }) => id),
  );
  return listed(rows, asked, placeOf, (page) =>
    page.map((row) => personListed(row, identifiers.get(row.id) ?? [])),
  );
}

const LAST_SEEN = { at: 'persons.lastSeen', id: 'persons.id', direction: 'desc' } as const;
const placeOf = ({ lastSeen, id }: Row): Cursor => ({ at: lastSeen, id });

/** How many persons are looked at in one statement. */
const PORTION = 500;

/**
 * Those of `peopleListed` who meet a condition now. They are looked for in portions and in bounded time: when that is over,
 * `next` is where the looking ended, however few were found.
 */
export async function peopleMeeting(
  db: Db,
  viewer: Viewer,
  asked: PeopleAsked,
  { condition, now, gone = () => false }: Counting & { condition: Condition },
): Promise<Listed<PersonListed>> {
  const began = now();
  const meets = await meeting(db, condition, began);
  const found: Row[] = [];
  let after = asked.after;
  let more = true;
  while (more && found.length <= asked.limit && now() - began < TIME && !gone()) {
    const portion = { limit: PORTION, ...(after && { after }) };
    const rows = await bounded(db, (one) => portionOf(one, viewer, asked, meets, portion));
    found.push(...rows.slice(0, PORTION).filter((row) => Number(row.meets) === 1));
    more = rows.length > PORTION;
    const last = rows.slice(0, PORTION).at(-1);
    if (last) after = placeOf(last);
  }
  const page = found.slice(0, asked.limit);
  const identifiers = await identifiersOf(
    db,
    page.map(({ id }) => id),
  );
  const items = page.map((row) => personListed(row, identifiers.get(row.id) ?? []));
  const last = page.at(-1);
  const full = found.length > asked.limit && last;
  return { items, next: full ? placeOf(last) : more && after ? after : null };
}

/** The next persons in order, each with whether they meet the condition. */
function portionOf(
  db: Db,
  viewer: Viewer,
  asked: PeopleAsked,
  meets: RawBuilder<SqlBool>,
  portion: Asked,
): Promise<(Row & { meets: number })[]> {
  const query = sought(db, viewer, asked).select(
    sql<number>`case when ${meets} then 1 else 0 end`.as('meets'),
  );
  return paginated(db, query, portion, LAST_SEEN);
}

/** Persons who were not merged into others. */
export const sought = (db: Db, viewer: Viewer, asked: PeopleAsked): Persons =>
  matching(persons(db, viewer), asked).where('persons.mergedInto', 'is', null);

/** One person with everything known; of a merged person the one they turned out to be. */
export async function personProfile(db: Db, viewer: Viewer, id: string): Promise<PersonProfile | undefined> {
  const row = await persons(db, viewer)
    .where('persons.id', '=', await survivorOf(db, id))
    .executeTakeFirst();
  if (!row) return undefined;
  const [identifiers, interests, runs, permissions, changes] = await Promise.all([
    identifiersOf(db, [row.id]),
    interestsOf(db, row.id),
    runsOf(db, row.id),
    permissionsOf(db, [row.id]),
    permissionChangesOf(db, row.id),
  ]);
  const { consent = null, blocked = null } = permissions.get(row.id) ?? {};
  const own = identifiers.get(row.id) ?? [];
  return {
    ...personListed(row, own),
    identifiers: own,
    attributes: attributesOf(row.attributesJson),
    zone: row.zone,
    region: row.region,
    language: row.language,
    interests,
    runs,
    permission: { consent, blocked },
    permissionChanges: changes.map(({ id: _, personId: __, ...change }) => change),
  };
}

/** The id of the person who is left after merges, if the viewer may see them. */
export async function personSeen(db: Db, viewer: Viewer, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('persons')
    .select('id')
    .where('id', '=', await survivorOf(db, id))
    .where(seesPerson(viewer, 'persons.id'))
    .executeTakeFirst();
  return row?.id;
}

async function survivorOf(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('persons').select('mergedInto').where('id', '=', id).executeTakeFirst();
  return row?.mergedInto ? survivorOf(db, row.mergedInto) : id;
}

/** Everybody whom the viewer may see, with the name of their owner. */
export function persons(db: Db, viewer: Viewer): Persons {
  return db
    .selectFrom('persons')
    .leftJoin('agents', 'agents.id', 'persons.ownerId')
    .selectAll('persons')
    .select('agents.name as ownerName')
    .where(seesPerson(viewer, 'persons.id'));
}

function matching(query: Persons, { q, identifier }: PeopleAsked): Persons {
  let found = query;
  if (identifier) {
    found = found.where('persons.id', 'in', (eb) =>
      eb
        .selectFrom('identifiers')
        .select('personId')
        .where('kind', '=', identifier.kind)
        .where('value', '=', identifier.value),
    );
  }
  if (q) found = found.where(sql<boolean>`(${inAttributes(q)} or ${inIdentifiers(q)})`);
  return found;
}

/** JSON as it is stored, so the search text is written the same way. */
function inAttributes(q: string) {
  const text = likeText(JSON.stringify(q).slice(1, -1).toLowerCase());
  return sql`lower("persons"."attributesJson") like ${`%"value":"%${text}%`} escape '!'`;
}

function inIdentifiers(q: string) {
  return sql`"persons"."id" in (select "personId" from "identifiers" where "value" like ${`${likeText(q)}%`} escape '!')`;
}

const likeText = (text: string): string => text.replace(/[!%_]/g, '!$&');

export function personListed(row: Row, identifiers: readonly IdentifierShown[]): PersonListed {
  return {
    id: row.id,
    name: nameOf(row.attributesJson, identifiers, row.id),
    owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName ?? row.ownerId },
    tags: JSON.parse(row.tagsJson) as string[],
    firstSeen: row.firstSeen,
    lastSeen: row.lastSeen,
    readings: row.readings,
    engaged: row.engaged,
    made: row.made === 1,
  };
}

function attributesOf(json: string): Record<string, unknown> {
  const stored = JSON.parse(json) as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(stored).map(([name, { value }]) => [name, value]));
}

/** Where a person stands or stood, newest first: the last hundred runs. */
async function runsOf(db: Db, personId: string): Promise<RunStanding[]> {
  const rows = await db
    .selectFrom('runs')
    .innerJoin('journeys', 'journeys.id', 'runs.journeyId')
    .innerJoin('journeyVersions', (versions) =>
      versions
        .onRef('journeyVersions.journeyId', '=', 'runs.journeyId')
        .onRef('journeyVersions.version', '=', 'runs.version'),
    )
    .select('journeyVersions.graphJson')
    .select(['runs.id', 'runs.journeyId', 'journeys.name as journey', 'runs.version', 'runs.node'])
    .select(['runs.state', 'runs.enteredAt', 'runs.endedAt', 'runs.dueAt'])
    .where('runs.personId', '=', personId)
    .orderBy('runs.enteredAt', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ graphJson, ...run }) => ({
    ...run,
    dueAt: dueShown(run.dueAt),
    nodeTitle: titleOf(JSON.parse(graphJson) as JourneyGraph, run.node),
  }));
}

/** The operator's name for the node, else its kind's. */
function titleOf({ nodes }: JourneyGraph, id: string): Text {
  const node = nodes.find((one) => one.id === id);
  const name = node?.name || id;
  return (node && !node.name && definitionOf(node.kind)?.title) || { zh: name, en: name };
}
