import { afterEach, beforeEach, expect, it } from 'vitest';
import { runShown, runsListed } from '../../../runtime/store/views/runs.ts';
import { Backstage } from '../../support/backstage.ts';
import { DAY, HOUR, journey } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const ADMIN = { role: 'admin' } as const;
const SHOWN = { limit: 10 };

onEachStore('the trace of a run that ended', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  beforeEach(async () => {
    store = await open();
    backstage = new Backstage(store);
    const ripe = { operand: { of: 'tag', name: 'ripe' }, operator: 'missing' };
    const drawing = journey()
      .next('tag', { add: ['a "b" \u0001:'] })
      .next('branch', { condition: ripe });
    await backstage.publish(
      drawing.by('yes').next('goal', { goal: 'done' }).from('branch').by('no').next('exit'),
    );
    await backstage.meets('张女士');
    await backstage.does('start', '张女士');
  });
  afterEach(() => store.remove());

  const rows = (table: 'traces' | 'packs') => store.read.selectFrom(table).select('runId').execute();
  const shown = async () => runShown(store.read, ADMIN, (await backstage.runs())[0]?.id ?? '');
  const packed = async () => {
    backstage.now += 2 * HOUR;
    await backstage.worker.tick();
  };

  it('is packed an hour later, a row a run, and shown as it was', async () => {
    const before = await shown();
    expect(before?.trace).toHaveLength(4);
    expect(await rows('packs')).toHaveLength(0);
    await packed();
    expect([await rows('traces'), await rows('packs')]).toMatchObject([[], [{}]]);
    expect(await shown()).toEqual(before);
  });

  it('is still found by a node it passed, and by the exit it took', async () => {
    await packed();
    const found = async (node: string, exit?: string) =>
      (await runsListed(store.read, ADMIN, { ...SHOWN, node, exit })).items.length;
    expect([await found('branch'), await found('branch', 'yes'), await found('branch', 'no')]).toEqual([
      1, 1, 0,
    ]);
    expect([await found('ranch'), await found('branch', 'ye')]).toEqual([0, 0]);
  });

  it('goes on with what came too late', async () => {
    await packed();
    const [run] = await backstage.runs();
    const input = { type: 'answer', effect: 'late', result: {}, at: backstage.now } as const;
    await store.write((db) => backstage.advance.take(db, [{ runId: run?.id ?? '', input }]));
    expect((await shown())?.trace.map(({ seq, what }) => [seq, what]).at(-1)).toEqual([5, 'ignored']);
  });

  it('is forgotten with everything else about the run, once it was kept long enough', async () => {
    await packed();
    backstage.now += 366 * DAY;
    await backstage.worker.tick();
    expect([await rows('packs'), (await shown())?.trace, (await shown())?.changes]).toEqual([[], [], []]);
  });
});
