/** The runtime without its door: store, journeys and worker, with time and the outside in the hands of the test. */

import { type Advance, createAdvance } from '../../runtime/advance/index.ts';
import type { World } from '../../runtime/clock.ts';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import { createEffects } from '../../runtime/effects/index.ts';
import type { Mapping } from '../../runtime/journey/index.ts';
import type { Input, TraceEntry } from '../../runtime/journey/vocabulary.ts';
import { insertRows, pickRows, putRows } from '../../runtime/store/bulk.ts';
import {
  addJourney,
  type Journey,
  journeyRow,
  publishDraft,
  saveDraft,
  setState,
} from '../../runtime/store/edits/journeys.ts';
import { addSegment, putSegment } from '../../runtime/store/edits/segments.ts';
import type { Store } from '../../runtime/store/index.ts';
import { askMoves } from '../../runtime/store/moves.ts';
import { savePersonValues } from '../../runtime/store/personValues.ts';
import type { PersonRow } from '../../runtime/store/tables.ts';
import { createWorker, type Worker, type WorkerOptions } from '../../runtime/worker.ts';
import { type Drawing, MONDAY } from './journey.ts';
import { tracesIn } from './traces.ts';

let made = 0;

/** A person of whom nothing is known yet. */
export const personRow = (id: string): PersonRow => ({
  ...{ id, attributesJson: '{}', tagsJson: '[]', createdAt: 0, firstSeen: 0, lastSeen: 0 },
  ...{ events: 0, readings: 0, engaged: 0, made: 0, screenAt: 0, region: null, regionAt: 0, zoneAt: 0 },
  ...{ ownerId: null, zone: null, language: null, mergedInto: null, screen: null },
});

export class Backstage {
  now = MONDAY;
  readonly world: World = { now: () => this.now, id: () => `id-${String(++made).padStart(8, '0')}` };
  readonly advance: Advance;
  readonly worker: Worker;
  /** What was logged as an error. */
  readonly errors: object[] = [];

  constructor(readonly store: Store) {
    this.advance = this.anotherAdvance();
    this.worker = this.anotherWorker();
  }

  /** As another process has it. */
  anotherAdvance(): Advance {
    return createAdvance({ store: this.store, world: this.world });
  }

  /** As another process has it; `options` replace its parts. */
  anotherWorker(options: Partial<WorkerOptions> = {}): Worker {
    const { store, world } = this;
    const advance = this.anotherAdvance();
    const effects = createEffects({ fetch, world, random: () => 0 });
    const log = { error: (data: object) => void this.errors.push(data) };
    return createWorker({ store, advance, effects, world, log, ...options });
  }

  /** Publishes the drawing; if the journey is there already, as its next version, to which people move by the mapping, if there is one. */
  async publish({ graph }: Drawing, id = 'journey', mapping?: Mapping): Promise<void> {
    const { now } = this;
    const draft = { name: id, draft: graph, layout: {} };
    await this.store.write(async (db) => {
      const known = await journeyRow(db, id);
      if (known) await saveDraft(db, id, known.revision, draft, now);
      else await addJourney(db, { id, ...draft, now });
      const version = await publishDraft(db, (await journeyRow(db, id)) as Journey, now);
      const asked = { journeyId: id, toVersion: version as number, createdAt: now };
      if (mapping) await askMoves(db, { ...asked, mapping });
    });
    await this.advance.refresh();
  }

  async setState(state: 'live' | 'paused', id = 'journey'): Promise<void> {
    await this.store.write((db) => setState(db, id, state, this.now));
    await this.advance.refresh();
  }

  async meets(...ids: string[]): Promise<void> {
    const rows = ids.map(personRow);
    const phones = ids.map((id) => ({ kind: 'user', value: `user of ${id}`, personId: id, firstSeen: 0 }));
    await this.store.write(async (db) => {
      await insertRows(db, 'persons', rows);
      await insertRows(db, 'identifiers', phones);
    });
  }

  /** Sends these persons into a journey, as the api does; with an operator, by hand. */
  async calls(personIds: string[], told: { journey?: string; operator?: string; key?: string } = {}) {
    const { journey = 'journey', operator, key } = told;
    const by = operator === undefined ? 'api' : 'hand';
    const more = { ...(operator && { operator }), ...(key && { key }) };
    const input: Input = { type: 'call', at: this.now, journey, by, properties: {}, ...more };
    const inputs = personIds.map((personId) => ({ personId, input }));
    return this.store.write((db) => this.advance.take(db, inputs));
  }

  /** The person is another one than before, as an identify message makes them. */
  async becomes(
    personId: string,
    attributes: Record<string, unknown>,
    zone: string | null = null,
  ): Promise<void> {
    await this.store.write(async (db) => {
      const [row] = await pickRows(db, 'persons', ['id'], [personId]);
      const told = Object.entries(attributes).map(
        ([name, value]) => [name, { value, at: this.now }] as const,
      );
      const known = JSON.parse(row?.attributesJson ?? '{}');
      const attributesJson = JSON.stringify({ ...known, ...Object.fromEntries(told) });
      const changed = { ...(row as PersonRow), attributesJson, zone };
      await putRows(db, 'persons', [changed]);
      await savePersonValues(db, [changed]);
      const what = Object.keys(attributes).map((name) => `attribute:${name}`);
      await this.advance.take(db, [{ personId, input: { type: 'changed', at: this.now, what } }]);
    });
  }

  /** Saves a condition as a segment and looks its members up. */
  async segment(id: string, condition: Condition): Promise<void> {
    const written = { id, name: id, conditionJson: JSON.stringify(condition), now: this.now };
    await this.store.write(async (db) => {
      if (!(await putSegment(db, written))) await addSegment(db, written);
    });
    await this.advance.refresh();
    await this.worker.tick();
    await this.advance.refresh();
  }

  async members(segment: string): Promise<string[]> {
    const rows = await this.store.read.selectFrom('segmentMembers').selectAll().orderBy('personId').execute();
    return rows.filter(({ segmentId }) => segmentId === segment).map(({ personId }) => personId);
  }

  /** Each of these persons triggers the event now. */
  async does(name: string, ...personIds: string[]): Promise<void> {
    const input: Input = { type: 'event', name, at: this.now, properties: {} };
    const inputs = personIds.map((personId) => ({ personId, input }));
    await this.store.write((db) => this.advance.take(db, inputs));
  }

  runs() {
    return this.store.read.selectFrom('runs').selectAll().orderBy('personId').execute();
  }

  effects() {
    return this.store.read.selectFrom('effects').selectAll().orderBy('id').execute();
  }

  /** `node > exit` of every exit taken, over all runs; faults and ignored inputs by their name. */
  async path(): Promise<string[]> {
    const told = (await tracesIn(this.store)).filter(
      ({ what, exit }) => exit || ['ignored', 'fault'].includes(what as TraceEntry['what']),
    );
    return told.map(({ node, exit, what }) => `${node} > ${exit ?? what}`);
  }
}
