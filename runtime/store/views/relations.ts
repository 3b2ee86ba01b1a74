/** Who is related to a person, as far as the viewer may see them. */
import type { RelationShown } from '../../wire/api/relations.ts';
import type { Db } from '../index.ts';
import { seesPerson, type Viewer } from '../viewer.ts';
import { namesOf } from './names.ts';

/** In the order in which they were written down. */
export async function relationsOf(db: Db, viewer: Viewer, personId: string): Promise<RelationShown[]> {
  const rows = await db
    .selectFrom('relations')
    .select(['otherId', 'kind', 'at'])
    .where('personId', '=', personId)
    .where(seesPerson(viewer, 'relations.otherId'))
    .orderBy('at')
    .orderBy('otherId')
    .execute();
  const names = await namesOf(
    db,
    rows.map(({ otherId }) => otherId),
  );
  return rows.map(({ otherId: id, kind, at }) => ({ id, name: names.get(id) ?? id, kind, at }));
}

/** The names of those whom the viewer may see, by id. */
export async function namesSeen(
  db: Db,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const seen = await db
    .selectFrom('persons')
    .select('id')
    .where('id', 'in', ids)
    .where(seesPerson(viewer, 'persons.id'))
    .execute();
  return namesOf(
    db,
    seen.map(({ id }) => id),
  );
}
