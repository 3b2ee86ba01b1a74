/** The rows of the table “Editing a journey that people walk” in the documentation, each as a test. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mapping } from '../../../runtime/journey/index.ts';
import { statsOf } from '../../../runtime/store/views/stats.ts';
import { Backstage } from '../../support/backstage.ts';
import { DAY, type Drawing, HOUR, journey } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';
import { tracesIn } from '../../support/traces.ts';

const ROWS = [
  'before the edited node',
  'at a node that nobody edited',
  'at an edited node that waits for a time',
  'at an edited node whose new time is over already',
  'at an edited node that waits for something to happen',
  'at an edited node that asked for something',
  'at a node that leads to another of its kind',
  'at a node that leads to one of another kind',
  'at a node that is gone',
  'at a node that leads nowhere on purpose',
  'at a node that leads to the end',
  'past the edited node',
  'in a journey that is paused',
  'at the end',
] as const;
const row = (name: (typeof ROWS)[number]) => name;

const waiting = (duration: number, exit = 'exit') =>
  journey().next('wait', { duration }).next('goal', { goal: exit }).next('exit');
const offering = (title: string, by = 'clicked') =>
  journey().next('push', { title, link: 'url', url: 'https://example.com', within: DAY }).by(by).next('exit');

onEachStore('publishing moves people who stand', (open) => {
  let store: TestStore;
  let stage: Backstage;
  beforeEach(async () => {
    store = await open();
    stage = new Backstage(store);
    await stage.meets('ann');
  });
  afterEach(() => store.remove());

  /** Ann starts on this, and it is edited to that while she is under way. */
  async function edited(before: Drawing, after: Drawing, mapping: Mapping = {}): Promise<void> {
    await stage.publish(before);
    await stage.does('start', 'ann');
    await edit(after, mapping);
  }
  async function edit(after: Drawing, mapping: Mapping = {}): Promise<void> {
    stage.now += HOUR;
    await stage.publish(after, 'journey', mapping);
    await stage.worker.tick();
  }
  async function later(ms: number): Promise<void> {
    stage.now += ms;
    await stage.worker.tick();
  }
  const standing = async () => (await stage.runs()).map(({ version, node, state }) => [version, node, state]);
  const pushes = () => store.read.selectFrom('pushes').selectAll().execute();
  async function expectBalance(): Promise<void> {
    const runs = await stage.runs();
    for (const version of [1, 2]) {
      const { nodes, active } = await statsOf(store.read, 'journey', { version });
      const own = runs.filter((run) => run.version === version && run.state === 'active');
      expect(active).toBe(own.length);
      for (const [node, { here }] of Object.entries(nodes)) {
        expect(here).toBe(own.filter((run) => run.node === node).length);
      }
    }
  }

  it(row('before the edited node'), async () => {
    await edited(
      waiting(DAY),
      journey()
        .next('wait', { duration: DAY })
        .next('tag', { add: ['new'] }),
    );
    await later(DAY);
    expect(await stage.path()).toContain('tag > next');
    await expectBalance();
  });

  it(row('at a node that nobody edited'), async () => {
    await edited(waiting(DAY), waiting(DAY, 'other'));
    expect(await standing()).toEqual([[2, 'wait', 'active']]);
    await later(DAY - HOUR - 1);
    expect(await standing()).toEqual([[2, 'wait', 'active']]);
    await later(1);
    expect(await standing()).toEqual([[2, 'exit', 'finished']]);
    await expectBalance();
  });

  it(row('at an edited node that waits for a time'), async () => {
    await edited(waiting(DAY), waiting(3 * DAY));
    await later(DAY);
    expect(await standing()).toEqual([[2, 'wait', 'active']]);
    await later(2 * DAY - HOUR);
    expect(await standing()).toEqual([[2, 'exit', 'finished']]);
  });

  it(row('at an edited node whose new time is over already'), async () => {
    await edited(waiting(DAY), waiting(HOUR / 2));
    expect(await standing()).toEqual([[2, 'exit', 'finished']]);
    await expectBalance();
  });

  it(row('at an edited node that waits for something to happen'), async () => {
    const listening = (event: string) =>
      journey().next('wait-event', { event, timeout: DAY }).by('happened').next('exit');
    await edited(listening('quote'), listening('pay'));
    await stage.does('quote', 'ann');
    expect(await standing()).toEqual([[2, 'wait-event', 'active']]);
    await stage.does('pay', 'ann');
    expect(await standing()).toEqual([[2, 'exit', 'finished']]);
  });

  it(row('at an edited node that asked for something'), async () => {
    await edited(offering('旧'), offering('新', 'expired'));
    expect(await pushes()).toHaveLength(1);
    await later(DAY);
    expect(await pushes()).toHaveLength(1);
    expect(await stage.path()).toContain('push > expired');
    expect(await standing()).toEqual([[2, 'exit', 'finished']]);
  });

  it(row('at a node that leads to another of its kind'), async () => {
    const two = journey()
      .next('wait', { duration: HOUR })
      .next('wait', { duration: 2 * DAY })
      .next('exit');
    await edited(waiting(DAY), two, { wait: 'wait-2' });
    expect(await standing()).toEqual([[2, 'wait-2', 'active']]);
    await later(2 * DAY - HOUR);
    expect(await standing()).toEqual([[2, 'exit', 'finished']]);
  });

  it(row('at a node that leads to one of another kind'), async () => {
    await edited(waiting(DAY), offering('你好'), { wait: 'push' });
    expect(await standing()).toEqual([[2, 'push', 'active']]);
    expect(await pushes()).toHaveLength(1);
    await expectBalance();
  });

  it(row('at a node that is gone'), async () => {
    await edited(waiting(DAY), offering('你好'));
    expect(await standing()).toEqual([[1, 'wait', 'active']]);
    await later(DAY);
    expect(await standing()).toEqual([[1, 'exit', 'finished']]);
  });

  it(row('at a node that leads nowhere on purpose'), async () => {
    await edited(waiting(DAY), waiting(HOUR), { wait: null });
    expect(await standing()).toEqual([[1, 'wait', 'active']]);
  });

  it(row('at a node that leads to the end'), async () => {
    await edited(offering('旧'), waiting(DAY), { push: { end: true } });
    expect(await standing()).toEqual([[1, 'push', 'finished']]);
    const last = (await tracesIn(store)).at(-1);
    expect([last?.node, last?.what, last?.dataJson]).toEqual(['push', 'end', '{"move":2}']);
    await expectBalance();
    await later(DAY);
    expect(await standing()).toEqual([[1, 'push', 'finished']]);
    expect(await pushes()).toHaveLength(1);
  });

  it(row('past the edited node'), async () => {
    const twice = (title: string) =>
      journey()
        .next('tag', { add: [title] })
        .next('wait', { duration: DAY })
        .next('exit');
    await edited(twice('旧'), twice('新'));
    await later(DAY);
    expect((await stage.path()).filter((step) => step.startsWith('tag'))).toEqual(['tag > next']);
    const ann = await store.read.selectFrom('persons').select('tagsJson').executeTakeFirst();
    expect(ann?.tagsJson).toBe('["旧"]');
  });

  it(row('in a journey that is paused'), async () => {
    await stage.publish(waiting(DAY));
    await stage.does('start', 'ann');
    stage.now += HOUR;
    await stage.publish(waiting(HOUR / 2), 'journey', {});
    await stage.setState('paused');
    await stage.worker.tick();
    expect(await standing()).toEqual([[1, 'wait', 'active']]);
    await stage.setState('live');
    await stage.worker.tick();
    expect(await standing()).toEqual([[2, 'exit', 'finished']]);
  });

  it(row('at the end'), async () => {
    await stage.publish(waiting(HOUR));
    await stage.does('start', 'ann');
    await later(HOUR);
    await edit(waiting(DAY));
    expect(await standing()).toEqual([[1, 'exit', 'finished']]);
  });

  it('portion by portion until nobody is left, and back again when the old version is brought back', async () => {
    const crowd = Array.from({ length: 450 }, (_, place) => `person-${place}`);
    await stage.meets(...crowd);
    await stage.publish(waiting(DAY));
    await stage.does('start', ...crowd);
    await edit(waiting(2 * DAY));
    expect(new Set((await standing()).map(String))).toEqual(new Set(['2,wait,active']));
    await later(2_000);
    const moves = () => store.read.selectFrom('moves').select(['moved', 'endedAt']).execute();
    expect(await moves()).toEqual([{ moved: 450, endedAt: stage.now }]);
    await edit(waiting(DAY));
    expect(new Set((await standing()).map(String))).toEqual(new Set(['3,wait,active']));
  });
});

describe('the table in the documentation', () => {
  it('has a row for each of these, in this order', () => {
    const readme = readFileSync('runtime/README.md', 'utf8');
    const told = [...readme.matchAll(/^\| … (.+?) \|/gm)].map(([, name]) => name);
    expect(told).toEqual([...ROWS]);
  });
});
