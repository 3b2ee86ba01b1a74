/** A step under way: the only thing in this room that changes in place, and it never leaves it. */
import type { Facts, PersonFacts } from '../condition/vocabulary.ts';
import { chanceOf } from './chance.ts';
import type { Paths } from './graph.ts';
import type { Context, Effect, EffectBody, Run, Scene, Step, TraceEntry } from './vocabulary.ts';

export interface Walk {
  paths: Paths;
  run: Run;
  now: number;
  person: PersonFacts;
  effects: Effect[];
  trace: TraceEntry[];
  /** Why the run moves; told by the first entry of the trace. */
  cause?: Record<string, unknown>;
}

export function beginWalk(paths: Paths, run: Run, { now, person }: Context): Walk {
  return { paths, run: { ...run }, now, person, effects: [], trace: [] };
}

export const endOfWalk = ({ run, effects, trace }: Walk): Step => ({ run, effects, trace });

export function note(walk: Walk, what: TraceEntry['what'], rest: Pick<TraceEntry, 'exit' | 'why'>): void {
  const { run, cause } = walk;
  delete walk.cause;
  run.traced += 1;
  walk.trace.push({
    seq: run.traced,
    at: walk.now,
    node: run.node,
    what,
    ...(run.wait && what !== 'ignored' && { waited: true }),
    ...rest,
    why: { ...(cause && { cause }), ...rest.why },
  });
}

export function visitsOf({ visits }: Run, nodeId: string): number {
  return Object.hasOwn(visits, nodeId) ? (visits[nodeId] as number) : 0;
}

export function sceneOf({ run, now, person }: Walk): Scene {
  const visit = visitsOf(run, run.node);
  const facts: Facts = { now, person, answers: run.answers, ...(run.event && { event: run.event }) };
  return { facts, run, visit, effectId: effectId(run, 0), chance: chanceOf(run.id, run.node) };
}

/** Several effects of one visit are told apart by their place; the first, whose answer may be awaited, has the plain id. */
function effectId(run: Run, place: number): string {
  const visit = `${run.id}:${run.node}:${visitsOf(run, run.node)}`;
  return place === 0 ? visit : `${visit}:${place}`;
}

/** Notes the effects, and lets the rest of this step see what they change in the person. */
export function ask(walk: Walk, bodies: EffectBody[]): Effect[] {
  const { run } = walk;
  const asked = bodies.map((body, place) => ({
    id: effectId(run, place),
    runId: run.id,
    nodeId: run.node,
    personId: run.personId,
    ...body,
  }));
  walk.person = asked.reduce(changed, walk.person);
  walk.effects.push(...asked);
  return asked;
}

/** The person as an effect leaves them. */
export function changed(person: PersonFacts, effect: EffectBody): PersonFacts {
  if (effect.kind === 'attribute') {
    return { ...person, attributes: { ...person.attributes, [effect.name]: effect.value } };
  }
  if (effect.kind !== 'tag') return person;
  const kept = person.tags.filter((tag) => !effect.remove.includes(tag));
  return { ...person, tags: [...new Set([...kept, ...effect.add])].sort() };
}
