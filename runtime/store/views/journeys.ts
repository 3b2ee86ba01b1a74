/** Journeys in lists, and one with its draft. */
import type { Selectable } from 'kysely';
import type { JourneyGraph, Layout } from '../../journey/vocabulary.ts';
import type { JourneyListed, JourneyShown } from '../../wire/api/journeys.ts';
import type { Db } from '../index.ts';
import type { JourneyRow } from '../tables.ts';
import { draftFaults } from './faults.ts';
import { holds, type Listed, listed, type NamedAsked, paginated } from './listing.ts';
import { ranked } from './ranking.ts';
import { type Totals, totalsOf } from './stats.ts';

type Row = Selectable<JourneyRow>;

/** Of one state where one is asked for. */
interface JourneysAsked extends NamedAsked {
  archived: boolean;
  state?: JourneyListed['state'];
  order?: 'goals';
}

/** Last changed first, or most goals first: those at work, or those that were archived. */
export async function journeysListed(db: Db, asked: JourneysAsked): Promise<Listed<JourneyListed>> {
  if (asked.order === 'goals') return byGoals(db, asked);
  const order = { at: 'updatedAt', id: 'id', direction: 'desc' } as const;
  const rows = await paginated(db, among(db, asked).selectAll(), asked, order);
  const totals = await totalsOf(
    db,
    rows.map(({ id }) => id),
  );
  return listed(
    rows,
    asked,
    ({ updatedAt, id }) => ({ at: updatedAt, id }),
    (page) => page.map((row) => journeyListed(row, totals.get(row.id))),
  );
}

function among(db: Db, { archived, state, q }: JourneysAsked) {
  const some = db.selectFrom('journeys').where('archivedAt', archived ? 'is not' : 'is', null);
  const inState = state ? some.where('state', '=', state) : some;
  return q ? inState.where(holds('name', q)) : inState;
}

async function byGoals(db: Db, asked: JourneysAsked): Promise<Listed<JourneyListed>> {
  const all = await among(db, asked).select('id').execute();
  const page = await ranked(
    db,
    all.map(({ id }) => id),
    asked,
  );
  const ids = page.map(({ id }) => id);
  if (ids.length === 0) return { items: [], next: null };
  const rows = await db.selectFrom('journeys').selectAll().where('id', 'in', ids).execute();
  const totals = await totalsOf(db, ids);
  const byId = new Map(rows.map((row) => [row.id, journeyListed(row, totals.get(row.id))]));
  return listed(
    page,
    asked,
    (one) => one,
    (some) => some.flatMap(({ id }) => byId.get(id) ?? []),
  );
}

export async function journeyShown(db: Db, id: string): Promise<JourneyShown | undefined> {
  const row = await db.selectFrom('journeys').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const draft = JSON.parse(row.draftJson) as JourneyGraph;
  const [totals, faults, changed] = await Promise.all([
    totalsOf(db, [id]),
    draftFaults(db, draft),
    differs(db, row),
  ]);
  const layout = JSON.parse(row.layoutJson) as Layout;
  return { ...journeyListed(row, totals.get(id)), draft, layout, revision: row.revision, changed, faults };
}

function journeyListed(row: Row, totals: Totals | undefined): JourneyListed {
  const { id, name, state, version, updatedAt, archivedAt } = row;
  const { runs = 0, active = 0, goals = 0 } = totals ?? {};
  return { id, name, state, version, runs, active, goals, updatedAt, archivedAt };
}

/** Whether the draft would be another version than the live one; where its nodes stand changes nothing. */
async function differs(db: Db, { id, version, draftJson }: Row): Promise<boolean> {
  if (version === null) return true;
  const live = await db
    .selectFrom('journeyVersions')
    .select('graphJson')
    .where('journeyId', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return live?.graphJson !== draftJson;
}
