import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../runtime/wire/api/people.ts';
import type { RelationShown } from '../../../runtime/wire/api/relations.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { DATABASES } from '../../support/databases.ts';
import { type As, type Dogear, startDogear } from '../../support/dogear.ts';
import { phone } from '../../support/phone.ts';

describe.each(DATABASES)('who is related to whom, on $name', ({ open }) => {
  let dogear: Dogear;
  beforeAll(async () => {
    dogear = await startDogear(await open());
    await dogear.site();
  });
  afterAll(() => dogear.close());

  let met = 0;
  /** A person of this name. */
  const meets = async (name: string) => {
    const reader = phone(dogear, `device-of-relations-${++met}`);
    await reader.says({ attributes: { name } });
    return reader.person();
  };
  let [ann, bob] = ['', ''];
  beforeEach(async () => {
    [ann, bob] = [await meets('Ann'), await meets('Bob')];
  });

  const path = (id: string) => `/api/people/${id}/relations`;
  const says = (id: string, other: string, kind: string) => dogear.api('PUT', path(id), { other, kind });
  const forgets = (id: string, other: string) => dogear.api('DELETE', `${path(id)}?other=${other}`);
  const of = async (id: string, as?: As) => {
    const { items } = await dogear.api<{ items: RelationShown[] }>('GET', path(id), undefined, as);
    return items.map(({ name, kind }) => `${kind} ${name}`);
  };
  const refused = async (method: string, at: string, body?: object) => {
    const answer = await dogear.call(method, at, body);
    return [answer.status, answer.body.code];
  };
  const told = async (id: string) => {
    const { items } = await dogear.api<Page<TimelineEntry>>('GET', `/api/people/${id}/timeline`);
    return items.flatMap((entry) => (entry.kind === 'change' ? entry.data : []));
  };

  it('is known both ways, as each of them is to the other', async () => {
    await says(ann, bob, 'child');
    expect([await of(ann), await of(bob)]).toEqual([['child Bob'], ['parent Ann']]);
    await says(bob, ann, 'spouse');
    expect([await of(ann), await of(bob)]).toEqual([['spouse Bob'], ['spouse Ann']]);
  });

  it('is forgotten both ways', async () => {
    await says(ann, bob, 'friend');
    await forgets(bob, ann);
    expect([await of(ann), await of(bob)]).toEqual([[], []]);
  });

  it('stands on the timelines of both', async () => {
    await says(ann, bob, 'child');
    await forgets(ann, bob);
    await forgets(ann, bob);
    expect(await told(ann)).toEqual([
      { other: bob, name: 'Bob', relation: 'child', done: 'removed' },
      { other: bob, name: 'Bob', relation: 'child', done: 'set' },
    ]);
    expect(await told(bob)).toEqual([
      { other: ann, name: 'Ann', relation: 'parent', done: 'removed' },
      { other: ann, name: 'Ann', relation: 'parent', done: 'set' },
    ]);
  });

  it('stands there once, however often it is said, from either side', async () => {
    await says(ann, bob, 'child');
    await says(ann, bob, 'child');
    await says(bob, ann, 'parent');
    expect([await told(ann), await told(bob)].map(({ length }) => length)).toEqual([1, 1]);
    await says(ann, bob, 'spouse');
    expect(await told(ann)).toMatchObject([{ relation: 'spouse' }, { relation: 'child' }]);
    expect(await of(bob)).toEqual(['spouse Ann']);
  });

  it('takes in those only whom it knows, and nobody to themselves', async () => {
    const written = (other: string) => ({ other, kind: 'friend' });
    expect(await refused('PUT', path(ann), written('nobody'))).toEqual([400, 'unknown-person']);
    expect(await refused('PUT', path(ann), written(ann))).toEqual([400, 'relation-self']);
    expect(await refused('PUT', path('nobody'), written(ann))).toEqual([404, 'not-found']);
    expect(await refused('PUT', path(ann), { other: bob, kind: 'enemy' })).toEqual([400, 'invalid']);
  });

  it('ends at fifty, and says so', async () => {
    const crowd = Array.from({ length: 50 }, (_, place) => ({ otherId: `other-${place}`, at: place }));
    const rows = crowd.map((one) => ({ ...one, personId: ann, kind: 'friend' as const }));
    await dogear.store.write((db) => db.insertInto('relations').values(rows).execute());
    expect(await refused('PUT', path(ann), { other: bob, kind: 'friend' })).toEqual([409, 'relations-full']);
    expect(await refused('PUT', path(bob), { other: ann, kind: 'friend' })).toEqual([409, 'relations-full']);
  });

  it('is shown to an agent as far as they may see the people', async () => {
    const cai = await meets('Cai');
    const token = await dogear.agent('zhou', '周敏');
    for (const id of [ann, bob]) await dogear.api('PATCH', `/api/people/${id}`, { owner: 'zhou' });
    await says(ann, bob, 'spouse');
    await says(ann, cai, 'parent');
    expect(await of(ann, { token })).toEqual(['spouse Bob']);
    expect((await dogear.call('PUT', path(ann), { other: bob, kind: 'friend' }, { token })).status).toBe(403);
  });

  it('stays when somebody turns out to be somebody else', async () => {
    const cai = await meets('Cai');
    const again = phone(dogear, `device-of-relations-again-${met}`);
    await again.says({ attributes: { name: 'Ann' } });
    const twin = await again.person();
    await says(twin, bob, 'child');
    await says(twin, cai, 'colleague');
    await says(twin, ann, 'friend');
    await says(ann, cai, 'sibling');
    const phones = [{ kind: 'phone', value: `138${met}` }];
    await phone(dogear, `device-of-relations-${met - 2}`).says({ identifiers: phones });
    await again.says({ identifiers: phones });
    expect((await of(ann)).sort()).toEqual(['child Bob', 'sibling Cai']);
    expect([await of(bob), await of(cai)]).toEqual([['parent Ann'], ['sibling Ann']]);
    const [merge] = await dogear.store.read
      .selectFrom('merges')
      .selectAll()
      .where('fromId', '=', twin)
      .execute();
    const moved = JSON.parse(merge?.movedJson ?? '{}') as { relations: { otherId: string; kind: string }[] };
    expect(moved.relations.map(({ otherId, kind }) => [otherId, kind]).sort()).toEqual(
      [
        [ann, 'friend'],
        [bob, 'child'],
        [cai, 'colleague'],
      ].sort(),
    );
  });
});
