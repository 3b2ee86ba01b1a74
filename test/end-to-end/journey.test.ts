import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { RunShown } from '../../runtime/wire/api/journeys.ts';
import type { PersonProfile } from '../../runtime/wire/api/people.ts';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { type Example, openExample } from '../support/example.ts';

const READ_ON = '读完接着读';
const HAND_OVER = '成熟客户交给归属代理人';
const MINUTE = 60_000;
/** The canvas asks for its figures every few seconds. */
const SOON = { timeout: 20_000 };

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let example: Example;

beforeAll(async () => {
  example = await openExample();
});
afterAll(() => example?.close());
afterEach(() => expect(example.faults()).toEqual([]));

const get = <T>(path: string) => example.dogear.api<T>('GET', `/api${path}`);
const itemsOf = async <T>(path: string) => (await get<{ items: T[] }>(path)).items;

async function personCalled(name: string): Promise<PersonProfile> {
  const [found] = await itemsOf<{ id: string }>(`/people?q=${encodeURIComponent(name)}`);
  return get(`/people/${found?.id}`);
}

/** The person's way through the journey: `node > exit`, step by step. */
async function wayOf(name: string, journey: string): Promise<string[]> {
  const { runs } = await personCalled(name);
  const run = runs.find((one) => one.journey === journey);
  const { trace } = await get<RunShown>(`/runs/${run?.id}`);
  return trace.flatMap(({ node, exit }) => (exit ? [`${node} > ${exit}`] : []));
}

async function taskOf(name: string): Promise<TaskShown> {
  const task = (await itemsOf<TaskShown>('/tasks?limit=200')).find(({ person }) => person.name === name);
  if (!task) throw new Error(`There is no task about ${name}.`);
  return task;
}

it('whoever reads one article is offered the next, and the canvas counts those who follow', async () => {
  const operator = await example.operator();
  await operator.opensJourney(READ_ON);
  const before = await operator.figures('offer-premium');
  const reader = await example.reader();
  await reader.opens('waiting-period');
  await reader.signsIn('ouyang', '欧阳若水');

  await reader.reads(150_000);
  expect(await reader.isOffered()).toBe('保费怎么算：同样的保额为什么差一倍');
  await expect
    .poll(() => operator.figures('offer-premium'), SOON)
    .toEqual({ ...before, entered: before.entered + 1, here: before.here + 1 });

  expect(await reader.follows()).toBe('premium');
  await expect
    .poll(() => operator.figures('offer-premium'), SOON)
    .toEqual({
      entered: before.entered + 1,
      here: before.here,
      exits: { ...before.exits, 点击了: (before.exits.点击了 ?? 0) + 1 },
    });
  expect(await wayOf('欧阳若水', READ_ON)).toEqual([
    'read-waiting > next',
    'offer-premium > clicked',
    'opened > next',
  ]);
  const { lastSeen } = await personCalled('欧阳若水');
  expect(lastSeen, 'a phone whose clock runs ahead is set right').toBeLessThanOrEqual(
    example.dogear.world.now(),
  );
});

it('whoever lingers on a paragraph becomes a task that names it, and the outcome leads the run on', async () => {
  const agent = await example.agent('陈静');
  const operator = await example.operator();
  const reader = await example.reader();
  await reader.opens('waiting-period');
  await reader.signsIn('shangguan', '上官云起');
  await operator.assigns('上官云起', '陈静');
  await operator.opensJourney(HAND_OVER);
  const before = await operator.figures('task-ripe');

  await reader.reads(80_000, 0.6);
  await reader.lingersOn('#pre-existing', MINUTE);
  await reader.leaves();
  await expect.poll(() => wayOf('上官云起', HAND_OVER), SOON).toEqual(['lingers > next']);
  await example.passes(MINUTE);

  await agent.hears();
  await agent.opensTask('上官云起');
  const [content] = (await taskOf('上官云起')).evidence.contents;
  const engaged = content?.engaged ?? 0;
  expect(engaged / reader.spent).toBeGreaterThan(0.95);
  expect(engaged / reader.spent).toBeLessThanOrEqual(1.001);
  const held = await agent.evidence('等待期');
  expect(held).toHaveLength(1);
  expect(held[0]?.text).toContain('既往症没有期限');
  expect(held[0]?.seconds).toBe(Math.round((content?.paragraphs[0]?.attention ?? 0) / 1_000));
  expect(held[0]?.seconds).toBeGreaterThanOrEqual(40);
  expect(held[0]?.seconds).toBeLessThanOrEqual(60);

  await agent.taps('接受');
  await agent.taps('已联系');
  await agent.reports('已约见');
  expect(await wayOf('上官云起', HAND_OVER)).toEqual([
    'lingers > next',
    'let-read > next',
    'task-ripe > positive',
    'willing > next',
    'tag-willing > next',
  ]);
  expect((await personCalled('上官云起')).tags).toEqual(['高意向']);
  await expect
    .poll(() => operator.figures('task-ripe'), SOON)
    .toEqual({
      ...before,
      entered: before.entered + 1,
      exits: { ...before.exits, 有意向: (before.exits.有意向 ?? 0) + 1 },
    });
});

it('whoever asks for advice is a task at once', async () => {
  const agent = await example.agent('陈静');
  const reader = await example.reader();
  await reader.opens('premium');
  await reader.signsIn('sikong', '司空见明');
  expect(await reader.asksForAdvice()).toContain('已记下');

  await expect.poll(() => wayOf('司空见明', HAND_OVER), SOON).toEqual(['asks > next']);
  await agent.hears();
  await agent.opensTask('司空见明');
  await agent.taps('接受');
  await agent.reports('暂不需要');
  expect((await personCalled('司空见明')).tags).toEqual(['暂缓联系']);
});

it('an operator rewords what is offered and publishes; the next reader sees it', async () => {
  const operator = await example.operator();
  await operator.opensJourney(READ_ON);
  await operator.writes('offer-premium', '标题', '同样 50 万，为什么他少交一半');
  expect(await operator.publishes()).toContain('第 2 版已发布');

  const reader = await example.reader();
  await reader.opens('waiting-period');
  await reader.signsIn('dongfang', '东方既白');
  await reader.reads(150_000);
  expect(await reader.isOffered()).toBe('同样 50 万，为什么他少交一半');
  const { runs } = await personCalled('东方既白');
  expect(runs.map(({ journey, version }) => ({ journey, version }))).toContainEqual({
    journey: READ_ON,
    version: 2,
  });
});
