/**
 * How people under way come from one version to another. README's table of edits says the same in words, and its rows are the names of
 * the tests.
 */
import { sameJson } from './equal.ts';
import { pathsOf } from './graph.ts';
import { end, guarded, settle, walkOn } from './step.ts';
import type { Context, Fault, JourneyGraph, JourneyNode, JourneyVersion, Run, Step } from './vocabulary.ts';
import { beginWalk, endOfWalk, note, sceneOf, visitsOf, type Walk, watch } from './walk.ts';

/** The run ends where it stands. No id of a node, because any word may be one. */
interface End {
  end: true;
}

/** A node at which people go on; null: they finish on their version. */
export type Target = string | End | null;

/** By the node where people stand. */
export type Mapping = Record<string, Target>;

/**
 * What becomes of those who stand at a node: `stays` on the old version, `keeps` its wait as it is, `re-checks` the wait as if the node
 * had been so when they came, `enters` the node anew, `ends` at once.
 */
export type Moving = 'stays' | 'keeps' | 're-checks' | 'enters' | 'ends';

/** Where those at a node of the old graph go on if the operator says nothing: the node of that id. */
export function targetOf(to: JourneyGraph, mapping: Mapping, node: string): Target {
  const wanted = Object.hasOwn(mapping, node) ? (mapping[node] as Target) : node;
  return isEnd(wanted) || to.nodes.some(({ id }) => id === wanted) ? wanted : null;
}

const isEnd = (target: Target): target is End => typeof target === 'object' && target !== null;

export function movingOf(from: JourneyGraph, to: JourneyGraph, mapping: Mapping, node: string): Moving {
  const target = targetOf(to, mapping, node);
  if (target === null) return 'stays';
  if (isEnd(target)) return 'ends';
  const [before, after] = [nodeIn(from, node), nodeIn(to, target)];
  if (before?.kind !== after?.kind) return 'enters';
  return sameJson({ ...before, id: '', name: '' }, { ...after, id: '', name: '' }) ? 'keeps' : 're-checks';
}

const nodeIn = ({ nodes }: JourneyGraph, id: string): JourneyNode | undefined =>
  nodes.find((node) => node.id === id);

/**
 * The run on the other version, at this node of it. A node of the same kind keeps what it asked for and whom it waits for: nothing is
 * sent twice. Pure and total, as `step` is.
 */
export function moveRun(
  { from, to, mapping }: { from: JourneyVersion; to: JourneyVersion; mapping: Mapping },
  run: Run,
  context: Context,
): Step {
  const target = targetOf(to.graph, mapping, run.node);
  if (target === null || run.state !== 'active') return { run, effects: [], trace: [] };
  if (isEnd(target)) return ended(from, run, context, to.version);
  const moving = movingOf(from.graph, to.graph, mapping, run.node);
  const walk = beginWalk(pathsOf(to.graph), { ...run, version: to.version, node: target }, context);
  const arrived = run.since ?? context.now;
  const why = { version: from.version, node: run.node, how: moving };
  if (moving === 'enters') walk.run.wait = undefined;
  else walk.run.visits = { ...run.visits, [target]: Math.max(1, visitsOf(run, target)) };
  watch(walk);
  note(walk, 'moved', { why });
  if (moving === 'enters') walkOn(walk, target);
  else if (moving === 're-checks' && run.wait?.answer === undefined) recheck(walk, arrived);
  return endOfWalk(walk);
}

/** It ends on its own version, at the node where it stands: the new one may not have that node. */
function ended({ graph }: JourneyVersion, run: Run, context: Context, version: number): Step {
  const walk = beginWalk(pathsOf(graph), run, context);
  end(walk, { why: { move: version } });
  return endOfWalk(walk);
}

/** What the node would have decided when the run came, knowing what is known now. What it asked for then is not asked again. */
function recheck(walk: Walk, arrived: number): void {
  const place = walk.paths.places.get(walk.run.node);
  if (!place) return;
  const scene = sceneOf(walk);
  const then = { ...scene, facts: { ...scene.facts, now: arrived } };
  const outcome = guarded(() => ({ ...place.definition.enter(place.node, then), effects: [] }));
  // An answer to what is not asked again would never come.
  if (!(outcome instanceof Error) && 'wait' in outcome && outcome.wait.answer !== undefined) return;
  walkOn(walk, settle(walk, place, outcome));
}

/** What is wrong with a mapping; `from` are the versions that people stand on. */
export function mappingFaults(from: readonly JourneyGraph[], to: JourneyGraph, mapping: Mapping): Fault[] {
  const known = new Set(from.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  return Object.entries(mapping).flatMap(([node, target]) => {
    if (!known.has(node)) return [fromMissing(node)];
    if (target === null || isEnd(target)) return [];
    const { places } = pathsOf(to);
    const group = places.get(target)?.definition.group;
    if (group === undefined) return [toMissing(node, target, to)];
    return group === 'entry' || group === 'note' ? [toEntry(node, target)] : [];
  });
}

const fault = (code: string, node: string, zh: string, en: string): Fault => ({
  level: 'fault',
  code,
  node,
  field: `mapping.${node}`,
  message: { zh, en },
});

const fromMissing = (node: string) =>
  fault(
    'mapping-from-missing',
    node,
    `迁移从“${node}”开始，但旧版本里没有这个节点；请去掉这一条`,
    `the mapping begins at "${node}", which no older version has; leave this line out`,
  );

const toMissing = (node: string, target: string, { nodes }: JourneyGraph) => {
  const some = nodes.slice(0, 8).map(({ id }) => `"${id}"`);
  return fault(
    'mapping-to-missing',
    node,
    `迁移到“${target}”，但新版本里没有这个节点；请改选 ${some.join('、')} 之一，或填 null 让这些客户在旧版本走完，填 { "end": true } 让他们就此结束`,
    `the mapping leads to "${target}", which the new version does not have; use one of ${some.join(', ')}, null to let these people finish on their version, or { "end": true } to end their runs`,
  );
};

const toEntry = (node: string, target: string) =>
  fault(
    'mapping-to-entry',
    node,
    `迁移到“${target}”，但它是入口或便签，没有人停在那里；请选择别的节点`,
    `the mapping leads to "${target}", an entry or a note, where nobody stands; use another node`,
  );
