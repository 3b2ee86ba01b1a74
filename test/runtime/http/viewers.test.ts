import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../runtime/http/routes/index.ts';
import type { Page, Problem } from '../../../runtime/wire/api/shared.ts';
import type { TaskShown } from '../../../runtime/wire/api/tasks.ts';
import { DATABASES } from '../../support/databases.ts';
import { type As, type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, journey } from '../../support/journey.ts';
import { article, phone } from '../../support/phone.ts';

const waiting = article('waiting', ['等待期是什么']);
type Ids = Page<{ id: string }>;

describe.each(DATABASES)('who asks, on $name', ({ open }) => {
  let dogear: Dogear;
  let zhou: As;
  let chen: As;
  /** Owned by 周敏; owned by nobody, but 陈立 has a task of theirs; nobody's. */
  let hers: string;
  let task: TaskShown;
  let nobodys: string;
  beforeAll(async () => {
    dogear = await startDogear(await open());
    await dogear.site();
    zhou = { token: await dogear.agent('zhou', '周敏') };
    chen = { token: await dogear.agent('chen', '陈立') };
    const draft = journey('entry-event', { event: 'help' })
      .next('push', { title: 'x', link: 'url', url: 'https://example.com', within: DAY, wait: false })
      .next('task', { title: 'x', agent: 'chen', dueIn: DAY })
      .by('positive')
      .next('exit').graph;
    const { id } = await dogear.api<{ id: string }>('POST', '/api/journeys', {
      name: 'help',
      draft,
      layout: {},
    });
    await dogear.api('POST', `/api/journeys/${id}/publish`, {});
    hers = await person('device-of-hers');
    nobodys = await person('device-of-nobodys');
    await dogear.api('PATCH', `/api/people/${hers}`, { owner: 'zhou' });
    await person('device-of-theirs', true);
    const { items } = await dogear.api<Page<TaskShown>>('GET', '/api/tasks');
    task = items[0] as TaskShown;
  });
  afterAll(() => dogear.close());

  async function person(device: string, asks = false): Promise<string> {
    const owner = phone(dogear, device);
    await owner.opens(waiting);
    await owner.reads(waiting);
    if (asks) {
      const { body } = await owner.tracks('help');
      const [push] = body.pushes;
      if (push) await owner.answersPush(push.id, 'clicked');
    }
    return owner.person();
  }

  const ids = async (path: string, as: As) =>
    (await dogear.api<Ids>('GET', path, undefined, as)).items.map(({ id }) => id);
  const status = async (path: string, as: As) => (await dogear.call('GET', path, undefined, as)).status;

  it('nobody without a token, and nobody with a wrong one', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer wrong',
      'Basic YWRtaW46eA==',
      `Bearer ${dogear.adminToken}x`,
    ]) {
      const { status, body } = await dogear.call<Problem>('GET', '/api/me', undefined, {
        headers: { authorization },
      });
      expect([authorization, status, body.code]).toEqual([authorization, 401, 'unauthorized']);
    }
  });

  it('the administrator and the agents are told apart by their tokens', async () => {
    expect(await dogear.api('GET', '/api/me')).toEqual({ role: 'admin' });
    expect(await dogear.api('GET', '/api/me', undefined, zhou)).toEqual({
      role: 'agent',
      agent: { id: 'zhou', name: '周敏' },
    });
  });

  it('an agent sees the persons they own or have a task of, and nobody else', async () => {
    expect(task).toBeDefined();
    expect(await ids('/api/people', zhou)).toEqual([hers]);
    expect(await ids('/api/people', chen)).toEqual([task.person.id]);
    expect((await ids('/api/people', {})).sort()).toEqual([hers, task.person.id, nobodys].sort());
    expect(await ids('/api/people?identifier=device:device-of-nobodys', zhou)).toEqual([]);
    expect(await ids('/api/people?q=device-of', zhou)).toEqual([hers]);
  });

  it('an agent meets 404 where the person of another begins', async () => {
    for (const path of ['', '/timeline', '/readings']) {
      expect(await status(`/api/people/${hers}${path}`, zhou)).toBe(200);
      expect(await status(`/api/people/${hers}${path}`, chen)).toBe(404);
      expect(await status(`/api/people/${nobodys}${path}`, zhou)).toBe(404);
    }
  });

  it('an agent sees the heat of their own persons only', async () => {
    const [content] = await ids('/api/contents', zhou);
    const readings = async (id: string, as: As) =>
      (
        await dogear.api<{ readings: number }>(
          'GET',
          `/api/contents/${content}/heat?person=${id}`,
          undefined,
          as,
        )
      ).readings;
    expect([await readings(hers, zhou), await readings(hers, chen), await readings(nobodys, zhou)]).toEqual([
      1, 0, 0,
    ]);
  });

  it('an agent sees their own tasks only, whatever they ask for', async () => {
    expect(await ids('/api/tasks', chen)).toEqual([task.id]);
    for (const query of ['', '?agent=chen', '?agent=none', '?state=offered']) {
      expect(await ids(`/api/tasks${query}`, zhou)).toEqual([]);
    }
    expect(await status(`/api/tasks/${task.id}`, zhou)).toBe(404);
    const moved = await dogear.call<Problem>('POST', `/api/tasks/${task.id}/accept`, {}, zhou);
    expect(moved.status).toBe(404);
    expect((await dogear.api<TaskShown>('GET', `/api/tasks/${task.id}`)).state).toBe('offered');
  });

  it('an agent sees runs and pushes of their own persons only', async () => {
    expect(await ids('/api/runs', chen)).toEqual([task.runId]);
    expect(await ids('/api/runs', zhou)).toEqual([]);
    expect(await status(`/api/runs/${task.runId}`, zhou)).toBe(404);
    expect(await ids('/api/pushes', chen)).toHaveLength(1);
    expect(await ids('/api/pushes', zhou)).toEqual([]);
  });

  it('an agent knows the others by name, but neither their links nor their work', async () => {
    type Agents = Page<{ id: string; people: number; open: number; link?: string }>;
    const seen = await dogear.api<Agents>('GET', '/api/agents', undefined, zhou);
    expect(seen.items.map(({ id, people, open, link }) => [id, people, open, link])).toEqual([
      ['zhou', 1, 0, undefined],
      ['chen', 0, 0, undefined],
    ]);
    const all = await dogear.api<Agents>('GET', '/api/agents');
    expect(all.items.map(({ id, people, open, link }) => [id, people, open, link])).toEqual([
      ['zhou', 1, 0, `/agent/#token=${zhou.token}`],
      ['chen', 0, 1, `/agent/#token=${chen.token}`],
    ]);
  });

  it('what is for administrators says so to an agent', async () => {
    const closed = routes.filter(({ declared }) => declared.who === 'admin');
    expect(closed.length).toBeGreaterThan(15);
    for (const { declared } of closed) {
      const path = declared.path.replace('{id}', 'zhou');
      const { status, body } = await dogear.call<Problem>(
        declared.method.toUpperCase(),
        path,
        undefined,
        zhou,
      );
      expect([path, status, body.code]).toEqual([path, 403, 'forbidden']);
    }
  });
});
