import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import type { PeopleCount } from '../../../runtime/wire/api/conditions.ts';
import { DATABASES, type Database } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { phone } from '../../support/phone.ts';

const vip: Condition = { operand: { of: 'attribute', name: 'level' }, operator: 'is', value: 'vip' };

const LEVELS = ['vip', 'new', 'vip'];

async function peopled({ open }: Database): Promise<Dogear> {
  const dogear = await startDogear(await open());
  await dogear.site();
  for (const [place, level] of LEVELS.entries()) {
    const identifiers = [{ kind: 'customer_no', value: `C-${place}` }];
    await phone(dogear, `device-of-somebody-${place}`).says({ identifiers, attributes: { level } });
  }
  return dogear;
}

it.each(DATABASES)(
  'people who meet a condition are counted, and some of them named, on $name',
  async (database) => {
    const dogear = await peopled(database);
    const counted = await dogear.api<PeopleCount>('POST', '/api/people/count', { condition: vip });
    expect(counted).toMatchObject({ count: 2, of: LEVELS.length, complete: true });
    expect(counted.sample).toHaveLength(2);
    await dogear.close();
  },
);

// SQLite has no other who could hold its tables.
it.each(DATABASES.filter(({ name }) => name === 'PostgreSQL'))(
  'people are not counted while $name is too slow, and it says so',
  async (database) => {
    const dogear = await peopled(database);
    await dogear.store.write(async (db) => {
      await sql`lock table "persons" in access exclusive mode`.execute(db);
      const { status, body, headers } = await dogear.call('POST', '/api/people/count', { condition: vip });
      const told = [status, body.code, headers.get('content-type')];
      expect(told).toEqual([503, 'too-slow', 'application/problem+json']);
      expect(headers.get('retry-after')).toBe('2');
      expect(body.detail).toContain('Try again in some seconds');
    });
    await dogear.close();
  },
);
