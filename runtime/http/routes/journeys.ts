import Type from 'typebox';
import { addJourney, dropDraft, saveDraft } from '../../store/edits/journeys.ts';
import { journeyShown, journeysListed } from '../../store/views/journeys.ts';
import {
  DraftSaved,
  JourneyCreated,
  JourneyListed,
  JourneyShown,
  JourneyState,
} from '../../wire/api/journeys.ts';
import { page } from '../../wire/api/shared.ts';
import { asked, closed, NamedPaging, paged } from '../paging.ts';
import { found, ProblemError } from '../problem.ts';
import { type Passed, type Room, route } from '../route.ts';

const Listing = Type.Object(
  {
    ...NamedPaging.properties,
    archived: Type.Optional(Type.Literal('true')),
    state: Type.Optional(JourneyState),
    order: Type.Optional(
      Type.Literal('goals', { description: 'Most goals reached first; last changed first if not given.' }),
    ),
  },
  closed,
);

const list = route(
  {
    method: 'get',
    path: '/api/journeys',
    summary:
      'Journeys with their figures, last changed or most goals first; those that were archived only if asked for',
    who: 'admin',
    query: Listing,
    answer: page(JourneyListed),
  },
  async ({ store }, { query: { archived, ...query } }) =>
    paged(await journeysListed(store.read, { ...asked(query), archived: archived !== undefined })),
);

const create = route(
  {
    method: 'post',
    path: '/api/journeys',
    summary: 'Begins a journey as a draft',
    who: 'admin',
    body: JourneyCreated,
    status: 201,
    answer: JourneyShown,
  },
  async (room, { body, header }) => {
    const id = room.world.id();
    const now = room.world.now();
    const { name, draft = { nodes: [], edges: [] }, layout = {} } = body;
    await room.store.write((db) => addJourney(db, { id, name, draft, layout, now }));
    return tagged(await shownOf(room, id), header);
  },
);

const show = route(
  {
    method: 'get',
    path: '/api/journeys/{id}',
    summary: 'A journey with its draft, faults and revision (also the ETag)',
    who: 'admin',
    answer: JourneyShown,
  },
  async (room, { id, header }) => tagged(await shownOf(room, id), header),
);

const save = route(
  {
    method: 'put',
    path: '/api/journeys/{id}/draft',
    summary: 'Saves the draft over the revision named by If-Match',
    who: 'admin',
    body: DraftSaved,
    answer: JourneyShown,
    problems: { 409: 'draft-conflict', 428: 'if-match-required' },
  },
  async (room, { id, body, ifMatch, header }) => {
    const revision = revisionOf(ifMatch);
    const saved = await room.store.write((db) => saveDraft(db, id, revision, body, room.world.now()));
    const shown = await shownOf(room, id);
    if (!saved) throw conflict(shown);
    return tagged(shown, header);
  },
);

const drop = route(
  {
    method: 'delete',
    path: '/api/journeys/{id}',
    summary: 'Deletes a draft that was never published',
    who: 'admin',
    problems: { 409: 'journey-published' },
  },
  async (room, { id }) => {
    await shownOf(room, id);
    if (!(await room.store.write((db) => dropDraft(db, id)))) throw published();
    return undefined;
  },
);

export const journeyRoutes = [list, create, show, save, drop];

export async function shownOf({ store }: Room, id: string): Promise<JourneyShown> {
  return found('journey', await journeyShown(store.read, id));
}

/** The revision is also the ETag, in quotes. */
function tagged(shown: JourneyShown, header: Passed['header']): JourneyShown {
  header('etag', `"${shown.revision}"`);
  return shown;
}

/** What `If-Match` names; 428 where a save says nothing. */
function revisionOf(ifMatch: string | undefined): number {
  const revision = /^(?:W\/)?"(\d{1,15})"$/.exec(ifMatch ?? '')?.[1];
  if (revision !== undefined) return Number(revision);
  const detail = 'Send If-Match with the ETag of the draft that you changed, as GET answered it.';
  throw new ProblemError(428, 'if-match-required', detail);
}

/** Both sides: what was sent is the caller's, what is stored travels in `current`. */
function conflict(current: JourneyShown): ProblemError {
  const detail =
    'Somebody saved this draft meanwhile. Choose between yours and "current", then save over its revision.';
  return new ProblemError(409, 'draft-conflict', detail, { current });
}

const published = (): ProblemError =>
  new ProblemError(409, 'journey-published', 'Runs walk this journey. Archive it instead of deleting it.');
