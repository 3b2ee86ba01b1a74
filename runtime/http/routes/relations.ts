import Type from 'typebox';
import type { Db } from '../../store/index.ts';
import {
  dropRelation,
  MOST_RELATIONS,
  noteRelation,
  putRelation,
  type RelationChange,
} from '../../store/relations.ts';
import type { Viewer } from '../../store/viewer.ts';
import { personSeen } from '../../store/views/people.ts';
import { relationsOf } from '../../store/views/relations.ts';
import { RelationsShown, RelationWritten } from '../../wire/api/relations.ts';
import { closed } from '../paging.ts';
import { found, ProblemError } from '../problem.ts';
import { type Room, route } from '../route.ts';

const list = route(
  {
    method: 'get',
    path: '/api/people/{id}/relations',
    summary: 'Who is related to a person, and how',
    who: 'viewer',
    answer: RelationsShown,
  },
  async (room, { viewer, id }) => shownOf(room, viewer, await seen(room, viewer, id)),
);

const put = route(
  {
    method: 'put',
    path: '/api/people/{id}/relations',
    summary: 'Says what another person is to this one; what this one is to the other follows from it',
    who: 'admin',
    body: RelationWritten,
    answer: RelationsShown,
    problems: { 400: 'unknown-person, relation-self', 409: 'relations-full' },
  },
  async (room, { viewer, id, body: { other, kind } }) => {
    const change = await changeOf(room, viewer, [id, other], kind);
    await room.store.write(async (db) => {
      const outcome = await putRelation(db, change);
      if (outcome === 'full') throw full();
      if (outcome === 'put') await tell(room, db, change, 'set');
    });
    return shownOf(room, viewer, change.personId);
  },
);

const drop = route(
  {
    method: 'delete',
    path: '/api/people/{id}/relations',
    summary: 'Two people are not related any more, either way',
    who: 'admin',
    query: Type.Object({ other: Type.String({ description: 'Id of the other person.' }) }, closed),
    answer: RelationsShown,
    problems: { 400: 'unknown-person, relation-self' },
  },
  async (room, { viewer, id, query: { other } }) => {
    const change = await changeOf(room, viewer, [id, other], 'other');
    await room.store.write(async (db) => {
      const kind = await dropRelation(db, change.personId, change.otherId);
      if (kind) await tell(room, db, { ...change, kind }, 'removed');
    });
    return shownOf(room, viewer, change.personId);
  },
);

export const relationRoutes = [list, put, drop];

const shownOf = async ({ store }: Room, viewer: Viewer, id: string): Promise<RelationsShown> => ({
  items: await relationsOf(store.read, viewer, id),
});

const seen = async ({ store }: Room, viewer: Viewer, id: string): Promise<string> =>
  found('person', await personSeen(store.read, viewer, id));

/** Both as they are left after merges. */
async function changeOf(
  room: Room,
  viewer: Viewer,
  [id, other]: readonly [string, string],
  kind: RelationChange['kind'],
): Promise<RelationChange> {
  const personId = await seen(room, viewer, id);
  const otherId = await personSeen(room.store.read, viewer, other);
  if (otherId === undefined) throw unknownPerson(other);
  if (otherId === personId) throw self();
  return { personId, otherId, kind, at: room.world.now() };
}

/** On the timelines of both; and journeys and segments hear of it from both. */
async function tell(
  { advance, world }: Room,
  db: Db,
  change: RelationChange,
  done: 'set' | 'removed',
): Promise<void> {
  await noteRelation(db, change, done, [world.id(), world.id()]);
  const input = () => ({ type: 'changed' as const, at: change.at, what: ['relation'] });
  await advance.take(db, [
    { personId: change.personId, input: input() },
    { personId: change.otherId, input: input() },
  ]);
}

const unknownPerson = (id: string) =>
  new ProblemError(400, 'unknown-person', `There is no person "${id}". Choose one of GET /api/people.`, {
    field: 'other',
  });

const self = () =>
  new ProblemError(400, 'relation-self', 'Nobody is related to themselves. Choose another person.', {
    field: 'other',
  });

const full = () =>
  new ProblemError(
    409,
    'relations-full',
    `One of the two has ${MOST_RELATIONS} relations already. Remove one, then add this.`,
  );
