import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEffects } from '../../../runtime/effects/index.ts';
import { DEFAULT_RULES } from '../../../runtime/gate/rules.ts';
import { exitsOf, NODES } from '../../../runtime/journey/index.ts';
import type { JourneyNode, NodeDefinition, NodeKind } from '../../../runtime/journey/vocabulary.ts';
import { saveRules } from '../../../runtime/store/contacts.ts';
import { Backstage } from '../../support/backstage.ts';
import { node } from '../../support/graphs.ts';
import { type Drawing, journey } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const definitionOf = (kind: string): NodeDefinition => NODES[kind as NodeKind];
const WAITING = Object.keys(NODES).filter((kind) => definitionOf(kind).resume) as NodeKind[];

/** No template, whatever it is for. */
const UNFILLABLE = '{% if %}{{ person.name';

type Fields = Record<string, unknown>;

/** Sound fields, and the same with no text, address or JSON that could be filled in. */
function fieldsOf(kind: NodeKind): Fields[] {
  const sound = fc.sample(node(kind), { numRuns: 4, seed: 1 }).map(({ fields }) => fields);
  const templates = definitionOf(kind).fields.filter(({ template }) => template);
  const broken = Object.fromEntries(templates.map(({ name }) => [name, UNFILLABLE]));
  return templates.length > 0 ? [...sound, ...sound.map((fields) => ({ ...fields, ...broken }))] : sound;
}

/** Every way out of the node is led to an end. */
function drawn(event: string, kind: NodeKind, fields: Fields): Drawing {
  const drawing = journey('entry-event', { event }).next(kind, fields);
  for (const { name } of exitsOf(drawing.graph.nodes[1] as JourneyNode)) {
    drawing.from(kind).by(name).next('exit');
  }
  return drawing;
}

const answering = (status: number) => async () => new Response('{}', { status });
const hangingUp = async () => {
  throw new TypeError('fetch failed');
};
const WORLDS: [string, typeof fetch, 'assumed' | 'required'][] = [
  ['everybody answers well', answering(200), 'assumed'],
  ['services are gone', answering(410), 'assumed'],
  ['services are broken', answering(500), 'assumed'],
  ['services hang up', hangingUp, 'assumed'],
  ['nobody may be contacted', answering(200), 'required'],
];

onEachStore('whoever waits for what nobody gives', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  beforeEach(async () => {
    store = await open();
    backstage = new Backstage(store);
  });
  afterEach(() => store.remove());

  /** When anything is due by itself, ms UTC. */
  async function nextDue(): Promise<number | undefined> {
    const { read } = store;
    const rows = await Promise.all([
      read.selectFrom('runs').select('dueAt as at').where('dueAt', 'is not', null).execute(),
      read.selectFrom('effects').select('dueAt as at').where('state', 'in', ['pending', 'held']).execute(),
      read.selectFrom('tasks').select('dueAt as at').where('state', '=', 'offered').execute(),
      read.selectFrom('pushes').select('expiresAt as at').where('endedAt', 'is', null).execute(),
    ]);
    const times = rows.flat().flatMap(({ at }) => (at === null ? [] : [at]));
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  it.each(WORLDS)('goes on or ends, at every kind of node, where %s', async (_, fetch, consent) => {
    await store.write((db) => saveRules(db, '', { ...DEFAULT_RULES, consent }, 0));
    const { world } = backstage;
    const worker = backstage.anotherWorker({ effects: createEffects({ fetch, world, random: () => 0 }) });
    const all = WAITING.flatMap((kind) => fieldsOf(kind).map((fields) => ({ kind, fields })));
    for (const [place, { kind, fields }] of all.entries()) {
      const id = `${kind}-${place}`;
      await backstage.publish(drawn(id, kind, fields), id);
      await backstage.meets(id);
      await backstage.does(id, id);
    }
    for (let due = await nextDue(); due !== undefined; due = await nextDue()) {
      backstage.now = Math.max(backstage.now, due);
      await worker.tick();
    }
    const runs = await backstage.runs();
    expect(runs).toHaveLength(all.length);
    expect(runs.filter(({ state }) => state === 'active').map(({ journeyId }) => journeyId)).toEqual([]);
    expect(backstage.errors).toEqual([]);
  });
});
