import { expect, it } from 'vitest';
import { PER_SECOND, SAVED_SECONDS } from '../../../runtime/ingest/allowance.ts';
import { LIMITS } from '../../../runtime/wire/batch.ts';
import { collectorOn, event, KEY } from '../../support/collector.ts';
import { MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

onEachStore('a key that floods', (open) => {
  const page = collectorOn(open);

  it('is told when to come back, and the other sites are served', async () => {
    const other = { id: 'other', name: 'Other', key: 'pk_other_site', createdAt: 0 };
    await page.store.write((db) => db.insertInto('sites').values(other).execute());
    // The largest bodies there are; what is in them is bad, so that nothing is stored.
    const body = { key: KEY, sentAt: MONDAY, device: 'device-of-ann' };
    const sends = () => page.ingest.accept({ ...body, messages: [1] }, LIMITS.bytes);
    const answers = [];
    for (let sent = 0; sent < (SAVED_SECONDS * PER_SECOND.bytes) / LIMITS.bytes + 1; sent++) {
      answers.push(await sends().catch((error) => error));
    }
    expect(answers.at(-2)).toMatchObject({ accepted: 0, rejected: [{ code: 'unknown-type' }] });
    expect(answers.at(-1)).toMatchObject({ status: 429, code: 'too-much', retryAfter: 1 });
    expect(await page.send([event('quote')], { key: 'pk_other_site' })).toMatchObject({ accepted: 1 });
    page.backstage.now += 1_000;
    expect(await sends()).toMatchObject({ accepted: 0 });
  });
});
