/** The block list. */
import type { Selectable } from 'kysely';
import type { PersonBlocked } from '../../wire/api/people.ts';
import type { Db } from '../index.ts';
import type { PersonRow } from '../tables.ts';
import type { Viewer } from '../viewer.ts';
import { type Listed, listed, paginated } from './listing.ts';
import { identifiersOf } from './names.ts';
import { type PeopleAsked, personListed, sought } from './people.ts';

type Row = Selectable<PersonRow> & { ownerName: string | null; reason: string; at: number };

/** Who is on it, last come first; `q` as of people. */
export async function peopleBlocked(
  db: Db,
  viewer: Viewer,
  asked: PeopleAsked,
): Promise<Listed<PersonBlocked>> {
  const query = sought(db, viewer, asked)
    .innerJoin('permissions', 'permissions.personId', 'persons.id')
    .select(['permissions.blocked as reason', 'permissions.at as at'])
    .where('permissions.blocked', 'is not', null);
  const order = { at: 'permissions.at', id: 'permissions.personId', direction: 'desc' } as const;
  const rows = (await paginated(db, query, asked, order)) as Row[];
  const identifiers = await identifiersOf(
    db,
    rows.map(({ id }) => id),
  );
  return listed(
    rows,
    asked,
    ({ at, id }) => ({ at: Number(at), id }),
    (page) =>
      page.map((row) => ({
        ...personListed(row, identifiers.get(row.id) ?? []),
        ...{ reason: row.reason, since: Number(row.at) },
      })),
  );
}
