import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JourneyGraph } from '../../../runtime/journey/vocabulary.ts';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, HOUR, journey } from '../../support/journey.ts';

interface Told {
  code: string;
  node?: string;
  field?: string;
  message: { zh: string; en: string };
}
interface Refusal {
  code: string;
  detail: string;
  faults: Told[];
}

/** What an operator hands in that cannot be: each is refused with its node, its field and the remedy, and what was there stays. */
describe('an operator is told what cannot be', () => {
  let dogear: Dogear;
  beforeEach(async () => {
    dogear = await startDogear();
  });
  afterEach(() => dogear.close());

  const sound = journey().next('wait', { duration: DAY }).next('goal', { goal: 'g' }).next('exit').graph;
  const begun = (draft: JourneyGraph = sound) =>
    dogear.api<JourneyShown>('POST', '/api/journeys', { name: '培育', draft });
  const again = async (id: string) => (await dogear.api<JourneyShown>('GET', `/api/journeys/${id}`)).draft;

  /** Publishes over a sound version: the draft stays as it was handed in, and people go on walking the version. */
  async function refused(draft: JourneyGraph): Promise<Told[]> {
    const { id, revision } = await begun();
    await dogear.api('POST', `/api/journeys/${id}/publish`);
    const headers = { 'if-match': `"${revision}"` };
    await dogear.api('PUT', `/api/journeys/${id}/draft`, { name: '培育', draft, layout: {} }, { headers });
    const { status, body } = await dogear.call<Refusal>(
      'POST',
      `/api/journeys/${id}/publish`,
      undefined,
      admin(),
    );
    expect([status, body.code]).toEqual([422, 'journey-faulty']);
    expect(await again(id)).toEqual(draft);
    const { version, state } = await dogear.api<JourneyShown>('GET', `/api/journeys/${id}`);
    expect([version, state]).toEqual([1, 'live']);
    return body.faults;
  }
  const admin = () => ({ token: dogear.adminToken });
  const fault = (faults: readonly Told[], code: string) => faults.find((one) => one.code === code);

  it('who draws an impossible graph: an end that goes round without a wait', async () => {
    const round = journey()
      .next('tag', { add: ['a'] })
      .next('score', { attribute: 'n', by: 1 })
      .to('tag').graph;
    expect(fault(await refused(round), 'loop-without-wait')).toMatchObject({
      node: expect.stringMatching(/tag|score/),
      message: { en: expect.stringMatching(/wait/) },
    });
  });

  it('who asks about an attribute that nobody has', async () => {
    const condition = { operand: { of: 'attribute', name: 'lvel' }, operator: 'is', value: 'gold' };
    const asking = journey()
      .next('branch', { condition })
      .next('exit')
      .from('branch')
      .by('no')
      .next('exit').graph;
    expect(fault(await refused(asking), 'attribute-unknown')).toMatchObject({
      ...{ node: 'branch', field: 'condition' },
      message: { en: expect.stringMatching(/"lvel".*check how it is written.*declare it/) },
    });
  });

  it('who writes a template that does not end', async () => {
    const endless =
      '{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}x{% endfor %}{% endfor %}{% endfor %}';
    const offer = {
      title: '{{ person.name',
      text: endless,
      link: 'url',
      url: 'https://example.com',
      within: HOUR,
    };
    const faults = await refused(journey().next('push', offer).next('exit').graph);
    expect(faults).toContainEqual(
      expect.objectContaining({
        node: 'push',
        field: 'title',
        message: { zh: expect.any(String), en: expect.any(String) },
      }),
    );
    expect(faults.filter(({ node, field }) => node === 'push' && field === 'text')).toHaveLength(1);
  });

  it('who brings a file of a newer version', async () => {
    const { id } = await begun();
    const folder = mkdtempSync(path.join(tmpdir(), 'dogear-newer-'));
    const file = path.join(folder, 'newer.journey.json');
    const text = JSON.stringify({
      format: 99,
      id,
      name: '培育',
      draft: { nodes: [], edges: [] },
      layout: {},
    });
    writeFileSync(file, text);
    const { code, said } = await dogearCommand(dogear, 'push', file);
    expect(code).not.toBe(0);
    expect(said).toMatch(/format.*99/);
    expect([await again(id), readFileSync(file, 'utf8')]).toEqual([sound, text]);
    rmSync(folder, { recursive: true });
  });

  it('who moves people onto a node that is missing', async () => {
    const { id } = await begun();
    await dogear.api('POST', `/api/journeys/${id}/publish`);
    const asked = { people: 'move', mapping: { wait: 'lost' } };
    const { status, body } = await dogear.call<Refusal & { field: string }>(
      'POST',
      `/api/journeys/${id}/publish`,
      asked,
      admin(),
    );
    expect([status, body.code, body.field]).toEqual([422, 'mapping-faulty', 'mapping.wait']);
    expect(body.faults).toMatchObject([{ node: 'wait', code: 'mapping-to-missing' }]);
    const { version, draft } = await dogear.api<JourneyShown>('GET', `/api/journeys/${id}`);
    expect([version, draft]).toEqual([1, sound]);
  });
});

async function dogearCommand({ url, adminToken }: Dogear, ...args: string[]) {
  const env = { ...process.env, DOGEAR_URL: url, DOGEAR_ADMIN_TOKEN: adminToken };
  const child = spawn(process.execPath, [path.resolve('runtime/cli/dogear.mjs'), 'journeys', ...args], {
    env,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, said };
}
