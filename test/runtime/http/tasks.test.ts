import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunShown } from '../../../runtime/wire/api/journeys.ts';
import type { Metrics } from '../../../runtime/wire/api/settings.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import type { TaskShown } from '../../../runtime/wire/api/tasks.ts';
import { DATABASES } from '../../support/databases.ts';
import { type As, type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, HOUR, journey, MONDAY } from '../../support/journey.ts';
import { article, phone } from '../../support/phone.ts';

const waiting = article('waiting', ['等待期是什么', '既往症要不要告知']);
const handOver = journey('entry-reading', { content: 'any', completion: 0.8 })
  .next('task', {
    title: '读完《等待期》',
    reason: '读到既往症停下来了',
    opener: '您好',
    agent: 'owner',
    dueIn: DAY,
  })
  .by('positive')
  .next('tag', { add: ['ripe'] })
  .next('exit');

describe.each(DATABASES)('tasks on $name', ({ open }) => {
  let dogear: Dogear;
  let zhou: As;
  let chen: As;
  let now = MONDAY;
  let readers = 0;
  beforeAll(async () => {
    dogear = await startDogear({ ...(await open()), clock: () => now });
    await dogear.site();
    zhou = { token: await dogear.agent('zhou', '周敏') };
    chen = { token: await dogear.agent('chen', '陈立') };
    await phone(dogear, 'device-of-nobody').opens(waiting);
    await publish();
  });
  afterAll(() => dogear.close());

  async function publish() {
    const { items } = await dogear.api<Page<{ id: string }>>('GET', '/api/contents');
    const draft = structuredClone(handOver.graph);
    const [entry] = draft.nodes;
    if (entry) entry.content = items[0]?.id;
    const { id } = await dogear.api<{ id: string }>('POST', '/api/journeys', {
      name: '重疾险培育',
      draft,
      layout: {},
    });
    await dogear.api('POST', `/api/journeys/${id}/publish`, {});
  }

  /** Somebody owned by 周敏 reads the article, and the task is there. */
  async function offered(): Promise<TaskShown> {
    readers += 1;
    const reader = phone(dogear, `device-of-reader-${readers}`);
    await reader.says({
      identifiers: [{ kind: 'phone', value: `1381234${String(5000 + readers)}` }],
      attributes: { name: `读者${readers}` },
    });
    await dogear.api('PATCH', `/api/people/${await reader.person()}`, { owner: 'zhou' });
    await reader.opens(waiting);
    await reader.reads(waiting);
    const { items } = await dogear.api<Page<TaskShown>>('GET', '/api/tasks?agent=zhou&state=offered');
    return items.find(({ person }) => person.name === `读者${readers}`) as TaskShown;
  }

  const move = (task: TaskShown, name: string, body: object = {}, as: As = zhou) =>
    dogear.call<TaskShown & { code?: string; field?: string }>(
      'POST',
      `/api/tasks/${task.id}/${name}`,
      body,
      as,
    );
  const actions = ({ entries }: TaskShown) => entries.map(({ actor, action }) => [actor, action]);
  const runOf = ({ runId }: TaskShown) => dogear.api<RunShown>('GET', `/api/runs/${runId}`);

  it('tell the agent which paragraphs were read, for how long, and what fired', async () => {
    const task = await dogear.api<TaskShown>('GET', `/api/tasks/${(await offered()).id}`, undefined, zhou);
    expect(task).toMatchObject({
      state: 'offered',
      title: '读完《等待期》',
      opener: '您好',
      agent: { id: 'zhou', name: '周敏' },
    });
    expect(task.journey.name).toBe('重疾险培育');
    const [read] = task.evidence.contents;
    expect(read).toMatchObject({ title: '关于waiting', readings: 1, engaged: 16_000, completion: 1 });
    expect(read?.bands).toEqual([4_000, 4_000, 4_000, 4_000]);
    expect(read?.paragraphs.map(({ text, attention }) => [text, attention])).toEqual([
      ['等待期是什么', 8_000],
    ]);
    expect(task.evidence.cause).not.toBe('');
  });

  it('a list masks how to reach the person, one task says it', async () => {
    const { id, person } = await offered();
    expect(person.identifiers).toEqual([{ kind: 'phone', value: expect.stringMatching(/^138\*{4}\d{4}$/) }]);
    const one = await dogear.api<TaskShown>('GET', `/api/tasks/${id}`, undefined, zhou);
    expect(one.person.identifiers).toEqual([
      { kind: 'phone', value: expect.stringMatching(/^1381234\d{4}$/) },
    ]);
  });

  it('go from accepting over contacting to an outcome, and the run goes on by it', async () => {
    const task = await offered();
    expect((await move(task, 'accept')).body.state).toBe('accepted');
    expect((await move(task, 'contact', { note: '电话' })).body).toMatchObject({
      state: 'contacted',
      note: '电话',
    });
    const done = await move(task, 'complete', { outcome: 'interested', note: '下周面谈' });
    expect(done.body).toMatchObject({ state: 'done', outcome: 'interested', note: '下周面谈' });
    expect(actions(done.body)).toEqual([
      ['journey', 'offer'],
      ['agent:zhou', 'accept'],
      ['agent:zhou', 'contact'],
      ['agent:zhou', 'complete'],
    ]);
    const run = await runOf(task);
    expect([run.state, run.node]).toEqual(['finished', 'exit']);
    const person = await dogear.api<{ tags: string[] }>('GET', `/api/people/${task.person.id}`);
    expect(person.tags).toEqual(['ripe']);
  });

  it('take two taps to an outcome, with the steps in between written down', async () => {
    const before = (await dogear.api<Metrics>('GET', '/api/metrics?days=1')).totals['tasks-done'] ?? 0;
    const done = await move(await offered(), 'complete', { outcome: 'unreachable' });
    expect(actions(done.body).map(([, action]) => action)).toEqual([
      'offer',
      'accept',
      'contact',
      'complete',
    ]);
    expect((await dogear.api<Metrics>('GET', '/api/metrics?days=1')).totals['tasks-done']).toBe(before + 1);
  });

  it('end once: what is done, declined or completed takes no further move', async () => {
    const task = await offered();
    expect((await move(task, 'decline', { note: '外地' })).body).toMatchObject({
      state: 'declined',
      note: '外地',
    });
    for (const [name, body] of [
      ['accept', {}],
      ['complete', { outcome: 'sold' }],
      ['reassign', { agent: 'chen' }],
    ] as const) {
      const { status, body: problem } = await move(task, name, body, {});
      expect([status, problem.code]).toEqual([409, 'task-state']);
    }
    expect((await runOf(task)).state).toBe('finished');
  });

  it('complete once, however often the button is pressed', async () => {
    const task = await offered();
    const taps = await Promise.all(
      Array.from({ length: 6 }, () => move(task, 'complete', { outcome: 'sold' })),
    );
    expect(taps.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const { trace } = await runOf(task);
    expect(trace.filter(({ what }) => what === 'ignored')).toEqual([]);
  });

  it('move to another agent, who then sees the person', async () => {
    const task = await offered();
    expect((await move(task, 'accept', {}, chen)).status).toBe(404);
    await move(task, 'accept');
    const moved = await move(task, 'reassign', { agent: 'chen' });
    expect(moved.body).toMatchObject({ state: 'offered', agent: { id: 'chen', name: '陈立' } });
    expect((await dogear.call('GET', `/api/people/${task.person.id}`, undefined, chen)).status).toBe(200);
    expect((await move(task, 'accept')).status).toBe(404);
    expect((await move(task, 'accept', {}, chen)).body.state).toBe('accepted');
    const nobody = await move(task, 'reassign', { agent: 'nobody' }, chen);
    expect([nobody.status, nobody.body.code]).toEqual([400, 'unknown-agent']);
  });

  it('wait until a later moment, and for no earlier one', async () => {
    const task = await offered();
    expect((await move(task, 'snooze', { until: now + HOUR })).body).toMatchObject({
      snoozedUntil: now + HOUR,
      state: 'offered',
    });
    const past = await move(task, 'snooze', { until: now });
    expect([past.status, past.body.field]).toEqual([400, 'until']);
    expect((await move(task, 'accept')).body.snoozedUntil).toBeNull();
  });

  it('expire when nobody acts, and the run hears of it', async () => {
    const task = await offered();
    now += DAY + HOUR;
    await dogear.worker.tick();
    expect((await dogear.api<TaskShown>('GET', `/api/tasks/${task.id}`)).state).toBe('expired');
    expect((await runOf(task)).state).toBe('finished');
    expect((await move(task, 'accept')).body.code).toBe('task-state');
  });

  it('are listed by who and by state: open ones by their time, all by their age', async () => {
    await offered();
    now += HOUR;
    await offered();
    const ids = async (query: string) =>
      (await dogear.api<Page<TaskShown>>('GET', `/api/tasks${query}`)).items;
    const open = await ids('?state=offered,accepted,contacted&agent=zhou');
    expect(open.map(({ dueAt }) => dueAt)).toEqual(open.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b));
    const all = await ids('');
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .toSorted()
        .reverse(),
    );
    expect((await ids('?agent=none')).length).toBe(0);
    expect((await dogear.call('GET', '/api/tasks?state=open')).body.field).toBe('state');
  });

  it('need what the move needs', async () => {
    const task = await offered();
    for (const [name, body, field] of [
      ['complete', {}, 'outcome'],
      ['complete', { outcome: 'maybe' }, 'outcome'],
      ['accept', { note: 'x' }, 'note'],
      ['snooze', { until: 'tomorrow' }, 'until'],
    ] as const) {
      const { status, body: problem } = await move(task, name, body);
      expect([status, problem.field]).toEqual([400, field]);
    }
  });
});
