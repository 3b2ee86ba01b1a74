import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import type { PeopleCount } from '../../../runtime/wire/api/conditions.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { phone } from '../../support/phone.ts';

const vip: Condition = { operand: { of: 'attribute', name: 'level' }, operator: 'is', value: 'vip' };

describe.each(DATABASES)('people who meet a condition, on $name', ({ name, open }) => {
  let dogear: Dogear;
  beforeAll(async () => {
    dogear = await startDogear(await open());
    await dogear.site();
    for (const [place, level] of ['vip', 'new', 'vip'].entries()) {
      const identifiers = [{ kind: 'customer_no', value: `C-${place}` }];
      await phone(dogear, `device-of-somebody-${place}`).says({ identifiers, attributes: { level } });
    }
  });
  afterAll(() => dogear.close());

  it('are counted, and some of them named', async () => {
    const counted = await dogear.api<PeopleCount>('POST', '/api/people/count', { condition: vip });
    expect(counted).toMatchObject({ count: 2, of: 3, complete: true });
    expect(counted.sample).toHaveLength(2);
  });

  it.runIf(name === 'PostgreSQL')(
    'are not counted while the server is too slow, and it says so',
    async () => {
      await dogear.store.write(async (db) => {
        await sql`lock table "persons" in access exclusive mode`.execute(db);
        const { status, body, headers } = await dogear.call('POST', '/api/people/count', { condition: vip });
        expect([status, body.code, headers.get('content-type')]).toEqual([
          503,
          'too-slow',
          'application/problem+json',
        ]);
        expect(headers.get('retry-after')).toBe('2');
        expect(body.detail).toContain('Try again in some seconds');
      });
    },
  );
});
