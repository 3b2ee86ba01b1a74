import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addReplay } from '../../../runtime/store/edits/replays.ts';
import type { JourneyShown, RunListed } from '../../../runtime/wire/api/journeys.ts';
import type { ReplayPath, ReplayShown } from '../../../runtime/wire/api/replay.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import type { MigrationShown, VersionListed, VersionShown } from '../../../runtime/wire/api/versions.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, type Drawing, journey } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';
import { Receiver, SECRET } from '../../support/receiver.ts';

const layout = {};
let names = 0;
const until = (holds: () => Promise<boolean>) =>
  vi.waitFor(async () => expect(await holds()).toBe(true), { timeout: 30_000, interval: 50 });

describe.each(DATABASES)('versions of a journey on $name', ({ open }) => {
  let dogear: Dogear;
  let event: string;
  beforeAll(async () => {
    dogear = await startDogear(await open());
    await dogear.site();
  });
  afterAll(() => dogear.close());

  const waiting = (duration: number) =>
    journey('entry-event', { event }).next('wait', { duration }).next('goal', { goal: 'g' }).next('exit');
  const begin = async (drawing: Drawing) =>
    (await dogear.api<JourneyShown>('POST', '/api/journeys', { name: event, draft: drawing.graph, layout }))
      .id;
  const publish = (id: string, body?: object) => dogear.call('POST', `/api/journeys/${id}/publish`, body);
  const shown = (id: string) => dogear.api<JourneyShown>('GET', `/api/journeys/${id}`);
  async function save(id: string, drawing: Drawing): Promise<void> {
    const headers = { 'if-match': `"${(await shown(id)).revision}"` };
    await dogear.api('PUT', `/api/journeys/${id}/draft`, { draft: drawing.graph, layout }, { headers });
  }
  /** A published journey of one wait, with one person at it. */
  async function underWay(): Promise<{ id: string; person: string }> {
    event = `start-${++names}`;
    const id = await begin(waiting(DAY));
    await publish(id);
    const ann = phone(dogear, `device-${event}-of-ann`);
    await ann.tracks(event);
    return { id, person: await ann.person() };
  }
  const standing = async (id: string, at = 'wait') => {
    const { items } = await dogear.api<Page<RunListed>>('GET', `/api/runs?journey=${id}&at=${at}`);
    return items.map(({ version }) => version);
  };

  it('shows where people stand and what becomes of them before anything happens', async () => {
    const { id } = await underWay();
    await save(id, waiting(2 * DAY));
    const look = (body: object) => dogear.api<MigrationShown>('POST', `/api/journeys/${id}/migration`, body);
    expect(await look({})).toEqual({
      nodes: [{ version: 1, node: 'wait', people: 1, to: 'wait', how: 're-checks' }],
      faults: [],
    });
    expect((await look({ mapping: { wait: null } })).nodes[0]).toMatchObject({ to: null, how: 'stays' });
    expect((await look({ mapping: { wait: 'goal' } })).nodes[0]).toMatchObject({ how: 'enters' });
    const end = { end: true };
    expect((await look({ mapping: { wait: end } })).nodes[0]).toMatchObject({ to: end, how: 'ends' });
    expect(await standing(id)).toEqual([1]);
  });

  it('refuses a mapping onto a node that is missing, with node, field and remedy, and keeps the draft', async () => {
    const { id } = await underWay();
    await save(id, waiting(2 * DAY));
    const before = await shown(id);
    const { status, body } = await publish(id, { people: 'move', mapping: { wait: 'lost' } });
    expect([status, body]).toMatchObject([
      422,
      {
        code: 'mapping-faulty',
        field: 'mapping.wait',
        faults: [{ node: 'wait', code: 'mapping-to-missing' }],
      },
    ]);
    expect(JSON.stringify(body)).toMatch(/use one of/);
    expect(await shown(id)).toEqual(before);
  });

  it('moves people when asked to, and back when the older version is published again', async () => {
    const { id } = await underWay();
    await save(id, waiting(2 * DAY));
    expect((await publish(id, { people: 'move' })).body).toEqual({ version: 2 });
    await until(async () => String(await standing(id)) === '2');
    expect((await publish(id, { restores: 1, people: 'move' })).body).toEqual({ version: 3 });
    await until(async () => String(await standing(id)) === '3');
    const { items } = await dogear.api<{ items: VersionListed[] }>('GET', `/api/journeys/${id}/versions`);
    expect(items).toMatchObject([
      { version: 3, restores: 1, active: 1, publishedBy: 'admin' },
      { version: 2, restores: null, active: 0 },
      { version: 1, active: 0 },
    ]);
    const drawn = (version: number) =>
      dogear.api<VersionShown>('GET', `/api/journeys/${id}/version?version=${version}`);
    expect((await drawn(3)).graph).toEqual((await drawn(1)).graph);
    expect((await shown(id)).draft).toEqual((await drawn(2)).graph);
  });

  it('moves people later, too, and again those whom an earlier mapping left behind', async () => {
    const { id } = await underWay();
    await save(id, waiting(2 * DAY));
    expect((await publish(id, { note: '多等一天' })).status).toBe(200);
    expect(await standing(id)).toEqual([1]);
    const move = (body: object) => dogear.call('POST', `/api/journeys/${id}/move`, body);
    expect(await move({ mapping: { wait: 'lost' } })).toMatchObject({ status: 422 });
    expect((await move({ from: 1, mapping: { wait: null } })).body).toEqual({ to: 2, from: [1] });
    const open = () =>
      dogear.store.read.selectFrom('moves').selectAll().where('endedAt', 'is', null).execute();
    await until(async () => (await open()).length === 0);
    expect(await standing(id)).toEqual([1]);
    expect((await move({})).body).toEqual({ to: 2, from: [1] });
    await until(async () => String(await standing(id)) === '2');
    const { items } = await dogear.api<{ items: VersionListed[] }>('GET', `/api/journeys/${id}/versions`);
    expect(items).toMatchObject([
      { version: 2, note: '多等一天', runs: 0, active: 1, goals: 0 },
      { version: 1, note: null, runs: 1, active: 0, goals: 0 },
    ]);
  });

  it('moves nobody before anything was published', async () => {
    const id = await begin(waiting(DAY));
    expect(await dogear.call('POST', `/api/journeys/${id}/move`)).toMatchObject({
      status: 409,
      body: { code: 'journey-state' },
    });
  });

  it('runs the scenarios before it publishes, and keeps why one was overridden', async () => {
    event = `start-${++names}`;
    const id = await begin(waiting(DAY));
    const scenario = {
      ...{ id: 'one', name: '一天以后达成', given: { person: {} }, until: 3 * DAY },
      when: [{ type: 'event', at: 0, name: event, properties: {} }],
      // biome-ignore lint/suspicious/noThenProperty: given, when, then
      then: {
        passes: [{ node: 'goal' }],
        ends: { state: 'finished' },
        effects: [{ node: 'goal', kind: 'goal' }],
      },
    };
    await dogear.api('PUT', `/api/journeys/${id}/scenarios`, { scenarios: [scenario] });
    expect((await publish(id)).status).toBe(200);
    await save(id, waiting(30 * DAY));
    const { status, body } = await publish(id);
    expect([status, body]).toMatchObject([
      422,
      {
        code: 'scenarios-failed',
        scenarios: [{ id: 'one', missed: [{ node: 'goal', code: 'not-passed' }, {}, {}] }],
      },
    ]);
    expect((await publish(id, { override: '领导已确认' })).body).toEqual({ version: 2 });
    const { items } = await dogear.api<{ items: VersionListed[] }>('GET', `/api/journeys/${id}/versions`);
    expect(items.map(({ override }) => override)).toEqual(['领导已确认', null]);
  });

  it('replays a draft beside a version in the background, and nothing leaves the process', async () => {
    const { id, person } = await underWay();
    const hears = await Receiver.listening();
    const hook = { url: hears.url, secret: SECRET };
    const offer = { title: '你好', link: 'url', url: 'https://example.com', within: DAY };
    const calling = journey('entry-event', { event }).next('webhook', hook).by('done').next('push', offer);
    await save(id, calling.from('webhook').by('failed').next('exit'));
    const now = Date.now();
    const asked = { versions: ['draft', 1], from: now - DAY, to: now + 3 * DAY };
    const { id: replay } = await dogear.api<{ id: string }>('POST', `/api/journeys/${id}/replay`, asked);
    const path = `/api/journeys/${id}/replay?replay=${replay}`;
    await until(async () => (await dogear.api<ReplayShown>('GET', path)).state !== 'running');
    const done = await dogear.api<ReplayShown>('GET', path);
    expect(done, done.detail).toMatchObject({ state: 'done', versions: ['draft', 1] });
    expect(done.result?.figures).toMatchObject([
      { entrants: 1, effects: { webhook: { count: 1 }, push: { count: 1 } }, pushesADay: { 1: 1 } },
      { entrants: 1, effects: { goal: { count: 1 } }, goals: { g: 1 } },
    ]);
    const walked = `/api/journeys/${id}/replay/path?replay=${replay}&person=${person}`;
    const { paths } = await dogear.api<ReplayPath>('GET', walked);
    expect(paths.map((own) => own.map(({ node }) => node).at(-1))).toEqual(['push', 'exit']);
    expect(hears.received).toEqual([]);
    expect(await dogear.store.read.selectFrom('effects').selectAll().execute()).toEqual([]);
    await hears.close();
  });

  it('holds the tasks of a replay against what agents can take, and says how many people were walked', async () => {
    const { id } = await underWay();
    await dogear.api('PUT', '/api/agents/chen', { name: 'Chen', kind: 'human', capacity: 3 });
    const asking = (agent: string) =>
      journey('entry-event', { event }).next('task', { title: '跟进', agent, dueIn: DAY });
    const replayed = async (agent: string) => {
      await save(id, asking(agent));
      const asked = { versions: ['draft'], from: Date.now() - DAY, to: Date.now() + DAY };
      await dogear.api('POST', `/api/journeys/${id}/replay`, asked);
      const path = `/api/journeys/${id}/replay`;
      await until(async () => (await dogear.api<ReplayShown>('GET', path)).state !== 'running');
      return dogear.api<ReplayShown>('GET', path);
    };
    const named = await replayed('chen');
    expect(named.result?.capacity).toEqual({ chen: 3 });
    expect(Object.values(named.result?.figures[0]?.tasks.chen ?? {})).toEqual([1]);
    expect(named.done).toBe(named.total);
    expect(named.total).toBeGreaterThan(0);
    expect((await replayed('anyone')).result?.capacity).toEqual({ anyone: 3 });
  });

  it('says of a replay that it failed when the process that ran it is gone', async () => {
    const { id } = await underWay();
    const hourAgo = Date.now() - 3_600_000;
    const asked = { versions: [], from: 0, to: 1 };
    await dogear.store.write((db) => addReplay(db, { id: 'gone', journeyId: id, asked, now: hourAgo }));
    const left = await dogear.api<ReplayShown>('GET', `/api/journeys/${id}/replay`);
    expect(left).toMatchObject({ state: 'failed', detail: expect.stringContaining('start it again') });
  });

  it('lets a replay be cancelled', async () => {
    const { id } = await underWay();
    const asked = { versions: ['draft'], from: 0, to: Date.now() };
    await dogear.api('POST', `/api/journeys/${id}/replay`, asked);
    await dogear.api('DELETE', `/api/journeys/${id}/replay`);
    expect((await dogear.api<ReplayShown>('GET', `/api/journeys/${id}/replay`)).state).toBe('cancelled');
  });
});
