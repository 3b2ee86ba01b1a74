import type { Kysely } from 'kysely';
import Type from 'typebox';
import { agentExists } from '../../store/edits/agents.ts';
import { assignOwner } from '../../store/edits/people.ts';
import { changePermission } from '../../store/permissions.ts';
import type { Tables } from '../../store/tables.ts';
import type { Viewer } from '../../store/viewer.ts';
import type { IdentifierShown } from '../../store/views/names.ts';
import { peopleListed, peopleMeeting, personProfile, personSeen } from '../../store/views/people.ts';
import { readingsOf } from '../../store/views/readings.ts';
import { timelineOf } from '../../store/views/timeline.ts';
import { PersonChange, PersonListed, PersonProfile, TimelineEntry } from '../../wire/api/people.ts';
import { page, ReadingShown } from '../../wire/api/shared.ts';
import { conditionIn } from '../askable.ts';
import { asked, closed, Paging, paged, paging, Searched } from '../paging.ts';
import { found, unknownAgent } from '../problem.ts';
import { type Room, route } from '../route.ts';

const PeopleQuery = Type.Object(
  {
    ...paging,
    q: Searched('Part of a name, or how an identifier starts.'),
    identifier: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_]*:.+$', description: '`kind:value`' })),
    condition: Type.Optional(
      Type.String({
        maxLength: 20_000,
        description:
          'A condition as JSON: see #/components/schemas/Condition. Who meets it now is looked for in bounded time, so a page may hold fewer than `limit` although `next` leads on.',
      }),
    ),
  },
  closed,
);

const list = route(
  {
    method: 'get',
    path: '/api/people',
    summary: 'Persons, last seen first',
    who: 'viewer',
    query: PeopleQuery,
    answer: page(PersonListed),
    problems: { 422: 'condition-faulty, condition-of-run' },
  },
  async ({ store, world }, { viewer, query, gone }) => {
    const { identifier, condition, ...rest } = asked(query);
    const exact = identifier === undefined ? undefined : identifierOf(identifier);
    const sought = { ...rest, identifier: exact };
    if (condition === undefined) return paged(await peopleListed(store.read, viewer, sought));
    const meeting = { condition: conditionIn(condition), now: world.now, gone };
    return paged(await peopleMeeting(store.read, viewer, sought, meeting));
  },
);

const profile = route(
  {
    method: 'get',
    path: '/api/people/{id}',
    summary: 'A person with identifiers, attributes, interests and runs',
    who: 'viewer',
    answer: PersonProfile,
  },
  (room, { viewer, id }) => profileOf(room, viewer, id),
);

const timeline = route(
  {
    method: 'get',
    path: '/api/people/{id}/timeline',
    summary: 'What happened to a person, newest first',
    who: 'viewer',
    query: Paging,
    answer: page(TimelineEntry),
  },
  async (room, { viewer, id, query }) =>
    paged(await timelineOf(room.store.read, viewer, await seen(room, viewer, id), asked(query))),
);

const readings = route(
  {
    method: 'get',
    path: '/api/people/{id}/readings',
    summary: 'Readings of a person, newest first',
    who: 'viewer',
    query: Paging,
    answer: page(ReadingShown),
  },
  async (room, { viewer, id, query }) =>
    paged(await readingsOf(room.store.read, viewer, await seen(room, viewer, id), asked(query))),
);

const change = route(
  {
    method: 'patch',
    path: '/api/people/{id}',
    summary: 'Gives a person to an agent or to nobody; writes down what they allow',
    who: 'admin',
    body: PersonChange,
    answer: PersonProfile,
    problems: { 400: 'unknown-agent' },
  },
  async (room, { viewer, id, body: { owner, ...permission } }) => {
    const personId = await seen(room, viewer, id);
    const allows = permission.consent !== undefined || permission.blocked !== undefined;
    await room.store.write(async (db) => {
      if (owner !== undefined) await give(room, db, personId, owner);
      if (allows) await changePermission(db, room.world.id(), personId, permission, room.world.now());
    });
    return profileOf(room, viewer, personId);
  },
);

export const peopleRoutes = [list, profile, timeline, readings, change];

const profileOf = async ({ store }: Room, viewer: Viewer, id: string): Promise<PersonProfile> =>
  found('person', await personProfile(store.read, viewer, id));

/** The person who is left after merges. */
const seen = async ({ store }: Room, viewer: Viewer, id: string): Promise<string> =>
  found('person', await personSeen(store.read, viewer, id));

/** Journeys hear of it: their rules and waits may look at the owner. */
async function give(
  { advance, world }: Room,
  db: Kysely<Tables>,
  personId: string,
  owner: string | null,
): Promise<void> {
  if (owner !== null && !(await agentExists(db, owner))) throw unknownAgent(owner);
  await assignOwner(db, personId, owner);
  await advance.take(db, [{ personId, input: { type: 'changed', at: world.now(), what: ['owner'] } }]);
}

function identifierOf(text: string): IdentifierShown {
  const at = text.indexOf(':');
  return { kind: text.slice(0, at), value: text.slice(at + 1) };
}
