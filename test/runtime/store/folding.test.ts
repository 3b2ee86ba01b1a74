import { describe, expect, it } from 'vitest';
import { attentionByBlock, cutOf } from '../../../runtime/store/cuts.ts';
import { foldHeat, type HeatChanges } from '../../../runtime/store/heat.ts';
import { addAttributes, mergedPerson, newPerson } from '../../../runtime/store/persons.ts';
import { addCountsTo, addList, countsJson, listJson, toMillionth } from '../../../runtime/store/sums.ts';
import type { ReadingRow } from '../../../runtime/store/tables.ts';
import { BLOCKS } from '../../support/collector.ts';
import { MONDAY } from '../../support/journey.ts';

describe('sums', () => {
  it('of lists grow to the longer one, and lose the zeros at their end', () => {
    const sums = [1, 2];
    addList(sums, [1, 1, 5]);
    addList(sums, [0, 0, 5], -1);
    expect(sums).toEqual([2, 3, 0]);
    expect(listJson(sums)).toBe('[2,3]');
  });

  it('of counts keep no zeros, and read the same in any order', () => {
    const sums = {};
    addCountsTo(sums, { skim: 1, bounce: 2 });
    addCountsTo(sums, { skim: -1, partial: 1 });
    expect(countsJson(sums)).toBe('{"bounce":2,"partial":1}');
  });

  it('of shares are exact to a millionth', () => {
    let sum = 0;
    for (let i = 0; i < 1_000_000; i++) sum = toMillionth(sum + 0.1);
    expect(sum).toBe(100_000);
  });
});

describe('attention', () => {
  it('belongs to the block whose bands received it', () => {
    expect(attentionByBlock(cutOf(BLOCKS), [0, 1_000, 500, 0, 0, 0, 0, 7])).toEqual({
      '1-intro': 1_500,
      '3-end': 7,
    });
  });
});

describe('heat', () => {
  const reading = (told: Partial<ReadingRow>): ReadingRow => ({
    ...{ id: 'r', personId: 'ann', siteId: 's', contentId: 'c', version: 'v', screen: 'phone' },
    ...{
      startedAt: MONDAY,
      updatedAt: MONDAY,
      seq: 1,
      visits: 1,
      engaged: 1_000,
      engaged5: 0,
      quality: 'ok',
    },
    ...{ depth: 0, completion: 0, state: 'bounce', bandsJson: '[]', ...told },
  });
  const folded = (...readings: ReadingRow[]) => {
    const changes: HeatChanges = new Map();
    for (const one of readings) foldHeat(changes, one, cutOf(BLOCKS), 1);
    return [...changes.values()][0];
  };

  it('counts a band as reached when the depth goes beyond its beginning', () => {
    const reached = (depth: number) => folded(reading({ depth }))?.reached;
    expect(reached(0)).toEqual([]);
    expect(reached(0.1)).toEqual([1]);
    expect(reached(0.125)).toEqual([1]);
    expect(reached(toMillionth(1 / 3))).toEqual([1, 1, 1]);
    expect(reached(1)).toHaveLength(8);
  });

  it('counts a band as read from 0.3 of its weight on', () => {
    expect(folded(reading({ bandsJson: '[1199,1200,4000]' }))?.read).toEqual([0, 1, 1]);
  });

  it('keeps nothing of bands that the version does not have', () => {
    const attention = [1, 1, 1, 1, 1, 1, 1, 1, 9, 9];
    expect(folded(reading({ bandsJson: JSON.stringify(attention) }))?.attention).toHaveLength(8);
  });

  it('is nothing again when a reading is taken away', () => {
    const changes: HeatChanges = new Map();
    const one = reading({ depth: 0.7, completion: 0.333_333, bandsJson: '[4000,2000]' });
    foldHeat(changes, one, cutOf(BLOCKS), 1);
    foldHeat(changes, one, cutOf(BLOCKS), -1);
    const [sums] = changes.values();
    expect(sums).toMatchObject({ readings: 0, engaged: 0, completion: 0, states: {} });
    expect([sums?.attention, sums?.reached, sums?.read].map((list) => listJson(list ?? []))).toEqual([
      '[]',
      '[]',
      '[]',
    ]);
  });
});

describe('two persons who are one', () => {
  const ann = {
    ...newPerson('ann', 100),
    firstSeen: 100,
    lastSeen: 200,
    ...{ zone: 'Asia/Shanghai', zoneAt: 200 },
    language: 'zh',
  };
  const other = {
    ...newPerson('other', 50),
    firstSeen: 50,
    lastSeen: 150,
    ...{ zone: 'Asia/Tokyo', zoneAt: 150 },
    language: 'ja',
  };

  it('were first seen as the earlier and are where the later was last seen', () => {
    expect(mergedPerson(ann, other)).toMatchObject({
      id: 'ann',
      firstSeen: 50,
      lastSeen: 200,
      zone: 'Asia/Shanghai',
    });
    expect(mergedPerson(other, ann)).toMatchObject({
      id: 'other',
      firstSeen: 50,
      lastSeen: 200,
      language: 'zh',
    });
  });

  it('carry the tags of both, and keep the owner of whoever has one', () => {
    const merged = mergedPerson(
      { ...ann, tagsJson: '["ripe"]' },
      { ...other, tagsJson: '["made","ripe"]', ownerId: 'li', made: 1 },
    );
    expect(merged).toMatchObject({ tagsJson: '["made","ripe"]', ownerId: 'li', made: 1 });
  });
});

describe('attributes', () => {
  it('keep the newest value, and of two at one moment the same one in any order', () => {
    const one = { city: { value: 'Wuhan', at: 5 } };
    const two = { city: { value: 'Xian', at: 5 }, age: { value: 40, at: 1 } };
    const forth = structuredClone(one);
    const back = structuredClone(two);
    addAttributes(forth, two);
    addAttributes(back, one);
    expect(forth).toEqual(back);
    addAttributes(back, { city: { value: 'old', at: 4 } });
    expect(back.city.value).toBe('Xian');
  });
});
