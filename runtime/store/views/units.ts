/** Units of the organisation tree. */
import type { UnitShown } from '../../wire/api/settings.ts';
import type { Db } from '../index.ts';
import { holds, type Listed, listed, type NamedAsked, paginated } from './listing.ts';

/** In the order of their making. Units are everybody's to know, like the names of agents. */
export async function unitsListed(db: Db, asked: NamedAsked): Promise<Listed<UnitShown>> {
  const all = units(db);
  const rows = await paginated(db, asked.q ? all.where(holds('units.name', asked.q)) : all, asked, {
    at: 'units.createdAt',
    id: 'units.id',
    direction: 'asc',
  });
  const above = await unitsAbove(db, rows);
  return listed(
    rows,
    asked,
    ({ createdAt, id }) => ({ at: createdAt, id }),
    (page) => page.map((row) => unitOf(row, above)),
  );
}

export async function unitShown(db: Db, id: string): Promise<UnitShown | undefined> {
  const row = await units(db).where('units.id', '=', id).executeTakeFirst();
  return row && unitOf(row, await unitsAbove(db, [row]));
}

function units(db: Db) {
  return db
    .selectFrom('units')
    .select(['units.id', 'units.name', 'units.parentId', 'units.createdAt'])
    .select((eb) =>
      eb
        .selectFrom('agents')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('agents.unitId', '=', 'units.id')
        .as('agents'),
    );
}

interface Placed {
  id: string;
  name: string;
  parentId: string | null;
}

type Row = Placed & { agents: number | null };

/** These and all that they lie in: one query for each level of the tree. */
async function unitsAbove(db: Db, rows: readonly Placed[]): Promise<Map<string, Placed>> {
  const known = new Map(rows.map(({ id, name, parentId }) => [id, { id, name, parentId }]));
  for (;;) {
    const parents = [...known.values()].flatMap(({ parentId }) => parentId ?? []);
    const missing = [...new Set(parents)].filter((id) => !known.has(id));
    if (missing.length === 0) return known;
    const found = await db
      .selectFrom('units')
      .select(['id', 'name', 'parentId'])
      .where('id', 'in', missing)
      .execute();
    if (found.length === 0) return known;
    for (const unit of found) known.set(unit.id, unit);
  }
}

function unitOf({ id, name, parentId: parent, agents }: Row, known: Map<string, Placed>): UnitShown {
  const above: UnitShown['above'] = [];
  for (
    let one = known.get(parent ?? '');
    one && above.length < known.size;
    one = known.get(one.parentId ?? '')
  ) {
    above.unshift({ id: one.id, name: one.name });
  }
  return { id, name, parent, above, agents: Number(agents ?? 0) };
}
