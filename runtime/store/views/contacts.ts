/** Decisions of the gate: of a run, and folded by node. */
import type { DecisionShown } from '../../wire/api/contact.ts';
import type { JourneyStats } from '../../wire/api/journeys.ts';
import type { Db } from '../index.ts';

/** The node of an effect: ids are `<run>:<node>:<visit>`. */
export const nodeOf = (effectId: string): string => effectId.split(':')[1] ?? '';

export async function decisionsOf(db: Db, runId: string): Promise<DecisionShown[]> {
  const rows = await db
    .selectFrom('decisions')
    .leftJoin('agents', 'agents.id', 'decisions.agentId')
    .select(['effectId', 'contact', 'at', 'outcome', 'reason', 'until', 'agentId', 'seenJson'])
    .select('agents.name as agentName')
    .where('runId', '=', runId)
    .orderBy('at')
    .orderBy('effectId')
    .orderBy('place')
    .execute();
  return rows.map(({ effectId, agentId, agentName, seenJson, ...row }) => ({
    ...row,
    effect: effectId,
    node: nodeOf(effectId),
    agent: agentId === null ? null : { id: agentId, name: agentName ?? agentId },
    seen: seenJson === null ? {} : (JSON.parse(seenJson) as Record<string, unknown>),
  }));
}

export type GateFigures = NonNullable<JourneyStats['nodes'][string]['gate']>;

/** By node, of one version. */
export async function gateFigures(
  db: Db,
  journeyId: string,
  version: number,
): Promise<Map<string, GateFigures>> {
  const rows = await db
    .selectFrom('gateCounts')
    .select(({ fn }) => ['node', 'outcome', 'reason', fn.sum<number>('count').as('count')])
    .where('journeyId', '=', journeyId)
    .where('version', '=', version)
    .groupBy(['node', 'outcome', 'reason'])
    .execute();
  const figures = new Map<string, GateFigures>();
  for (const { node, outcome, reason, count } of rows) {
    const own = figures.get(node) ?? { passed: 0, refused: {}, later: {} };
    figures.set(node, own);
    if (outcome === 'passed') own.passed += Number(count);
    else own[outcome][reason] = Number(count);
  }
  return figures;
}
