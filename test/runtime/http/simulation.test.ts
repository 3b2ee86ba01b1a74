import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { ReplaysListed } from '../../../runtime/wire/api/replay.ts';
import type { SimulationShown } from '../../../runtime/wire/api/simulation.ts';
import type { ScenariosChecked } from '../../../runtime/wire/api/versions.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, HOUR, journey, MONDAY } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';

const START = { type: 'event', name: 'start', at: MONDAY, properties: { product: '重疾险' } };

describe.each(DATABASES)('a simulation on $name', ({ open }) => {
  let dogear: Dogear;
  let id: string;
  beforeAll(async () => {
    dogear = await startDogear({ ...(await open()), clock: () => MONDAY });
    await dogear.site();
    await dogear.agent('zhou', '周敏');
    await dogear.api('PUT', '/api/agents/zhou', { name: '周敏', kind: 'human', capacity: 1 });
    const drawing = journey()
      .next('task', { title: '聊聊{{ event.product }}', agent: 'zhou', dueIn: DAY })
      .by('declined')
      .next('task', { title: '再试', agent: 'zhou', dueIn: DAY });
    const made = { name: '模拟', draft: drawing.graph, layout: {} };
    id = (await dogear.api<JourneyShown>('POST', '/api/journeys', made)).id;
  });
  afterAll(() => dogear.close());

  const tries = (body: object) => dogear.api<SimulationShown>('POST', `/api/journeys/${id}/simulate`, body);

  it('offers how somebody comes in before anything happened', async () => {
    const { run, offers } = await tries({ inputs: [], until: MONDAY });
    expect(run).toBeNull();
    expect(offers).toMatchObject([
      { node: 'entry-event', input: { type: 'event', name: 'start', at: MONDAY } },
    ]);
  });

  it('fills texts in and tells what the rules of contact decide, and sends nothing', async () => {
    const { effects, decisions, run } = await tries({ inputs: [START], until: MONDAY });
    expect(effects).toMatchObject([{ at: MONDAY, effect: { kind: 'task', title: '聊聊重疾险' } }]);
    expect(decisions).toMatchObject([{ contact: 'task', outcome: 'passed', agent: 'zhou', node: 'task' }]);
    expect(run).toMatchObject({ state: 'active', node: 'task' });
    expect((await dogear.api<{ items: unknown[] }>('GET', '/api/tasks?agent=zhou')).items).toEqual([]);
  });

  it('counts what it gives an agent against what the agent can do that day, and goes on when there is room', async () => {
    const declined = { type: 'answer', at: MONDAY, node: 'task', result: { state: 'declined' } };
    const full = await tries({ inputs: [START, declined], until: MONDAY });
    expect(full.decisions.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['passed', null],
      ['later', 'capacity'],
    ]);
    const until = full.next as number;
    expect(until).toBeGreaterThan(MONDAY + HOUR);
    const passed = { type: 'pass', at: until };
    const roomy = await tries({ inputs: [START, declined, passed], until });
    expect(roomy.decisions.at(-1)).toMatchObject({ outcome: 'passed', at: until });
  });

  it('refuses a person without consent, and what it played takes the same way without rules', async () => {
    const { decisions, played, run } = await tries({ person: { consent: 'denied' }, inputs: [START] });
    expect(decisions).toMatchObject([{ outcome: 'refused', reason: 'consent' }]);
    expect(run).toMatchObject({ state: 'finished', node: 'task' });
    const then = { passes: [{ node: 'task', exit: 'refused' }], effects: [], ends: { state: 'finished' } };
    const one = { id: 'one', name: '不打扰', given: { person: {} }, when: played, then };
    const other = { ...one, id: 'other', name: '没人进来', when: [] };
    await dogear.api('PUT', `/api/journeys/${id}/scenarios`, { scenarios: [one, other] });
    const check = (query = '') =>
      dogear.api<ScenariosChecked>('POST', `/api/journeys/${id}/scenarios/check${query}`);
    expect((await check()).scenarios.map(({ id, missed }) => [id, missed.length > 0])).toEqual([
      ['one', false],
      ['other', true],
    ]);
    expect((await check('?scenario=one')).scenarios).toEqual([{ id: 'one', name: '不打扰', missed: [] }]);
    const unknown = await dogear.call('POST', `/api/journeys/${id}/scenarios/check?scenario=none`);
    expect(unknown.status).toBe(404);
  });

  it('knows of a made person the region, the unit of the owner, and who is related', async () => {
    const all = [
      { operand: { of: 'unit' }, operator: 'is', value: 'south' },
      { operand: { of: 'region' }, operator: 'starts-with', value: 'CN' },
      { operand: { of: 'related', kind: 'child', has: 'tag', tag: 'student' }, operator: 'exists' },
    ];
    await dogear.api('PUT', '/api/units/south', { name: '华南' });
    const drawing = journey().next('branch', { condition: { all } }).by('yes').next('goal', { goal: 'met' });
    const draft = drawing.next('exit').from('branch').by('no').next('exit').graph;
    const made = await dogear.api<JourneyShown>('POST', '/api/journeys', { name: '条件', draft, layout: {} });
    const met = async (person: object) => {
      const path = `/api/journeys/${made.id}/simulate`;
      const { trace } = await dogear.api<SimulationShown>('POST', path, { person, inputs: [START] });
      return trace.some(({ node, exit }) => node === 'branch' && exit === 'yes');
    };
    const relations = [{ kind: 'child', tags: ['student'] }];
    const person = { owner: 'zhou', units: { zhou: ['shenzhen', 'south'] }, region: 'CN-44', relations };
    expect(await met(person)).toBe(true);
    expect(await met({ ...person, units: { zhou: ['north'] } })).toBe(false);
    expect(await met({ ...person, region: 'US' })).toBe(false);
    expect(await met({ ...person, relations: [{ ...relations[0], kind: 'spouse' }] })).toBe(false);
  });

  it('says of a draft with faults which node, and what to do', async () => {
    const draft = journey().next('tag', { add: [] }).graph;
    const made = { name: '坏的', draft, layout: {} };
    const broken = await dogear.api<JourneyShown>('POST', '/api/journeys', made);
    const answer = await dogear.call('POST', `/api/journeys/${broken.id}/simulate`, { inputs: [] });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'journey-faulty', faults: [{ node: 'tag' }] },
    });
  });

  it('lists no replays and no history before there is any, and history from the first event on', async () => {
    const list = () => dogear.api<ReplaysListed>('GET', `/api/journeys/${id}/replays`);
    expect(await list()).toEqual({ items: [], history: null });
    await phone(dogear, 'device-of-ann').tracks('start');
    expect((await list()).history).toEqual({ from: MONDAY, to: MONDAY });
  });
});
