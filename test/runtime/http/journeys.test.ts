import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  JourneyListed,
  JourneyShown,
  JourneyStats,
  RunListed,
  RunShown,
} from '../../../runtime/wire/api/journeys.ts';
import type { Page, Problem } from '../../../runtime/wire/api/shared.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { journey, MINUTE } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';

const layout = {};
const on = (event: string) => journey('entry-event', { event });
const asks = () =>
  on('quote')
    .next('tag', { add: ['asked'] })
    .next('wait', { duration: MINUTE })
    .next('goal', { goal: 'asked' })
    .next('exit');

describe.each(DATABASES)('journeys on $name', ({ open }) => {
  let dogear: Dogear;
  beforeAll(async () => {
    dogear = await startDogear(await open());
    await dogear.site();
  });
  afterAll(() => dogear.close());

  const begin = (name: string, draft: unknown = asks().graph) =>
    dogear.api<JourneyShown>('POST', '/api/journeys', { name, draft, layout });
  const save = <T = JourneyShown>(id: string, revision: number | undefined, body: object) =>
    dogear.call<T>(
      'PUT',
      `/api/journeys/${id}/draft`,
      { layout, ...body },
      {
        headers: revision === undefined ? {} : { 'if-match': `"${revision}"` },
      },
    );

  it('begin as a draft and say what is missing', async () => {
    const { id } = await dogear.api<JourneyShown>('POST', '/api/journeys', { name: 'empty' });
    const { headers, body } = await dogear.call<JourneyShown>('GET', `/api/journeys/${id}`);
    expect(body).toMatchObject({
      name: 'empty',
      state: 'draft',
      version: null,
      revision: 1,
      changed: true,
      runs: 0,
    });
    expect(body.faults.length).toBeGreaterThan(0);
    expect(headers.get('etag')).toBe('"1"');
    expect(await dogear.api('POST', `/api/journeys/${id}/validate`, {})).toEqual({ faults: body.faults });
  });

  it('keep a broken draft and do not publish it, with each fault named on its node', async () => {
    const graph = {
      nodes: [
        { id: 'a', kind: 'wait', duration: -1 },
        { id: 'b', kind: 'nonsense' },
      ],
      edges: [],
    };
    const { id, revision } = await begin('broken');
    const saved = await save(id, revision, { draft: graph });
    expect([saved.status, saved.body.draft]).toEqual([200, graph]);
    const { status, body } = await dogear.call<Problem & { faults: JourneyShown['faults'] }>(
      'POST',
      `/api/journeys/${id}/publish`,
      {},
    );
    expect([status, body.code]).toEqual([422, 'journey-faulty']);
    expect(new Set(body.faults.map(({ node }) => node).filter(Boolean))).toEqual(new Set(['a', 'b']));
    expect((await dogear.api<JourneyShown>('GET', `/api/journeys/${id}`)).state).toBe('draft');
  });

  it('let the first of two operators save, and show the second both drafts', async () => {
    const { id, revision } = await begin('shared');
    const mine = asks().graph;
    const theirs = on('other').next('exit').graph;
    expect((await save(id, revision, { draft: theirs, name: 'theirs' })).body.revision).toBe(2);
    const conflict = await save<Problem & { current: JourneyShown }>(id, revision, { draft: mine });
    expect([conflict.status, conflict.body.code]).toEqual([409, 'draft-conflict']);
    expect(conflict.body.current).toMatchObject({ name: 'theirs', draft: theirs, revision: 2 });
    const insisted = await save(id, conflict.body.current.revision, { draft: mine });
    expect(insisted.body).toMatchObject({ draft: mine, revision: 3 });
    expect(insisted.headers.get('etag')).toBe('"3"');
  });

  it('let one of many simultaneous savers through', async () => {
    const { id, revision } = await begin('crowded');
    const saves = await Promise.all(
      Array.from({ length: 8 }, () => save(id, revision, { draft: asks().graph })),
    );
    expect(saves.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });

  it('are not saved blindly', async () => {
    const { id } = await begin('blind');
    const { status, body } = await save<Problem>(id, undefined, { draft: asks().graph });
    expect([status, body.code]).toEqual([428, 'if-match-required']);
  });

  it('of a draft that was never published can be deleted, of others not', async () => {
    const { id } = await begin('short-lived');
    expect((await dogear.call('DELETE', `/api/journeys/${id}`)).status).toBe(204);
    expect((await dogear.call('GET', `/api/journeys/${id}`)).status).toBe(404);
    const { id: live } = await begin('lives', on('never-happens').next('exit').graph);
    await dogear.api('POST', `/api/journeys/${live}/publish`, {});
    const { status, body } = await dogear.call('DELETE', `/api/journeys/${live}`);
    expect([status, body.code]).toEqual([409, 'journey-published']);
  });

  it('run once published, and every figure leads to its runs', async () => {
    const { id } = await begin('asks', asks().graph);
    expect(await dogear.api('POST', `/api/journeys/${id}/publish`, {})).toEqual({ version: 1 });
    const zhang = phone(dogear, 'device-of-zhang');
    await zhang.tracks('quote');
    const stats = await dogear.api<JourneyStats>('GET', `/api/journeys/${id}/stats`);
    expect(stats).toMatchObject({
      version: 1,
      runs: 1,
      active: 1,
      nodes: {
        'entry-event': { entered: 1, here: 0, exits: { next: 1 }, failed: 0 },
        tag: { entered: 1, here: 0, exits: { next: 1 }, failed: 0 },
        wait: { entered: 1, here: 1, exits: {}, failed: 0 },
      },
    });
    const runs = async (query: string) =>
      (await dogear.api<Page<RunListed>>('GET', `/api/runs?journey=${id}${query}`)).items;
    for (const query of [
      '',
      '&version=1',
      '&node=tag',
      '&node=tag&exit=next',
      '&node=wait',
      '&state=active',
    ]) {
      expect(await runs(query), query).toHaveLength(1);
    }
    for (const query of [
      '&version=2',
      '&node=goal',
      '&node=tag&exit=other',
      '&state=finished',
      '&person=nobody',
    ]) {
      expect(await runs(query), query).toHaveLength(0);
    }
    const [run] = await runs(`&person=${await zhang.person()}`);
    const shown = await dogear.api<RunShown>('GET', `/api/runs/${run?.id}`);
    expect(shown.trace.map(({ node, what, exit }) => [node, what, exit])).toEqual([
      ['entry-event', 'exit', 'next'],
      ['tag', 'exit', 'next'],
      ['wait', 'wait', null],
    ]);
    expect(shown).toMatchObject({ journey: 'asks', state: 'active', node: 'wait', graph: asks().graph });
    const [listed] = (await dogear.api<Page<JourneyListed>>('GET', '/api/journeys')).items.filter(
      (one) => one.id === id,
    );
    expect(listed).toMatchObject({ name: 'asks', state: 'live', version: 1, runs: 1, active: 1, goals: 0 });
  });

  it('start nothing while they are paused', async () => {
    const { id } = await begin('paused', on('only-here').next('exit').graph);
    expect((await dogear.call('POST', `/api/journeys/${id}/pause`, {})).body.code).toBe('journey-state');
    await dogear.api('POST', `/api/journeys/${id}/publish`, {});
    const runs = async () => (await dogear.api<JourneyStats>('GET', `/api/journeys/${id}/stats`)).runs;
    expect(await dogear.api('POST', `/api/journeys/${id}/pause`, {})).toMatchObject({ state: 'paused' });
    await phone(dogear, 'device-of-wang').tracks('only-here');
    expect(await runs()).toBe(0);
    expect(await dogear.api('POST', `/api/journeys/${id}/resume`, {})).toMatchObject({ state: 'live' });
    await phone(dogear, 'device-of-wang').tracks('only-here');
    expect(await runs()).toBe(1);
  });

  it('go off the list and come back; nobody comes in meanwhile, and who is under way stands still', async () => {
    const { id } = await begin(
      'shelved',
      on('to-the-shelf').next('wait', { duration: MINUTE }).next('exit').graph,
    );
    await dogear.api('POST', `/api/journeys/${id}/publish`);
    await phone(dogear, 'device-of-li').tracks('to-the-shelf');
    const post = (move: string) => dogear.call<JourneyShown & Problem>('POST', `/api/journeys/${id}/${move}`);
    const listed = async (query = '') =>
      (await dogear.api<Page<JourneyListed>>('GET', `/api/journeys${query}`)).items.some(
        (one) => one.id === id,
      );
    expect((await post('archive')).body).toMatchObject({ state: 'paused', active: 1 });
    expect([await listed(), await listed('?archived=true')]).toEqual([false, true]);
    await phone(dogear, 'device-of-sun').tracks('to-the-shelf');
    expect((await post('resume')).body.code).toBe('journey-archived');
    expect((await post('publish')).body.code).toBe('journey-archived');
    expect((await post('restore')).body).toMatchObject({ state: 'paused', active: 1, archivedAt: null });
    expect([await listed(), await listed('?archived=true')]).toEqual([true, false]);
    expect((await post('resume')).body).toMatchObject({ state: 'live', runs: 1, active: 1 });
  });

  it('know whether their draft differs from what runs', async () => {
    const { id } = await begin('changing');
    await dogear.api('POST', `/api/journeys/${id}/publish`, {});
    const shown = await dogear.api<JourneyShown>('GET', `/api/journeys/${id}`);
    expect(shown.changed).toBe(false);
    const moved = await save(id, shown.revision, { draft: shown.draft, layout: { wait: { x: 9, y: 9 } } });
    expect(moved.body.changed).toBe(false);
    const changed = await save(id, moved.body.revision, { draft: on('other').next('exit').graph });
    expect(changed.body.changed).toBe(true);
    expect(await dogear.api('POST', `/api/journeys/${id}/publish`, {})).toEqual({ version: 2 });
  });

  it('can be tried on a made-up person', async () => {
    const { id } = await begin('tried');
    const inputs = [{ type: 'event', at: 1_000, name: 'quote', properties: {} }];
    const tried = await dogear.api('POST', `/api/journeys/${id}/simulate`, {
      inputs,
      person: { tags: ['vip'] },
    });
    expect(tried).toMatchObject({
      run: { state: 'finished', node: 'exit' },
      person: { tags: ['asked', 'vip'] },
    });
    const none = await dogear.api('POST', `/api/journeys/${id}/simulate`, {
      inputs: [{ ...inputs[0], name: 'x' }],
    });
    expect(none).toMatchObject({ run: null, trace: [], effects: [] });
    const { id: empty } = await dogear.api<JourneyShown>('POST', '/api/journeys', { name: 'empty' });
    expect((await dogear.call('POST', `/api/journeys/${empty}/simulate`, { inputs })).status).toBe(422);
  });

  it('take a name and a graph and nothing else', async () => {
    for (const [body, field] of [
      [{ name: 'x', colour: 'red' }, 'colour'],
      [{ draft: { nodes: [], edges: [] } }, 'name'],
      [{ name: 'x', draft: { nodes: [{ id: 'a' }], edges: [] } }, 'draft.nodes.0.kind'],
    ] as const) {
      const answer = await dogear.call('POST', '/api/journeys', body);
      expect([answer.status, answer.body.field]).toEqual([400, field]);
    }
  });
});
