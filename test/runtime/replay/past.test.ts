import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import { DEFAULT_RULES } from '../../../runtime/gate/rules.ts';
import { replay } from '../../../runtime/replay/walk.ts';
import { saveRules } from '../../../runtime/store/contacts.ts';
import { Collector, event } from '../../support/collector.ts';
import { DAY, type Drawing, HOUR, journey, MONDAY } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const QUOTED: Condition = {
  operand: { of: 'events', event: 'quote', measure: 'count' },
  operator: 'at-least',
  value: 1,
};
const BUSY: Condition = {
  operand: { of: 'events', event: 'quote', measure: 'count', days: 7 },
  operator: 'at-least',
  value: 1,
};
const RIPE: Condition = { operand: { of: 'tag', name: 'ripe' }, operator: 'exists' };
const inside = (id: string): Condition => ({ operand: { of: 'segment', id }, operator: 'exists' });

onEachStore('a replay, of what was so then', (open) => {
  let store: TestStore;
  let page: Collector;
  beforeEach(async () => {
    store = await open();
    page = await Collector.open(store);
  });
  afterEach(() => store.remove());

  const replayed = (drawing: Drawing, to = MONDAY + 10 * DAY) =>
    replay(store.read, { versions: [drawing.version], from: MONDAY, to });
  const exitsOf = async (drawing: Drawing, node: string) =>
    (await replayed(drawing)).figures[0]?.nodes[node]?.exits;
  const exitsLive = async (node: string) => {
    const path = await page.backstage.path();
    const exits = path.filter((step) => step.startsWith(`${node} > `)).map((step) => step.split(' > ')[1]);
    return Object.fromEntries(
      [...new Set(exits)].map((exit) => [exit, exits.filter((one) => one === exit).length]),
    );
  };
  async function does(ms: number, ...names: string[]): Promise<void> {
    page.backstage.now = MONDAY + ms;
    await page.send(names.map((name) => event(name, { at: MONDAY + ms })));
  }
  const branching = (condition: Condition, start = 'start') => {
    const entry = journey('entry-event', { event: start, reentry: 'always' });
    const drawing = entry.next('branch', { condition });
    return drawing.by('yes').next('goal', { goal: 'yes' }).next('exit').from('branch').by('no').next('exit');
  };

  it('has people in a segment from when on they met it, and not because they are in it today', async () => {
    await page.backstage.segment('quoted', QUOTED);
    const drawing = branching(inside('quoted'));
    await page.backstage.publish(drawing);
    await does(0, 'start');
    await does(HOUR, 'quote');
    await does(2 * HOUR, 'start');
    expect(await exitsLive('branch')).toEqual({ no: 1, yes: 1 });
    expect(await exitsOf(drawing, 'branch')).toEqual({ no: 1, yes: 1 });
  });

  it('lets the event that brings somebody into a segment begin first, as live traffic does', async () => {
    await page.backstage.segment('quoted', QUOTED);
    const drawing = branching(inside('quoted'), 'quote');
    await page.backstage.publish(drawing);
    await does(0, 'quote');
    expect(await exitsLive('branch')).toEqual({ no: 1 });
    expect(await exitsOf(drawing, 'branch')).toEqual({ no: 1 });
  });

  it('lets people in who come into a segment, and not those who were in it when the window begins', async () => {
    await page.backstage.segment('quoted', QUOTED);
    await does(-DAY, 'quote');
    const drawing = journey('entry-segment', { segment: 'quoted' }).next('exit');
    await does(HOUR, 'quote');
    page.backstage.now = MONDAY + HOUR;
    await page.send([event('quote', { at: MONDAY + HOUR })], { device: 'device-of-ben' });
    expect(await replayed(drawing)).toMatchObject({ figures: [{ entrants: 1, runs: 1 }], silent: [[]] });
  });

  it('wakes who waits for a segment that asks about another one, which the draft itself brings about', async () => {
    await page.backstage.segment('ripe', RIPE);
    await page.backstage.segment('both', { all: [inside('ripe'), QUOTED] });
    const awaited = [{ name: 'in', on: 'condition', condition: inside('both') }];
    const drawing = journey().next('wait-for', { awaited, timeout: DAY }).by('in').next('exit');
    drawing.from('wait-for').by('timed-out').next('exit');
    drawing.graph.nodes.push({ id: 'later', kind: 'entry-event', event: 'later', reentry: 'always' });
    drawing
      .from('later')
      .next('tag', { add: ['ripe'] })
      .next('exit');
    await page.backstage.publish(drawing);
    await does(0, 'quote', 'start');
    await does(HOUR, 'later');
    expect(await exitsLive('wait-for')).toEqual({ in: 1 });
    expect(await exitsOf(drawing, 'wait-for')).toEqual({ in: 1 });
  });

  it('waits for the hours in which agents work by the rules', async () => {
    const rules = { ...DEFAULT_RULES, work: { from: 600, to: 660 } };
    await store.write((db) => saveRules(db, '', rules, 0));
    const drawing = journey().next('wait', { until: 'hours' }).next('exit');
    await does(0, 'start');
    // It is nine in Shanghai, and they begin at ten.
    expect((await replayed(drawing, MONDAY + HOUR)).figures[0]).toMatchObject({ active: 1 });
    expect((await replayed(drawing, MONDAY + HOUR + 1)).figures[0]).toMatchObject({ active: 0 });
  });

  it('lets a task expire when its hours of work are over', async () => {
    const rules = { ...DEFAULT_RULES, work: { from: 600, to: 660 } };
    await store.write((db) => saveRules(db, '', rules, 0));
    const drawing = journey().next('task', { title: 'x', dueIn: 2 * HOUR, hours: 'working' });
    drawing.by('expired').next('exit');
    await does(0, 'start');
    // An hour on Monday from ten on, and the other one on Tuesday.
    const due = MONDAY + DAY + 2 * HOUR;
    expect((await replayed(drawing, due)).figures[0]).toMatchObject({ active: 1 });
    expect((await replayed(drawing, due + 1)).figures[0]).toMatchObject({ active: 0 });
  });

  it('names the nodes that look at what is known only as it is now, and what that is', async () => {
    await page.backstage.segment('busy', BUSY);
    await page.backstage.segment('owned', {
      operand: { of: 'person', field: 'owner' },
      operator: 'exists',
    });
    const drawing = branching({ any: [RIPE, inside('owned')] });
    drawing.graph.nodes.push({ id: 'tag', kind: 'tag', add: ['mine'] });
    const own: Condition = { operand: { of: 'tag', name: 'mine' }, operator: 'exists' };
    drawing.graph.settings = { leave: inside('busy'), goal: 'mine', goalWhen: own };
    const plain = branching({ all: [QUOTED, own] });
    plain.graph.nodes.push({ id: 'tag', kind: 'tag', add: ['mine'] });
    const { asNow } = await replay(store.read, {
      versions: [drawing.version, plain.version],
      from: MONDAY,
      to: MONDAY + DAY,
    });
    expect(asNow).toEqual([
      [
        { node: '', what: ['time'] },
        { node: 'branch', what: ['owner', 'tag'] },
      ],
      [],
    ]);
  });
});
