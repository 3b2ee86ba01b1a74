import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JourneyShown, JourneyStats } from '../../../runtime/wire/api/journeys.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, journey } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';

const MONDAY = Date.UTC(2025, 8, 1);

describe.each(DATABASES)('figures of a journey on $name', ({ open }) => {
  let dogear: Dogear;
  let at = MONDAY;
  beforeAll(async () => {
    dogear = await startDogear({ ...(await open()), clock: () => at });
    await dogear.site();
  });
  afterAll(() => dogear.close());

  const publish = async (event: string) => {
    const drawn = journey('entry-event', { event }).next('wait-event', {
      event: 'signed',
      timeout: 30 * DAY,
    });
    drawn.from('wait-event').by('timed-out').next('exit');
    drawn.from('wait-event').by('happened').next('goal', { goal: '签单' });
    const { id } = await dogear.api<JourneyShown>('POST', '/api/journeys', {
      name: event,
      draft: drawn.graph,
    });
    await dogear.api('POST', `/api/journeys/${id}/publish`, {});
    return id;
  };

  it('are told by the day on which runs began, whenever they moved', async () => {
    const id = await publish('asks');
    const stats = (query = '') => dogear.api<JourneyStats>('GET', `/api/journeys/${id}/stats${query}`);
    const [early, late] = [phone(dogear, 'device-early'), phone(dogear, 'device-late')];
    await early.tracks('asks');
    at = MONDAY + DAY;
    await late.tracks('asks');
    at = MONDAY + 2 * DAY;
    await early.tracks('signed');
    expect((await stats()).days).toEqual([
      { at: MONDAY + DAY, runs: 1, goals: 0 },
      { at: MONDAY, runs: 1, goals: 1 },
    ]);
    expect(await stats(`?from=${MONDAY}&to=${MONDAY}`)).toMatchObject({ runs: 1, active: 0, goals: 1 });
    expect(await stats(`?from=${MONDAY + DAY}`)).toMatchObject({ runs: 1, active: 1, goals: 0 });
    expect(await stats('?version=2')).toMatchObject({ runs: 0, nodes: {}, days: [] });
  });

  it('are streamed as people move, until nobody listens', async () => {
    const id = await publish('moves');
    const listener = await listening(`${dogear.url}/api/journeys/${id}/live`, dogear.adminToken);
    expect(listener.headers['content-type']).toBe('text/event-stream');
    const told = eventsOf(listener);
    expect((await told.next()).value).toMatchObject({ version: 1, runs: 0 });
    await phone(dogear, 'device-moving').tracks('moves');
    expect((await told.next()).value).toMatchObject({ runs: 1, active: 1 });
    listener.destroy();
    const { status } = await dogear.call('GET', '/api/journeys/nobody/live');
    expect(status, 'of nothing nothing is streamed').toBe(404);
  });
});

function listening(url: string, token: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { authorization: `Bearer ${token}` } }, resolve).on('error', reject);
  });
}

async function* eventsOf(response: IncomingMessage): AsyncGenerator<JourneyStats> {
  let text = '';
  for await (const part of response.setEncoding('utf8')) {
    const events = (text + part).split('\n\n');
    text = events.pop() ?? '';
    for (const event of events)
      if (event.startsWith('data: ')) yield JSON.parse(event.slice(6)) as JourneyStats;
  }
}
