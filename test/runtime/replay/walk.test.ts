import { expect, it } from 'vitest';
import { replay } from '../../../runtime/replay/walk.ts';
import { insertRows } from '../../../runtime/store/bulk.ts';
import { putAgent } from '../../../runtime/store/edits/agents.ts';
import { assignOwner } from '../../../runtime/store/edits/people.ts';
import { putUnit } from '../../../runtime/store/edits/units.ts';
import { putRelation } from '../../../runtime/store/relations.ts';
import type { Message } from '../../../runtime/wire/batch.ts';
import { personRow } from '../../support/backstage.ts';
import { BLOCKS, collectorOn, event, identify, reading, share, view } from '../../support/collector.ts';
import { DAY, type Drawing, HOUR, journey, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';
import { tracesIn } from '../../support/traces.ts';

onEachStore('a replay over recorded history', (open) => {
  const page = collectorOn(open);

  const window = { from: MONDAY, to: MONDAY + 10 * DAY };
  async function figures(...drawings: Drawing[]) {
    const { figures } = await replay(page.store.read, {
      versions: drawings.map(({ version }) => version),
      ...window,
    });
    return figures;
  }
  const at = (ms: number) => ({ at: MONDAY + ms });
  async function says(ms: number, ...messages: Message[]): Promise<void> {
    page.backstage.now = MONDAY + ms;
    await page.send(messages.map((message) => ({ ...message, ...at(ms) })));
  }
  const branching = (condition: object) => {
    const drawing = journey('entry-event', { reentry: 'always' }).next('branch', { condition });
    return drawing.by('yes').next('goal', { goal: 'yes' }).next('exit').from('branch').by('no').next('exit');
  };

  it('knows the region, the unit of the owner and the relations as they are now', async () => {
    await says(0, event('start'));
    const { id } = await page.person();
    await page.store.write(async (db) => {
      await putUnit(db, { id: 'south', name: 'south', parentId: null, createdAt: 0 });
      const zhou = { id: 'zhou', name: 'zhou', kind: 'human', token: 'z', unitId: 'south' } as const;
      await putAgent(db, { ...zhou, capacity: null, createdAt: 0 });
      await assignOwner(db, id, 'zhou');
      await insertRows(db, 'persons', [{ ...personRow('child'), tagsJson: '["student"]' }]);
      await putRelation(db, { personId: id, otherId: 'child', kind: 'child', at: 0 });
      await db.updateTable('persons').set({ region: 'CN-44' }).where('id', '=', id).execute();
    });
    const all = [
      { operand: { of: 'unit' }, operator: 'is', value: 'south' },
      { operand: { of: 'region' }, operator: 'starts-with', value: 'CN' },
      { operand: { of: 'relation', kind: 'child' }, operator: 'is', value: 1 },
      { operand: { of: 'related', has: 'tag', tag: 'student' }, operator: 'exists' },
    ];
    const [told] = await figures(branching({ all }));
    expect(told).toMatchObject({ runs: 1, goals: { yes: 1 } });
  });

  it('does what live traffic did', async () => {
    const drawing = journey('entry-event', { reentry: 'after-finishing' })
      .next('wait-event', { event: 'quote', timeout: DAY })
      .by('happened')
      .next('goal', { goal: 'quoted' })
      .next('exit')
      .from('wait-event')
      .by('timed-out')
      .next('exit');
    await page.backstage.publish(drawing);
    for (const ms of [0, HOUR]) await says(ms, event('start'));
    await says(2 * HOUR, event('quote'));
    await says(3 * HOUR, event('start'));
    page.backstage.now = MONDAY + 5 * DAY;
    await page.backstage.worker.tick();
    const [replayed] = await figures(drawing);
    expect(replayed).toMatchObject({ runs: 2, entrants: 1, active: 0, goals: { quoted: 1 } });
    const live = await tracesIn(page.store);
    const exits = live.filter(({ exit }) => exit).map(({ node, exit }) => `${node} > ${exit}`);
    const told = Object.entries(replayed?.nodes ?? {}).flatMap(([node, { exits }]) =>
      Object.entries(exits).flatMap(([exit, count]) => Array(count).fill(`${node} > ${exit}`)),
    );
    expect(told.sort()).toEqual(exits.sort());
  });

  it('knows an attribute from the moment on at which it was told', async () => {
    await says(0, event('start'));
    await says(HOUR, identify({ user: 'ann' }, { level: 'gold' }));
    await says(2 * HOUR, event('start'));
    const gold = { operand: { of: 'attribute', name: 'level' }, operator: 'is', value: 'gold' };
    const [told] = await figures(branching(gold));
    expect(told?.nodes.branch?.exits).toEqual({ no: 1, yes: 1 });
  });

  it('lets go on who waits to be told of an attribute, at the moment at which it was told', async () => {
    await says(0, event('start'));
    await says(HOUR, identify({ user: 'ann' }, { level: 'gold' }));
    const gold = { operand: { of: 'attribute', name: 'level' }, operator: 'is', value: 'gold' };
    const awaited = [{ name: 'gold', on: 'condition', condition: gold }];
    const drawing = journey().next('wait-for', { awaited, timeout: DAY }).by('gold').next('exit');
    const [told] = await figures(drawing.from('wait-for').by('timed-out').next('exit'));
    expect(told?.nodes['wait-for']?.exits).toEqual({ gold: 1 });
  });

  it('goes on at once where the reading that is waited for came before, as live traffic does', async () => {
    const drawing = journey().next('wait-event', { on: 'reading', completion: 0.8, timeout: DAY });
    drawing.by('happened').next('goal', { goal: 'read' }).next('exit');
    drawing.from('wait-event').by('timed-out').next('exit');
    await page.backstage.publish(drawing);
    await says(-2 * DAY, view({ blocks: BLOCKS } as never), reading());
    await says(HOUR, event('start'));
    expect(await page.backstage.path()).toContain('wait-event > happened');
    const [told] = await figures(drawing);
    expect(told).toMatchObject({ entrants: 1, active: 0, goals: { read: 1 } });
  });

  it.each([
    ['a tag', 'tag', { add: ['ripe'] }, { of: 'tag', name: 'ripe' }],
    ['an attribute', 'attribute', { attribute: 'stage', value: 'ripe' }, { of: 'attribute', name: 'stage' }],
    ['a score', 'score', { attribute: 'warmth', by: 5 }, { of: 'attribute', name: 'warmth' }],
  ] as const)(
    'lets go on who waits for %s that the draft itself gives, as live traffic does',
    async (_, kind, fields, operand) => {
      const awaited = [{ name: 'ripe', on: 'condition', condition: { operand, operator: 'exists' } }];
      const drawing = journey().next('wait-for', { awaited, timeout: DAY }).by('ripe').next('exit');
      drawing.from('wait-for').by('timed-out').next('exit');
      drawing.graph.nodes.push({ id: 'quoted', kind: 'entry-event', event: 'quote', reentry: 'always' });
      drawing.from('quoted').next(kind, fields).next('exit');
      await page.backstage.publish(drawing);
      await says(0, event('start'));
      await says(HOUR, event('quote'));
      expect(await page.backstage.path()).toContain('wait-for > ripe');
      const [told] = await figures(drawing);
      expect(told?.nodes['wait-for']?.exits).toEqual({ ripe: 1 });
    },
  );

  it('starts where a share was opened, for who opened and for who shared', async () => {
    await says(0, view({ content: 'https://example.com/waiting' }));
    const shared = await page.send([share({ content: 'https://example.com/waiting' })]);
    const url = shared.shares?.[0]?.url as string;
    for (const friend of ['ben', 'cai']) {
      const opened = view({
        content: 'https://example.com/waiting',
        url,
        reading: `reading-of-${friend}`,
        ...at(HOUR),
      });
      page.backstage.now = MONDAY + HOUR;
      await page.send([opened], { device: `device-of-${friend}` });
    }
    const entry = (fields: object) => journey('entry-share', { reentry: 'always', ...fields }).next('exit');
    const told = await figures(
      entry({}),
      entry({ who: 'shared' }),
      entry({ by: 'agent' }),
      entry({ depth: 1 }),
    );
    expect(told.map(({ entrants, runs }) => [entrants, runs])).toEqual([
      [2, 2],
      [1, 2],
      [0, 0],
      [0, 0],
    ]);
  });

  it('starts where a person comes back to what they once skimmed', async () => {
    const skimmed = { engaged: 8_000, completion: 0.3, state: 'skim' as const };
    await says(0, view({ blocks: BLOCKS } as never), reading(skimmed));
    await says(HOUR, view({ reading: 'reading-2' }), reading({ ...skimmed, reading: 'reading-2' }));
    const content = (await page.row('contents')).id;
    const [told] = await figures(
      journey('entry-reading', { content, state: 'skim', moment: 'returned' }).next('exit'),
    );
    expect(told).toMatchObject({ entrants: 1, runs: 1 });
  });

  it('counts events up to the moment, also those from before the window', async () => {
    for (const ms of [-DAY, 0, HOUR]) await says(ms, event('start'));
    const twice = {
      operand: { of: 'events', event: 'start', measure: 'count' },
      operator: 'at-least',
      value: 3,
    };
    const [told] = await figures(branching(twice));
    expect(told?.nodes.branch?.exits).toEqual({ no: 1, yes: 1 });
  });

  it('starts where a reading crosses what the entry asks', async () => {
    await says(0, view({ blocks: BLOCKS } as never), reading());
    const content = (await page.row('contents')).id;
    const [told] = await figures(journey('entry-reading', { content, completion: 0.8 }).next('exit'));
    expect(told).toMatchObject({ entrants: 1, runs: 1 });
    const [never] = await figures(journey('entry-reading', { content, seconds: 3_000 }).next('exit'));
    expect(never).toMatchObject({ entrants: 0 });
  });

  it('walks versions side by side, and lets none see what the other did', async () => {
    await says(0, event('start'));
    const tagged = { operand: { of: 'tag', name: 'ripe' }, operator: 'exists' };
    const tagging = journey()
      .next('tag', { add: ['ripe'] })
      .next('branch', { condition: tagged });
    tagging.by('yes').next('goal', { goal: 'yes' }).next('exit').from('branch').by('no').next('exit');
    const [one, other] = await figures(tagging, branching(tagged));
    expect([one?.goals, other?.goals]).toEqual([{ yes: 1 }, {}]);
  });

  it('counts pushes by person and day, and tasks by agent and day', async () => {
    for (const ms of [0, HOUR, DAY]) await says(ms, event('start'));
    const push = { title: '你好', link: 'url', url: 'https://example.com', within: DAY };
    const drawing = journey('entry-event', { reentry: 'always' }).next('push', push);
    const tasks = journey('entry-event', { reentry: 'always' }).next('task', { title: 'x', dueIn: DAY });
    const [told, asked] = await figures(drawing, tasks);
    expect(told?.pushesADay).toEqual({ 1: 1, 2: 1 });
    expect(Object.values(asked?.tasks[''] ?? {})).toEqual([2, 1]);
  });
});
