/** The versions of a journey, newest first. */
import type { JourneyGraph, Layout } from '../../journey/vocabulary.ts';
import type { VersionListed, VersionShown } from '../../wire/api/versions.ts';
import type { Db } from '../index.ts';
import { standingPeople } from '../moves.ts';
import { totalsByVersion } from './stats.ts';

export async function versionsListed(db: Db, journeyId: string): Promise<VersionListed[]> {
  const [rows, people, moves, totals] = await Promise.all([
    db
      .selectFrom('journeyVersions')
      .select(['version', 'publishedAt', 'publishedBy', 'restores', 'note', 'override'])
      .where('journeyId', '=', journeyId)
      .orderBy('version', 'desc')
      .execute(),
    standingPeople(db, journeyId),
    db
      .selectFrom('moves')
      .select('fromVersion')
      .where('journeyId', '=', journeyId)
      .where('endedAt', 'is', null)
      .execute(),
    totalsByVersion(db, journeyId),
  ]);
  const leaving = new Set(moves.map(({ fromVersion }) => fromVersion));
  return rows.map((row) => {
    const own = people.filter(({ version }) => version === row.version);
    const active = own.reduce((sum, { people }) => sum + Number(people), 0);
    const { runs = 0, goals = 0 } = totals.get(row.version) ?? {};
    return { ...row, runs, goals, active, moving: leaving.has(row.version) && active > 0 };
  });
}

export async function versionShown(
  db: Db,
  journeyId: string,
  version: number,
): Promise<VersionShown | undefined> {
  const row = await db
    .selectFrom('journeyVersions')
    .select(['version', 'publishedAt', 'publishedBy', 'restores', 'note', 'override'])
    .select(['graphJson', 'layoutJson'])
    .where('journeyId', '=', journeyId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) return undefined;
  const { graphJson, layoutJson, ...rest } = row;
  return {
    ...rest,
    graph: JSON.parse(graphJson) as JourneyGraph,
    layout: JSON.parse(layoutJson) as Layout,
  };
}
