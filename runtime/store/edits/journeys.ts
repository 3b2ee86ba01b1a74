/** Journeys as operators write them: drafts with revisions, versions that never change, and whether they run. */

import type { Selectable } from 'kysely';
import type { JourneyGraph, Layout } from '../../journey/vocabulary.ts';
import type { Db } from '../index.ts';
import { releaseRuns } from '../runs.ts';
import { plantSweeps } from '../sweeps.ts';
import type { JourneyRow } from '../tables.ts';

export type Journey = Selectable<JourneyRow>;

export interface Draft {
  name?: string | undefined;
  draft: JourneyGraph;
  layout: Layout;
}

/** A new journey is a draft of revision 1. */
export async function addJourney(
  db: Db,
  { id, name, draft, layout, now }: Required<Draft> & { id: string; name: string; now: number },
): Promise<void> {
  const never = { state: 'draft' as const, revision: 1, version: null };
  const drawn = { draftJson: JSON.stringify(draft), layoutJson: JSON.stringify(layout) };
  await db
    .insertInto('journeys')
    .values({ id, name, ...never, ...drawn, createdAt: now, updatedAt: now, archivedAt: null })
    .execute();
}

export function journeyRow(db: Db, id: string): Promise<Journey | undefined> {
  return db.selectFrom('journeys').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Saves over the revision that the operator saw. `false` if somebody saved meanwhile: nothing is written. */
export async function saveDraft(
  db: Db,
  id: string,
  revision: number,
  { name, draft, layout }: Draft,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('journeys')
    .set({
      ...(name === undefined ? {} : { name }),
      draftJson: JSON.stringify(draft),
      layoutJson: JSON.stringify(layout),
      revision: revision + 1,
      updatedAt: now,
    })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** What a version is made of besides the draft: who publishes, the version it brings back, why it is there, and why in spite of scenarios that fail. */
export interface Publishing {
  by?: string;
  restores?: { version: number; graphJson: string; layoutJson: string };
  note?: string | undefined;
  override?: string | undefined;
}

/**
 * Freezes the draft, or an older version again, as the next version, on which new runs start from now on. Nothing if somebody changed
 * the journey meanwhile.
 */
export async function publishDraft(
  db: Db,
  { id: journeyId, revision, version: last, draftJson, layoutJson: drawn }: Journey,
  now: number,
  { by, restores, note, override }: Publishing = {},
): Promise<number | undefined> {
  const { graphJson, layoutJson } = restores ?? { graphJson: draftJson, layoutJson: drawn };
  const version = (last ?? 0) + 1;
  const { numUpdatedRows } = await db
    .updateTable('journeys')
    .set({ state: 'live', version, updatedAt: now })
    .where('id', '=', journeyId)
    .where('revision', '=', revision)
    .where('version', last === null ? 'is' : '=', last)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return undefined;
  await db
    .insertInto('journeyVersions')
    .values({
      ...{ journeyId, version, graphJson, layoutJson, publishedAt: now },
      publishedBy: by ?? null,
      restores: restores?.version ?? null,
      note: note ?? null,
      override: override ?? null,
    })
    .execute();
  await plantSweeps(db, { journeyId, version, graph: JSON.parse(graphJson) as JourneyGraph }, now);
  return version;
}

export async function setState(db: Db, id: string, state: 'live' | 'paused', now: number): Promise<void> {
  await db.updateTable('journeys').set({ state, updatedAt: now }).where('id', '=', id).execute();
  if (state === 'live') await releaseRuns(db, id, now);
}

/** Off the list. Nobody comes in any more, and who is under way stands still, as in a journey that is paused. */
export async function archive(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable('journeys').set({ archivedAt: now, updatedAt: now }).where('id', '=', id).execute();
  await db
    .updateTable('journeys')
    .set({ state: 'paused' })
    .where('id', '=', id)
    .where('state', '=', 'live')
    .execute();
}

/** On the list again, and paused until somebody lets it go on. */
export async function restore(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable('journeys').set({ archivedAt: null, updatedAt: now }).where('id', '=', id).execute();
}

/** `false` if the journey was ever published: its runs and traces name it. */
export async function dropDraft(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('journeys')
    .where('id', '=', id)
    .where('version', 'is', null)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
