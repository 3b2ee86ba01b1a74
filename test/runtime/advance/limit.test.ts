import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Backstage } from '../../support/backstage.ts';
import { rowsOf } from '../../support/collector.ts';
import { HOUR, journey, MINUTE } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';
import { tracesIn } from '../../support/traces.ts';

/** Some people come, and the worker looks again only after a while: late for some whose turn it is. */
interface Moment {
  come: number;
  after: number;
}
const after = fc.constantFrom(200, MINUTE, 7 * MINUTE, HOUR / 2, 3 * HOUR);
const moments: fc.Arbitrary<Moment[]> = fc.array(fc.record({ come: fc.nat(6), after }), {
  minLength: 4,
  maxLength: 8,
});

onEachStore('a limit over many people', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  beforeEach(async () => {
    store = await open();
    backstage = new Backstage(store);
  });
  afterEach(() => store.remove());

  async function passages(journeyId: string) {
    const runs = new Map((await rowsOf(store.read, 'runs')).map((run) => [run.id, run]));
    const passed = (await tracesIn(store)).filter(({ node, exit }) => node === 'limit' && exit === 'next');
    return passed
      .map(({ runId, at }) => ({ at, run: runs.get(runId) }))
      .filter(({ run }) => run?.journeyId === journeyId)
      .sort((one, other) => one.at - other.at);
  }

  let told = 0;
  async function letThrough(people: number, happened: readonly Moment[]) {
    const id = `limited-${++told}`;
    const event = `start-${told}`;
    await backstage.publish(
      journey('entry-event', { event }).next('limit', { people, per: 'hour' }).next('exit'),
      id,
    );
    let came = 0;
    for (const { come, after } of happened) {
      const persons = Array.from({ length: come }, () => `${id}-${++came}`);
      if (come > 0) {
        await backstage.meets(...persons);
        await backstage.does(event, ...persons);
      }
      backstage.now += after;
      await backstage.worker.tick();
    }
    return { id, came };
  }

  it('lets no more than so many on in any hour, however late the worker is', async () => {
    const holds = fc.asyncProperty(fc.constantFrom(1, 2, 5, 60), moments, async (people, happened) => {
      const { id } = await letThrough(people, happened);
      const times = (await passages(id)).map(({ at }) => at);
      const crowded = times.filter(
        (at, place) => (times[place + people] ?? Number.POSITIVE_INFINITY) - at < HOUR,
      );
      expect(crowded).toEqual([]);
    });
    await fc.assert(holds, { numRuns: 6 });
  });

  it('lets everybody on in the end, in the order in which they came', async () => {
    const { id, came } = await letThrough(5, [
      { come: 6, after: MINUTE },
      { come: 6, after: MINUTE },
    ]);
    for (let minute = 0; minute < 180; minute++) {
      backstage.now += MINUTE;
      await backstage.worker.tick();
    }
    const order = (await passages(id)).map(({ run }) => Number(run?.personId.split('-')[2]));
    expect(order).toEqual(Array.from({ length: came }, (_, place) => place + 1));
  });

  it('lets everyone on in the end, also where others set each other off without end beside them', async () => {
    const flip = (tag: 'add' | 'remove', change: 'entered' | 'left') =>
      journey('entry-segment', { segment: 'flipping', change, reentry: 'always' }).next('tag', {
        [tag]: ['on'],
      });
    await backstage.segment('flipping', { operand: { of: 'tag', name: 'on' }, operator: 'exists' });
    await backstage.publish(flip('remove', 'entered'), 'off');
    await backstage.publish(flip('add', 'left'), 'on');
    for (const change of ['entered', 'left']) {
      const entry = { segment: 'flipping', change, reentry: 'always' };
      const limited = journey('entry-segment', entry)
        .next('limit', { people: 1_000_000, per: 'hour' })
        .next('exit');
      await backstage.publish(limited, `limited-${change}`);
    }
    // One round more than by the tag alone: so the last round is one in which they come to their limit.
    await backstage.publish(journey('entry-api').next('tag', { add: ['on'] }), 'second');
    await backstage.publish(journey().next('jump', { journey: 'second' }), 'begin');
    await backstage.meets('a');
    await backstage.does('start', 'a');
    backstage.now += MINUTE;
    await backstage.worker.tick();
    const runs = (await backstage.runs()).filter(({ journeyId }) => journeyId.startsWith('limited'));
    expect(runs.length).toBeGreaterThan(10);
    expect(runs.filter(({ state }) => state !== 'finished')).toEqual([]);
  });
});
