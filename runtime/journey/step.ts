import { exitKey, type Place, pathsOf } from './graph.ts';
import { awaits, causeOf, isAwaited, isLost } from './inputs.ts';
import { ruled } from './ruled.ts';
import type {
  Call,
  Context,
  Effect,
  Input,
  JourneyVersion,
  Outcome,
  Run,
  Step,
  StepInput,
} from './vocabulary.ts';
import { ask, beginWalk, endOfWalk, note, sceneOf, visitsOf, type Walk, watch } from './walk.ts';

/** A run that goes further than this has lost its way. */
export const LIMITS = { steps: 1_000, visits: 100 } as const;

/**
 * Moves a run by one input until it waits or ends. Pure and total: the same arguments give the same step, nothing is changed in place,
 * nothing throws. An input that does not concern the run leaves an `ignored` trace entry and changes nothing else; one that its node
 * listens for but that does not meet the node's condition leaves nothing at all.
 */
export function step(version: JourneyVersion, run: Run, input: StepInput, context: Context): Step {
  const walk = beginWalk(pathsOf(version.graph), run, context);
  walkOn(walk, taken(walk, run, input));
  return endOfWalk(walk);
}

/** Enters this node and whatever follows from it, until the run waits or ends. */
export function walkOn(walk: Walk, node: string | undefined): void {
  let next = node;
  while (next !== undefined) next = enter(walk, next);
}

/** The rules of the whole journey come first; then the input reaches the node, if that is where it was awaited. */
function taken(walk: Walk, run: Run, input: StepInput): string | undefined {
  if (!awaits(run, input, walk.now)) return ignore(walk, input);
  if (input.type === 'enter') return begin(walk, input.cause);
  const ruling = guarded(() => ruled(walk, input));
  if (ruling instanceof Error) return fail(walk, 'node-threw', ruling.message);
  if (ruling === 'left') return close(walk, 'finished');
  return isAwaited(run, input, walk.now) ? resume(walk, input) : undefined;
}

/** The loser of a race is told of once. */
function ignore(walk: Walk, input: StepInput): undefined {
  const { lost, node, wait } = walk.run;
  const cause = causeOf(input);
  const race = isLost(walk.run, input) && (lost ?? { node, until: wait?.until });
  note(walk, 'ignored', { why: { cause, ...(race && { lost: { node: race.node, until: race.until } }) } });
  if (race) walk.run.lost = undefined;
}

function begin(walk: Walk, cause: Input): string | undefined {
  remember(walk, cause);
  const { run } = walk;
  if (cause.type === 'call') callOf(run, cause);
  watch(walk);
  const ruling = guarded(() => ruled(walk, cause));
  if (ruling === 'left') {
    run.steps = 1;
    run.visits = { [run.node]: 1 };
    return close(walk, 'finished');
  }
  return ruling instanceof Error ? fail(walk, 'node-threw', ruling.message) : run.node;
}

function callOf(run: Run, { properties, hops }: Call): void {
  run.event = properties;
  if (hops !== undefined) run.hops = hops;
}

/** Leaves the wait if the node agrees that this is what it waited for, and gives the node to enter next. */
function resume(walk: Walk, input: Input): string | undefined {
  const place = walk.paths.places.get(walk.run.node);
  if (!place) return fail(walk, 'node-missing', `node "${walk.run.node}" is not in this version`);
  const decision = guarded(() => place.definition.resume?.(place.node, input, sceneOf(walk)));
  if (decision === undefined) return input.type === 'answer' ? misunderstood(walk, input) : undefined;
  if (input.type === 'timer' && !(decision instanceof Error) && 'exit' in decision) lose(walk.run);
  remember(walk, input);
  return settle(walk, place, decision);
}

/** What was asked for is over with its answer: whoever went on waiting for another would wait for ever. */
function misunderstood(walk: Walk, input: Extract<Input, { type: 'answer' }>): undefined {
  remember(walk, input);
  const told = JSON.stringify(input.result).slice(0, 200);
  return fail(walk, 'answer-unknown', `node "${walk.run.node}" knows no way out for the answer ${told}`);
}

/** A time-out won: what else was awaited has lost. */
function lose(run: Run): void {
  const { triggers, deadline, until = deadline } = run.wait ?? {};
  const had = triggers?.length && until !== undefined;
  run.lost = had ? { node: run.node, triggers, until } : undefined;
}

function remember(walk: Walk, input: Input): void {
  const { run } = walk;
  if (input.type === 'event') run.event = input.properties;
  if (input.type === 'answer') run.answers = { ...run.answers, [run.node]: input.result };
  walk.cause = causeOf(input);
}

function enter(walk: Walk, nodeId: string): string | undefined {
  const { run } = walk;
  run.node = nodeId;
  run.since = walk.now;
  const place = walk.paths.places.get(nodeId);
  if (!place) return fail(walk, 'node-missing', `node "${nodeId}" is not in this version`);
  const visits = visitsOf(run, nodeId);
  if (run.steps >= LIMITS.steps)
    return fail(walk, 'limit-steps', `more than ${LIMITS.steps} steps in one run`);
  if (visits >= LIMITS.visits)
    return fail(walk, 'limit-visits', `more than ${LIMITS.visits} visits to one node`);
  run.steps += 1;
  run.visits = { ...run.visits, [nodeId]: visits + 1 };
  return settle(
    walk,
    place,
    guarded(() => place.definition.enter(place.node, sceneOf(walk))),
  );
}

/** A node that throws fails its own run; let through, it would fail the batch of every other person. */
export function guarded<T>(decide: () => T): T | Error {
  try {
    return decide();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

export function settle(walk: Walk, place: Place, outcome: Outcome | Error): string | undefined {
  if (outcome instanceof Error) return fail(walk, 'node-threw', outcome.message);
  const effects = outcome.effects ? guarded(() => ask(walk, outcome.effects ?? [])) : [];
  if (effects instanceof Error) return fail(walk, 'node-threw', effects.message);
  const why = effects.length > 0 ? { ...outcome.why, effects: told(effects) } : (outcome.why ?? {});
  if ('exit' in outcome) return leave(walk, place, outcome.exit, why);
  if ('end' in outcome) return end(walk, { why });
  if ('again' in outcome) return again(walk, why);
  // Whoever only looks again later has nothing to tell.
  if (!walk.run.wait || Object.keys(why).length > 0) {
    note(walk, 'wait', { why: { ...why, wait: outcome.wait } });
  }
  walk.run.wait = outcome.wait;
  return undefined;
}

/** One more visit to the node at which the run stands: no step, because it never left. */
function again(walk: Walk, why: Record<string, unknown>): string | undefined {
  note(walk, 'wait', { why });
  walk.run.steps -= 1;
  return walk.run.node;
}

const told = (effects: Effect[]) => effects.map(({ id, kind }) => ({ id, kind }));

/** An optional exit without an edge ends the run; any other needs one, and validation saw to it. */
function leave(walk: Walk, { node, definition }: Place, exit: string, why: Record<string, unknown>) {
  const to = walk.paths.edges.get(exitKey(node.id, exit));
  if (to === undefined) {
    const optional = definition.exits(node).some(({ name, optional }) => name === exit && optional);
    return optional
      ? end(walk, { exit, why })
      : fail(walk, 'exit-unconnected', `exit "${exit}" leads nowhere`);
  }
  note(walk, 'exit', { exit, why });
  walk.run.wait = undefined;
  return to;
}

/** Nothing that was asked for is taken back; an answer to it comes too late. */
export function end(walk: Walk, entry: { exit?: string; why: Record<string, unknown> }): undefined {
  note(walk, 'end', entry);
  close(walk, 'finished');
}

function fail(walk: Walk, code: string, detail: string): undefined {
  note(walk, 'fault', { why: { code, detail } });
  close(walk, 'failed');
}

function close({ run, now }: Walk, state: 'finished' | 'failed'): undefined {
  run.state = state;
  run.endedAt = now;
  run.wait = undefined;
  run.lost = undefined;
}
