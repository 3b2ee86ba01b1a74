/** Pushes with what became of them. */

import type { PushListed } from '../../wire/api/pushes.ts';
import type { Db } from '../index.ts';
import type { PushRow } from '../tables.ts';
import { seesPerson, type Viewer } from '../viewer.ts';
import { type Asked, type Listed, listed, paginated } from './listing.ts';
import { namesOf } from './names.ts';

export interface PushesAsked extends Asked {
  journey?: string | undefined;
  person?: string | undefined;
  state?: PushRow['state'] | undefined;
}

/** Newest first. */
export async function pushesListed(db: Db, viewer: Viewer, asked: PushesAsked): Promise<Listed<PushListed>> {
  const query = pushes(db, viewer, asked);
  const rows = await paginated(db, query, asked, { id: 'pushes.id', direction: 'desc' });
  const names = await namesOf(db, [...new Set(rows.map(({ personId }) => personId))]);
  return listed(
    rows,
    asked,
    ({ id }) => ({ at: 0, id }),
    (page) =>
      page.map(({ personId, journeyId, journeyName, contentJson, ...push }) => {
        const { form, title } = JSON.parse(contentJson) as Pick<PushListed, 'form' | 'title'>;
        const person = { id: personId, name: names.get(personId) ?? personId };
        return { ...push, form, title, person, journey: { id: journeyId, name: journeyName } };
      }),
  );
}

function pushes(db: Db, viewer: Viewer, { journey, person, state }: PushesAsked) {
  let found = db
    .selectFrom('pushes')
    .innerJoin('journeys', 'journeys.id', 'pushes.journeyId')
    .select(['pushes.id', 'pushes.personId', 'pushes.journeyId', 'journeys.name as journeyName'])
    .select(['pushes.runId', 'pushes.nodeId as node', 'pushes.contentJson'])
    .select(['pushes.channel', 'pushes.state'])
    .select(['pushes.createdAt', 'pushes.shownAt', 'pushes.endedAt', 'pushes.expiresAt'])
    .where(seesPerson(viewer, 'pushes.personId'));
  if (journey !== undefined) found = found.where('pushes.journeyId', '=', journey);
  if (person !== undefined) found = found.where('pushes.personId', '=', person);
  if (state !== undefined) found = found.where('pushes.state', '=', state);
  return found;
}
