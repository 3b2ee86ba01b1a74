import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchAnswer } from '../../../runtime/wire/batch.ts';
import { MADE_KEY, MADE_NOW, type MadeBody, madeBody } from '../../support/bodies.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { journey, MINUTE } from '../../support/journey.ts';
import { pipelined, type Reply } from '../../support/pipeline.ts';

/** Connections at the same time, and bodies that go down each at once; the whole number of bodies by database. */
const CONNECTIONS = 4;
const BODIES = 125;
const ROUNDS: Record<string, number> = { SQLite: 200, PostgreSQL: 12 };

describe.each(DATABASES)('whatever anybody sends to the collector, on $name', ({ name, open }) => {
  let dogear: Dogear;
  beforeAll(async () => {
    dogear = await startDogear({ ...(await open()), clock: () => MADE_NOW });
    await dogear.site(MADE_KEY);
    const draft = journey('entry-event', { event: 'quote' })
      .next('push', { title: 'x', link: 'url', url: 'https://example.com', within: MINUTE })
      .by('clicked')
      .next('exit').graph;
    const { id } = await dogear.api<{ id: string }>('POST', '/api/journeys', {
      name: 'quote',
      draft,
      layout: {},
    });
    await dogear.api('POST', `/api/journeys/${id}/publish`, {});
  });
  afterAll(() => dogear.close());

  /** Ids of what was taken: those of its messages that were not rejected. */
  const taken = { events: new Set<string>(), readings: new Set<string>() };

  /** What a reply does wrong. */
  function wrong({ text }: MadeBody, { status, body }: Reply): string[] {
    if (status !== 200) {
      const { code, detail } = body as { code?: string; detail?: string };
      return [400, 401, 413].includes(status) && code && detail ? [] : [`${status} ${JSON.stringify(body)}`];
    }
    const { accepted, duplicates, rejected } = body as BatchAnswer;
    const { messages } = JSON.parse(String(text)) as { messages: Record<string, string>[] };
    const refused = new Set(rejected.map(({ index }) => index));
    messages.forEach((message, index) => {
      if (refused.has(index)) return;
      if (message.type === 'reading') taken.readings.add(message.reading as string);
      // Of a share only the link is kept.
      else if (message.type !== 'share') taken.events.add(message.id as string);
    });
    const whole =
      accepted + duplicates + rejected.length === messages.length && refused.size === rejected.length;
    const told = rejected.every(
      ({ index, code, reason }) => index in messages && /^[a-z-]+$/.test(code) && reason,
    );
    return whole && told ? [] : [`${String(text)} was answered ${JSON.stringify(body)}`];
  }

  it('it never fails, and stores what it took and nothing else', { timeout: 480_000 }, async () => {
    const bodies = fc.array(madeBody, { minLength: BODIES, maxLength: BODIES });
    const together = fc.array(bodies, { minLength: CONNECTIONS, maxLength: CONNECTIONS });
    const holds = fc.asyncProperty(together, async (sent) => {
      const replies = await Promise.all(sent.map((made) => pipelined(`${dogear.url}/v1/batch`, made)));
      const made = sent.flat();
      expect(replies.flat().flatMap((reply, place) => wrong(made[place] as MadeBody, reply))).toEqual([]);
    });
    await fc.assert(holds, { numRuns: ROUNDS[name] as number, seed: 20_260_504 });
    const { read } = dogear.store;
    const events = await read
      .selectFrom('events')
      .select(['id', 'type'])
      .where('type', '!=', 'identity-conflict')
      .execute();
    expect(new Set(events.map(({ id }) => id))).toEqual(taken.events);
    const readings = await read.selectFrom('readings').select('id').execute();
    expect(new Set(readings.map(({ id }) => id))).toEqual(taken.readings);
    expect(taken.events.size).toBeGreaterThan(1_000);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
