/** Units of the organisation tree. */
import type { UnitShown } from '../../wire/api/settings.ts';
import type { Db } from '../index.ts';
import { type Asked, type Listed, listed, paginated } from './listing.ts';

/** In the order of their making. */
export async function unitsListed(db: Db, asked: Asked): Promise<Listed<UnitShown>> {
  const rows = await paginated(db, units(db), asked, {
    at: 'units.createdAt',
    id: 'units.id',
    direction: 'asc',
  });
  return listed(
    rows,
    asked,
    ({ createdAt, id }) => ({ at: createdAt, id }),
    (page) => page.map(unitOf),
  );
}

export async function unitShown(db: Db, id: string): Promise<UnitShown | undefined> {
  const row = await units(db).where('units.id', '=', id).executeTakeFirst();
  return row && unitOf(row);
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

interface Row {
  id: string;
  name: string;
  parentId: string | null;
  agents: number | null;
}

const unitOf = ({ id, name, parentId: parent, agents }: Row): UnitShown => ({
  ...{ id, name, parent, agents: Number(agents ?? 0) },
});
