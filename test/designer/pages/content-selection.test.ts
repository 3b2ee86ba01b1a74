import { describe, expect, it } from 'vitest';
import { againstChoices, askedOf, heatPath } from '../../../designer/pages/content-selection.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 22, 12);
const MIDNIGHT = Date.UTC(2026, 10, 22);
const asked = (query: string) => askedOf(new URLSearchParams(query), NOON);

describe('the address of a content', () => {
  it('names whose readings are shown, of which days and devices', () => {
    expect(asked('').shown).toEqual({});
    expect(asked('person=p1&device=phone&days=7').shown).toEqual({
      person: 'p1',
      device: 'phone',
      from: MIDNIGHT - 6 * DAY,
    });
  });

  it('names a segment, and a person before it', () => {
    expect(asked('segment=s1').shown).toEqual({ segment: 's1' });
    expect(asked('segment=s1&person=p1').shown).toEqual({ person: 'p1' });
  });

  it('names the measure and how two are compared; the first of each if it does not', () => {
    expect(asked('measure=clicks&compared=difference')).toMatchObject({
      measure: 'clicks',
      compared: 'difference',
    });
    expect(asked('')).toMatchObject({ measure: 'attention', compared: 'side', against: undefined });
  });

  it('that says what there is not says nothing', () => {
    expect(asked('device=watch&days=5&measure=love&against=moon')).toEqual(asked(''));
  });
});

describe('what is shown is compared with the same but for one thing:', () => {
  it('another device', () => {
    expect(asked('device=phone&days=7&against=desktop').against).toEqual({
      device: 'desktop',
      from: MIDNIGHT - 6 * DAY,
    });
    expect(asked('device=phone&against=phone').against).toBeUndefined();
  });

  it('the days before, as many and none of them twice', () => {
    const { shown, against } = asked('days=7&against=before');
    expect(against).toEqual({ from: MIDNIGHT - 13 * DAY, to: MIDNIGHT - 6 * DAY - 1 });
    expect((shown.from ?? 0) - 1).toBe(against?.to);
  });

  it('everybody instead of one person', () => {
    expect(asked('person=p1&device=phone&against=everyone').against).toEqual({ device: 'phone' });
    expect(asked('segment=s1&device=phone&against=everyone').against).toEqual({ device: 'phone' });
  });

  it('as far as it makes a difference', () => {
    const choices = (query: string) => againstChoices(new URLSearchParams(query));
    expect(choices('')).toEqual(['phone', 'tablet', 'desktop']);
    expect(choices('device=phone&days=7&person=p1')).toEqual(['everyone', 'before', 'tablet', 'desktop']);
  });
});

it('a selection is a path of the api', () => {
  expect(heatPath('c 1', {})).toBe('/api/contents/c%201/heat');
  expect(heatPath('c', { device: 'phone', from: 5 }, 'v1')).toBe(
    '/api/contents/c/heat?device=phone&from=5&version=v1',
  );
});
