import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NODES } from '../../../runtime/journey/index.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, journey } from '../../support/journey.ts';

const CLI = path.resolve('runtime/cli/dogear.mjs');

describe('npx dogear journeys', () => {
  let dogear: Dogear;
  let folder: string;
  beforeAll(async () => {
    dogear = await startDogear();
    folder = mkdtempSync(path.join(tmpdir(), 'dogear-cli-'));
  });
  afterAll(async () => {
    await dogear.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As from a shell in the folder. */
  async function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const env = { ...process.env, DOGEAR_URL: dogear.url, DOGEAR_ADMIN_TOKEN: dogear.adminToken };
    const child = spawn(process.execPath, [CLI, 'journeys', ...args], { cwd: folder, env });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      texts.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      texts.err += chunk;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, ...texts };
  }
  const scenario = {
    ...{ id: 'one', name: '一天以后达成', given: { person: {} } },
    when: [{ type: 'event', at: 0, name: 'start', properties: {} }],
    // biome-ignore lint/suspicious/noThenProperty: given, when, then
    then: { passes: [{ node: 'goal' }], ends: { state: 'finished' }, effects: [] },
  };
  const drawn = journey().next('wait', { duration: DAY }).next('goal', { goal: 'g' }).next('exit').graph;
  const whole = { format: 1, name: '培育', draft: drawn, layout: {}, scenarios: [scenario] };
  function write(name: string, journey: object): string {
    writeFileSync(path.join(folder, name), JSON.stringify(journey));
    return name;
  }
  const stored = (name: string) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

  it('pushes a file, publishes it, and pulls back the same', async () => {
    const file = write('mine.journey.json', whole);
    expect(await run('push', file, '--publish')).toMatchObject({
      code: 0,
      out: expect.stringContaining('version 1'),
    });
    const { id } = stored(file);
    expect(await run('pull', '培育')).toMatchObject({ code: 0 });
    const pulled = stored(`journeys/${id}.journey.json`);
    expect(pulled).toEqual({ ...whole, id, $schema: './journey.schema.json' });
    expect(await run('push', `journeys/${id}.journey.json`)).toMatchObject({ code: 0 });
    const { draft } = await dogear.api<{ draft: unknown }>('GET', `/api/journeys/${id}`);
    expect(draft).toEqual(drawn);
  });

  it('pushes a copy of a file as a journey of its own, with the same scenarios', async () => {
    const [one, other] = [write('one.journey.json', whole), write('copy.journey.json', whole)];
    for (const file of [one, other]) expect(await run('push', file)).toMatchObject({ code: 0, err: '' });
    for (const { id } of [stored(one), stored(other)]) {
      const { scenarios } = await dogear.api<{ scenarios: unknown[] }>(
        'GET',
        `/api/journeys/${id}/scenarios`,
      );
      expect(scenarios).toEqual([scenario]);
    }
  });

  it('writes a schema that names every kind of node with its fields', async () => {
    await run('pull');
    const { properties } = stored('journeys/journey.schema.json');
    const kinds = properties.draft.properties.nodes.items.oneOf.map(
      (one: { properties: { kind: { const: string } } }) => one.properties.kind.const,
    );
    expect(kinds).toEqual(Object.keys(NODES));
  });

  it('says what is wrong with its node and field, and saves nothing', async () => {
    const nodes = drawn.nodes.map((node) => (node.kind === 'wait' ? { ...node, duration: 0 } : node));
    const file = write('faulty.journey.json', { ...whole, draft: { ...drawn, nodes } });
    const { code, out } = await run('validate', file);
    expect(code).toBe(1);
    expect(out).toMatch(/node "wait", field "duration": .*at least/);
    expect(stored(file)).not.toHaveProperty('id');
  });

  const lvel = { operand: { of: 'attribute', name: 'lvel' }, operator: 'is', value: 'gold' };
  const endless = '{% for a in (1..9999) %}{% for b in (1..9999) %}x{% endfor %}{% endfor %}';
  const offer = { title: endless, link: 'url', url: 'https://example.com', within: DAY };
  it.each([
    [
      'goes in circles',
      journey()
        .next('tag', { add: ['a'] })
        .next('score', { attribute: 'n', by: 1 })
        .to('tag').graph,
      /node "(tag|score)": .*without a wait; add one/,
    ],
    [
      'asks about an attribute that nobody has',
      journey().next('branch', { condition: lvel }).by('yes').next('exit').from('branch').by('no').to('exit')
        .graph,
      /node "branch", field "condition": .*"lvel".*check how it is written/,
    ],
    [
      'has a template that does not end',
      journey().next('push', offer).next('exit').graph,
      /node "push", field "title": .*/,
    ],
  ])(
    'refuses to publish what %s, with node, field and remedy; draft, version and file stay',
    async (_, draft, told) => {
      const file = write('sound.journey.json', whole);
      await run('push', file, '--publish');
      const { id } = stored(file);
      const faulty = { ...whole, id, draft };
      const again = write('then-faulty.journey.json', faulty);
      const checked = await run('validate', again);
      expect([checked.code, checked.out]).toEqual([1, expect.stringMatching(told)]);
      expect((await dogear.api<{ draft: unknown }>('GET', `/api/journeys/${id}`)).draft).toEqual(drawn);
      const { code, err } = await run('push', again, '--publish');
      expect([code, err]).toEqual([1, expect.stringMatching(told)]);
      expect(err).toContain('Nothing was saved or published');
      expect(stored(again)).toEqual(faulty);
      expect(await dogear.api('GET', `/api/journeys/${id}`)).toMatchObject(live);
    },
  );

  const live = { draft: drawn, version: 1, state: 'live', changed: false };
  const bare = { ...drawn, edges: [] };
  // biome-ignore lint/suspicious/noThenProperty: given, when, then
  const failing = { ...scenario, then: { ...scenario.then, passes: [{ node: 'wait', exit: 'back' }] } };

  it('saves none of several files where one could not be published, and begins no journey', async () => {
    const sound = write('sound.journey.json', whole);
    await run('push', sound, '--publish');
    const { id } = stored(sound);
    const longer = journey()
      .next('wait', { duration: 2 * DAY })
      .next('goal', { goal: 'g' })
      .next('exit').graph;
    const changed = write('changed.journey.json', { ...whole, id, draft: longer });
    const fresh = write('fresh.journey.json', { ...whole, name: '没有发布', draft: bare });
    const { code, err } = await run('push', changed, fresh, '--publish');
    expect([code, err]).toEqual([1, expect.stringMatching(/fresh\.journey\.json: fault exit-unconnected/)]);
    expect(await dogear.api('GET', `/api/journeys/${id}`)).toMatchObject(live);
    expect(stored(fresh)).not.toHaveProperty('id');
    const named = `/api/journeys?q=${encodeURIComponent('没有发布')}`;
    expect(await dogear.api('GET', named)).toMatchObject({ items: [] });
  });

  it('refuses to publish where a scenario fails, unless it is told why; then it does', async () => {
    const file = write('sound.journey.json', whole);
    await run('push', file, '--publish');
    const { id } = stored(file);
    const again = write('failing.journey.json', { ...whole, id, scenarios: [failing] });
    const { code, err } = await run('push', again, '--publish');
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/FAILS: 一天以后达成\n.*node "wait"[\s\S]*Nothing was saved/),
    ]);
    expect(await dogear.api('GET', `/api/journeys/${id}/scenarios`)).toEqual({ scenarios: [scenario] });
    const told = await run('push', again, '--publish', '--override', '场景已经过时');
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining('version 2') });
  });

  it('says that the draft is saved where only publishing is refused', async () => {
    const file = write('sound.journey.json', whole);
    await run('push', file, '--publish');
    const { id } = stored(file);
    const { code, err } = await run('push', file, '--publish', '--override', 'x');
    expect([code, err]).toEqual([1, expect.stringMatching(/"override"/)]);
    expect(err).toContain(`saved as the draft of ${id}, but not published; what was live still is`);
  });

  it('pushes into a journey that was archived, and publishes it no more', async () => {
    const file = write('shelved.journey.json', whole);
    await run('push', file);
    const { id } = stored(file);
    await dogear.api('POST', `/api/journeys/${id}/archive`);
    expect(await run('push', file)).toMatchObject({ code: 0, out: expect.stringContaining(id) });
    expect(stored(file).id).toBe(id);
    const { code, err } = await run('push', file, '--publish');
    expect([code, err]).toEqual([1, expect.stringMatching(/journey-archived: Restore 培育 .*first/)]);
  });

  it('runs the scenarios of a file, and fails when one does', async () => {
    expect(await run('simulate', write('good.journey.json', whole))).toMatchObject({ code: 0 });
    // biome-ignore lint/suspicious/noThenProperty: given, when, then
    const other = { ...scenario, then: { ...scenario.then, passes: [{ node: 'wait', exit: 'back' }] } };
    const { code, out } = await run('simulate', write('bad.journey.json', { ...whole, scenarios: [other] }));
    expect(code).toBe(1);
    expect(out).toMatch(/FAILS: 一天以后达成\n.*node "wait": should leave “Wait” by “back”/);
  });

  it('walks history through what was pushed', async () => {
    const file = write('walked.journey.json', whole);
    await run('push', file);
    const { code, out } = await run('replay', file, '--days', '7');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ figures: [{ entrants: 0 }] });
  });

  it('refuses a file of a newer format, and says what to do', async () => {
    const { code, err } = await run('push', write('newer.journey.json', { ...whole, format: 2 }));
    expect(code).toBe(2);
    expect(err).toMatch(/"format" is 2, newer than the 1.*Update dogear/);
  });

  it.each([
    [['fly'], 2, /no command/],
    [['push'], 2, /Name a file/],
    [['push', 'nowhere.json'], 2, /ENOENT/],
    [['pull', '--url', 'http://127.0.0.1:1'], 3, /Nobody answers/],
    [['pull', '--token', 'wrong'], 1, /administrator token/],
  ])('of %j ends with %i', async (args, code, text) => {
    const ended = await run(...args);
    expect(ended.code).toBe(code);
    expect(ended.err).toMatch(text);
  });
});
