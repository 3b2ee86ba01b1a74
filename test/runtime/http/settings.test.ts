import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dogear, startDogear } from '../../support/dogear.ts';

let dogear: Dogear;
beforeAll(async () => {
  dogear = await startDogear();
});
afterAll(() => dogear.close());

describe('sites', () => {
  it('get a key when they bring none, and keep it when they are renamed', async () => {
    const made = await dogear.api<{ key: string }>('PUT', '/api/sites/shop', { name: 'Shop' });
    expect(made.key).toMatch(/^pk_[\w-]{20,}$/);
    expect(await dogear.api('PUT', '/api/sites/shop', { name: 'The shop' })).toMatchObject({
      id: 'shop',
      name: 'The shop',
      key: made.key,
    });
  });

  it('share no key', async () => {
    await dogear.api('PUT', '/api/sites/one', { name: 'One', key: 'pk_one_of_a_kind' });
    const { status, body } = await dogear.call('PUT', '/api/sites/two', {
      name: 'Two',
      key: 'pk_one_of_a_kind',
    });
    expect([status, body.code, body.field]).toEqual([409, 'key-taken', 'key']);
    const { items } = await dogear.api<{ items: { id: string }[] }>('GET', '/api/sites');
    expect(items.map(({ id }) => id)).toEqual(['shop', 'one']);
  });

  it('have ids that fit into an address', async () => {
    const { status, body } = await dogear.call('PUT', '/api/sites/no%20spaces', { name: 'X' });
    expect([status, body.code, body.field]).toEqual([400, 'invalid', 'id']);
  });
});
