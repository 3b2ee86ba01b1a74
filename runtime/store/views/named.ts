/** Persons as systems outside name them. */
import { pickRows } from '../bulk.ts';
import type { Db } from '../index.ts';

export type NamedPerson = { id: string } | { identifier: string };

/** Their ids in the order asked, `undefined` for whoever is unknown; one who turned out to be another is that one. */
export async function personsNamed(db: Db, people: readonly NamedPerson[]): Promise<(string | undefined)[]> {
  const ids = people.flatMap((one) => ('id' in one ? [one.id] : []));
  const pairs = people.flatMap((one) => ('identifier' in one ? [pairOf(one.identifier)] : []));
  const known = await pickRows(db, 'persons', ['id'], [...new Set(ids)]);
  const identified = await pickRows(db, 'identifiers', ['kind', 'value'], pairs);
  const byId = new Map(known.map(({ id, mergedInto }) => [id, mergedInto ?? id]));
  const byName = new Map(identified.map(({ kind, value, personId }) => [`${kind}:${value}`, personId]));
  return people.map((one) => ('id' in one ? byId.get(one.id) : byName.get(one.identifier)));
}

function pairOf(identifier: string): readonly [kind: string, value: string] {
  const at = identifier.indexOf(':');
  return [identifier.slice(0, at), identifier.slice(at + 1)];
}
