/** A step under way: the only thing in this room that changes in place, and it never leaves it. */
import { isZone } from '../condition/index.ts';
import { own } from '../condition/own.ts';
import type { Facts, PersonFacts } from '../condition/vocabulary.ts';
import { chanceOf } from './chance.ts';
import type { Paths } from './graph.ts';
import { copyRun } from './run.ts';
import type { Context, Effect, EffectBody, Input, Run, Scene, Step, TraceEntry } from './vocabulary.ts';

export interface Walk {
  paths: Paths;
  run: Run;
  now: number;
  person: PersonFacts;
  effects: Effect[];
  trace: TraceEntry[];
  /** Why the run moves; told by the first entry of the trace. */
  cause: Record<string, unknown> | undefined;
}

export function beginWalk(paths: Paths, run: Run, { now, person }: Context): Walk {
  return { paths, run: copyRun(run), now, person, effects: [], trace: [], cause: undefined };
}

/** From now on the run looks at the rules of the version that it walks. */
export function watch({ run, paths: { rules } }: Walk): void {
  run.watches = rules.watches.length > 0 ? rules.watches : undefined;
}

export const endOfWalk = ({ run, effects, trace }: Walk): Step => ({ run, effects, trace });

export function note(
  walk: Walk,
  what: TraceEntry['what'],
  { exit, why = {} }: Pick<TraceEntry, 'exit' | 'why'>,
): void {
  const { run, cause } = walk;
  walk.cause = undefined;
  run.traced += 1;
  const waited = (run.wait && what !== 'ignored' && what !== 'goal') || undefined;
  const told = cause ? { cause, ...why } : why;
  // All of its fields at once: added one by one they cost more than the step does.
  const entry = { seq: run.traced, at: walk.now, node: run.node, what, exit, waited, why: told };
  walk.trace.push(entry as TraceEntry);
}

export function visitsOf({ visits }: Run, nodeId: string): number {
  return Object.hasOwn(visits, nodeId) ? (visits[nodeId] as number) : 0;
}

export function sceneOf(walk: Walk): Scene {
  const { run, now, person, paths } = walk;
  const visit = visitsOf(run, run.node);
  const facts: Facts = { now, person, answers: run.answers };
  if (run.event) facts.event = run.event;
  const chance = (name = `${run.journeyId}\n${run.node}`) => chanceOf(person.id, name);
  const again = () => walk.trace.some(({ node, what }) => what === 'exit' && node === run.node);
  return { facts, run, visit, effectId: effectId(run, 0), chance, zone: zoneOf(person, paths), again };
}

function zoneOf({ zone }: PersonFacts, { rules }: Paths): string {
  return zone !== undefined && isZone(zone) ? zone : rules.zone;
}

/** Several effects of one visit are told apart by their place; the first, whose answer may be awaited, has the plain id. */
function effectId(run: Run, place: number): string {
  const visit = `${run.id}:${run.node}:${visitsOf(run, run.node)}`;
  return place === 0 ? visit : `${visit}:${place}`;
}

/** Asks for one effect of the run itself, whatever node it stands at: there is one of each name. */
export function askOnce(walk: Walk, name: string, body: EffectBody): void {
  const { id, personId, node } = walk.run;
  walk.effects.push({ id: `${id}:${name}`, runId: id, nodeId: node, personId, ...body });
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

/** What the attribute comes to; anything but a number counts as 0. */
function scored({ attributes }: PersonFacts, effect: Extract<EffectBody, { kind: 'score' }>): number {
  const { name, by, least, most } = effect;
  const before = own(attributes, name);
  const sum = (typeof before === 'number' && Number.isFinite(before) ? before : 0) + by;
  return Math.min(most, Math.max(least, sum));
}

/** One of several in turn is known only when the effect is carried out. */
function owned(person: PersonFacts, { agent, keep }: Extract<EffectBody, { kind: 'owner' }>): PersonFacts {
  const several = agent === 'anyone' || agent.startsWith('unit:');
  return several || (keep && person.owner !== undefined) ? person : { ...person, owner: agent };
}

/** The person as an effect leaves them. */
export function changed(person: PersonFacts, effect: EffectBody): PersonFacts {
  if (effect.kind === 'attribute') {
    return { ...person, attributes: { ...person.attributes, [effect.name]: effect.value } };
  }
  if (effect.kind === 'score') {
    return { ...person, attributes: { ...person.attributes, [effect.name]: scored(person, effect) } };
  }
  if (effect.kind === 'owner') return owned(person, effect);
  if (effect.kind !== 'tag') return person;
  return tagged(person, effect);
}

/** Who has all that is given and nothing that is taken stays the same person. */
function tagged(person: PersonFacts, { add, remove }: Extract<EffectBody, { kind: 'tag' }>): PersonFacts {
  const { tags } = person;
  const lost = remove.some((tag) => tags.includes(tag) && !add.includes(tag));
  if (!lost && add.every((tag) => tags.includes(tag))) return person;
  const kept = tags.filter((tag) => !remove.includes(tag) && !add.includes(tag));
  return { ...person, tags: [...kept, ...new Set(add)].sort() };
}

/** Changes that set each other off without end are left there after so many rounds. */
export const ROUNDS = 50;

/** The keys of what an effect changes in the person at once: whoever waits for that looks again. */
export function changedKeys(effect: EffectBody): string[] {
  if (effect.kind === 'tag') return [...effect.add, ...effect.remove].map((tag) => `tag:${tag}`);
  return effect.kind === 'attribute' || effect.kind === 'score' ? [`attribute:${effect.name}`] : [];
}

/** What runs of the same person hear of these effects, in the order in which they were asked for; `at` in ms UTC. */
export const newsOf = (effects: readonly EffectBody[], at: number): Input[] =>
  effects.flatMap((effect) => {
    const what = changedKeys(effect);
    return what.length > 0 ? [{ type: 'changed' as const, at, what }] : [];
  });
