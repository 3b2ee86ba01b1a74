/** Journeys by the goals that were reached on them: what it costs depends on goals and days, not on how many runs there were. */
import type { JourneyGraph } from '../../journey/vocabulary.ts';
import type { Db } from '../index.ts';
import { ENTERED } from '../traces.ts';
import type { Asked, Cursor } from './listing.ts';

/** A page of these journeys and one more, most goals first. */
export async function ranked(db: Db, ids: readonly string[], { after, limit }: Asked): Promise<Cursor[]> {
  const goals = await goalsOf(db);
  const rest = ids.map((id) => ({ id, at: goals.get(id) ?? 0 })).sort(byRank);
  return rest.filter((one) => !after || byRank(one, after) > 0).slice(0, limit + 1);
}

const byRank = (one: Cursor, other: Cursor) => other.at - one.at || (one.id < other.id ? 1 : -1);

/** Goals reached, over all versions, by journey. */
async function goalsOf(db: Db): Promise<Map<string, number>> {
  const nodes = await goalNodes(db);
  const goals = new Map<string, number>();
  if (nodes.size === 0) return goals;
  const some = [...nodes.values()];
  const counts = await db
    .selectFrom('journeyCounts')
    .select(({ fn }) => ['journeyId', 'version', 'node', fn.sum<number>('count').as('count')])
    .where('journeyId', 'in', [...new Set(some.map(({ journeyId }) => journeyId))])
    .where('node', 'in', [...new Set(some.map(({ node }) => node))])
    .where('exit', '=', ENTERED)
    .groupBy(['journeyId', 'version', 'node'])
    .execute();
  for (const { count, ...one } of counts.filter((one) => nodes.has(keyOf(one)))) {
    goals.set(one.journeyId, (goals.get(one.journeyId) ?? 0) + count);
  }
  return goals;
}

interface GoalNode {
  journeyId: string;
  version: number;
  node: string;
}

const keyOf = ({ journeyId, version, node }: GoalNode) => `${journeyId} ${version} ${node}`;

/** Graphs without the word have none and are not read. */
async function goalNodes(db: Db): Promise<Map<string, GoalNode>> {
  const rows = await db
    .selectFrom('journeyVersions')
    .select(['journeyId', 'version', 'graphJson'])
    .where('graphJson', 'like', '%"goal"%')
    .execute();
  const nodes = rows.flatMap(({ journeyId, version, graphJson }) =>
    (JSON.parse(graphJson) as JourneyGraph).nodes
      .filter(({ kind }) => kind === 'goal')
      .map(({ id }) => ({ journeyId, version, node: id })),
  );
  return new Map(nodes.map((one) => [keyOf(one), one]));
}
