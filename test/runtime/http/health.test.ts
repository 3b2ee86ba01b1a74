import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { HOUR, journey, MINUTE, MONDAY } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';

describe.each(DATABASES)('how it is doing, on $name', ({ open }) => {
  const lines: string[] = [];
  let dogear: Dogear;
  let now = MONDAY;
  beforeAll(async () => {
    dogear = await startDogear({ ...(await open()), clock: () => now, log: (line) => lines.push(line) });
    await dogear.site();
  });
  afterAll(() => dogear.close());

  const get = async (path: string) => {
    const response = await fetch(dogear.url + path);
    return { status: response.status, text: await response.text() };
  };
  const figure = async (name: string) =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec((await get('/metrics')).text)?.[1]);

  it('it lives, and is ready', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, text: '{"live":true}' });
    expect(await get('/readyz')).toEqual({ status: 200, text: '{"ready":true}' });
  });

  it('figures count what came in and how long requests took', async () => {
    const event = { type: 'event', id: dogear.world.id(), at: now, name: 'hello' };
    const batch = {
      key: 'pk_test_site',
      sentAt: now,
      device: 'device-of-figures',
      messages: [event, event, {}],
    };
    await dogear.collect(batch);
    expect(await figure('dogear_messages_total{result="accepted"}')).toBe(1);
    expect(await figure('dogear_messages_total{result="duplicate"}')).toBe(1);
    expect(await figure('dogear_messages_total{result="rejected"}')).toBe(1);
    const { text } = await get('/metrics');
    expect(text).toMatch(/dogear_request_seconds_count\{method="post",route="\/v1\/batch",status="200"\} 1/);
    expect(text).toMatch(
      /dogear_request_seconds_count\{method="put",route="\/api\/sites\/\{id\}",status="200"\} 1/,
    );
    expect(await figure('dogear_ingest_queue')).toBe(0);
    expect(await figure('dogear_store_bytes')).toBeGreaterThan(10_000);
  });

  it('figures count what the script had to drop', async () => {
    const told = async (counts: Record<string, number>) => {
      const message = { type: 'drops', id: dogear.world.id(), at: now, counts };
      await dogear.collect({
        key: 'pk_test_site',
        sentAt: now,
        device: 'device-of-drops',
        messages: [message],
      });
    };
    await told({ overflow: 3, 'no-consent': 1 });
    await told({ overflow: 2 });
    expect(await figure('dogear_dropped_total{reason="overflow"}')).toBe(5);
    expect(await figure('dogear_dropped_total{reason="no-consent"}')).toBe(1);
  });

  it('figures say how long the oldest work has been due', async () => {
    const draft = journey('entry-event', { event: 'quote' })
      .next('wait', { duration: HOUR })
      .next('exit').graph;
    const { id } = await dogear.api<{ id: string }>('POST', '/api/journeys', {
      name: 'wait',
      draft,
      layout: {},
    });
    await dogear.api('POST', `/api/journeys/${id}/publish`, {});
    await dogear.worker.stop();
    await phone(dogear, 'device-of-waiter').tracks('quote');
    expect(await figure('dogear_worker_lag_seconds')).toBe(0);
    now += HOUR + MINUTE;
    expect(await figure('dogear_worker_lag_seconds')).toBe(60);
  });

  it('the log has a line for each request to the api, and nobody is named in it', async () => {
    lines.length = 0;
    await phone(dogear, 'device-of-secret').says({
      identifiers: [{ kind: 'phone', value: '13812345678' }],
      attributes: { name: '张女士' },
    });
    const { headers } = await dogear.call('GET', '/api/people?identifier=phone:13812345678&q=张女');
    const id = await phone(dogear, 'device-of-secret').person();
    await dogear.api('GET', `/api/people/${id}`);
    await dogear.call('PUT', '/api/sites/x', { name: '13812345678', nonsense: 1 });
    const log = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(log.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['get', '/api/people', 200],
      ['get', '/api/people', 200],
      ['get', '/api/people/{id}', 200],
      ['put', '/api/sites/{id}', 400],
    ]);
    expect(log[0]?.requestId).toBe(headers.get('x-request-id'));
    const whole = lines.join('');
    for (const secret of ['13812345678', '张女', id, 'device-of-secret']) expect(whole).not.toContain(secret);
  });
});
