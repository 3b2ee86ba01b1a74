/** Who is related to whom: a row each way, so that neither knows of what the other does not. */
import { KIN } from '../condition/kin.ts';
import type { RelatedAsked, RelatedFacts, RelationKind } from '../condition/vocabulary.ts';
import { insertMissing, insertRows, pickRows, putRows } from './bulk.ts';
import { groupBy } from './groups.ts';
import type { Db } from './index.ts';
import type { Attributes } from './persons.ts';
import type { RelationRow } from './tables.ts';

/** Of one person, as people write them down; two who become one keep those of both. */
export const MOST_RELATIONS = 50;

export interface RelationChange {
  personId: string;
  otherId: string;
  kind: RelationKind;
  /** ms UTC */
  at: number;
}

const mirrored = ({ personId, otherId, kind, at }: RelationRow): RelationRow => ({
  ...{ personId: otherId, otherId: personId, at },
  kind: KIN[kind].back,
});

/** `known`: they are that to each other already. `full`: one of them has as many relations as there may be. */
export async function putRelation(db: Db, row: RelationChange): Promise<'put' | 'known' | 'full'> {
  const both = [row.personId, row.otherId];
  await pickRows(db, 'persons', ['id'], both, { lock: true });
  const known = await pickRows(db, 'relations', ['personId'], both);
  const before = known.find(({ personId, otherId }) => personId === both[0] && otherId === both[1]);
  if (before?.kind === row.kind) return 'known';
  const most = Math.max(...both.map((id) => known.filter(({ personId }) => personId === id).length));
  if (!before && most >= MOST_RELATIONS) return 'full';
  await putRows(db, 'relations', [row, mirrored(row)]);
  return 'put';
}

/** What the other one was to the person; nothing where they were not related. */
export async function dropRelation(
  db: Db,
  personId: string,
  otherId: string,
): Promise<RelationKind | undefined> {
  const [known] = await pickRows(db, 'relations', ['personId', 'otherId'], [[personId, otherId]]);
  await dropBoth(db, personId, [otherId]);
  return known?.kind;
}

async function dropBoth(db: Db, personId: string, others: readonly string[]): Promise<void> {
  if (others.length === 0) return;
  await db.deleteFrom('relations').where('personId', '=', personId).where('otherId', 'in', others).execute();
  await db.deleteFrom('relations').where('personId', 'in', others).where('otherId', '=', personId).execute();
}

/** Both ways, for the timelines of both; an operator did it, and no run. `ids` are two new ones. */
export async function noteRelation(
  db: Db,
  { personId, otherId, kind, at }: RelationChange,
  done: 'set' | 'removed',
  [id, otherOne]: readonly [string, string],
): Promise<void> {
  const change = { runId: '', nodeId: '', at, kind: 'relation' as const };
  const told = (other: string, relation: RelationKind) => JSON.stringify({ other, relation, done });
  await insertRows(db, 'changes', [
    { ...change, id, personId, dataJson: told(otherId, kind) },
    { ...change, id: otherOne, personId: otherId, dataJson: told(personId, KIN[kind].back) },
  ]);
}

/** Gives what the one had; where both know somebody, it stays as the other one knows them. */
export async function moveRelations(db: Db, from: string, into: string): Promise<RelationRow[]> {
  const rows = await pickRows(db, 'relations', ['personId'], [from]);
  await dropBoth(
    db,
    from,
    rows.map(({ otherId }) => otherId),
  );
  const moved = rows.filter(({ otherId }) => otherId !== into).map((row) => ({ ...row, personId: into }));
  await insertMissing(
    db,
    'relations',
    moved.flatMap((row) => [row, mirrored(row)]),
  );
  return rows;
}

/** By person: who is related to them, with what is asked of those. */
export async function loadRelated(
  db: Db,
  personIds: readonly string[],
  asked: ReadonlySet<RelatedAsked>,
): Promise<Map<string, RelatedFacts[]>> {
  if (asked.size === 0) return new Map();
  const rows = await pickRows(db, 'relations', ['personId'], personIds);
  const others = [...new Set(rows.map(({ otherId }) => otherId))];
  const of = async <T>(what: readonly RelatedAsked[], load: () => Promise<T[]>): Promise<T[]> =>
    what.some((one) => asked.has(one)) ? load() : [];
  const persons = await of(['attribute', 'tag'], () => pickRows(db, 'persons', ['id'], others));
  const members = await of(['segment'], () => pickRows(db, 'segmentMembers', ['personId'], others));
  const read = await of(['content'], () => pickRows(db, 'personContents', ['personId'], others));
  const byId = new Map(persons.map((person) => [person.id, person]));
  const [segments, contents] = [groupBy(members, personOf), groupBy(read, personOf)];
  const facts = ({ otherId, kind }: RelationRow): RelatedFacts => {
    const person = byId.get(otherId);
    return {
      kind,
      ...(person && { attributes: valuesOf(person.attributesJson), tags: JSON.parse(person.tagsJson) }),
      segments: (segments.get(otherId) ?? []).map(({ segmentId }) => segmentId),
      contents: (contents.get(otherId) ?? []).flatMap((one) => (one.readings > 0 ? one.contentId : [])),
    };
  };
  return new Map([...groupBy(rows, personOf)].map(([id, own]) => [id, own.map(facts)]));
}

const personOf = ({ personId }: { personId: string }) => personId;

const valuesOf = (json: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(JSON.parse(json) as Attributes).map(([name, { value }]) => [name, value]),
  );
