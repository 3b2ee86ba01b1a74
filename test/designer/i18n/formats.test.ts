// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { formatsOf } from '../../../designer/i18n/formats.ts';
import { fill } from '../../../designer/i18n/index.ts';

const zh = formatsOf('zh');
const en = formatsOf('en');
const AT = Date.UTC(2026, 10, 22, 2, 31);

beforeEach(() => vi.useFakeTimers({ now: AT, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

describe('durations are told in the two units that matter', () => {
  it.each([
    [900, '1 秒', '1 s'],
    [42_000, '42 秒', '42 s'],
    [185_000, '3 分 05 秒', '3 min 05 s'],
    [7_800_000, '2 小时 10 分', '2 h 10 min'],
    [3 * 86_400_000, '3 天', '3 d'],
  ])('%d ms', (ms, chinese, english) => {
    expect(zh.duration(ms)).toBe(chinese);
    expect(en.duration(ms)).toBe(english);
  });
});

it('seconds have a decimal only while it says something', () => {
  expect(zh.seconds(4_230)).toBe('4.2 秒');
  expect(en.seconds(42_300)).toBe('42 s');
});

it('times are shown in the zone they are asked for', () => {
  expect(zh.dateTime(AT, 'Asia/Shanghai')).toBe('11月22日 10:31');
  expect(en.dateTime(AT, 'America/New_York')).toBe('21 Nov 21:31');
});

it('another year is said', () => {
  expect(zh.date(Date.UTC(2025, 4, 3, 12), 'UTC')).toBe('2025年5月3日');
});

it('near days have their names', () => {
  expect(zh.near(AT)).toMatch(/^今天 \d\d:\d\d$/);
  expect(zh.near(AT + 86_400_000)).toMatch(/^明天 /);
  expect(en.near(AT - 86_400_000)).toMatch(/^yesterday /);
  expect(en.near(AT + 3 * 86_400_000)).toMatch(/^\d+ Nov /);
});

it('a change has its sign, and none where there was nothing', () => {
  expect(zh.change(12, 10)).toBe('+20%');
  expect(zh.change(8, 10)).toBe('-20%');
  expect(zh.change(10, 10)).toBe('0%');
  expect(zh.change(10, 0)).toBe('–');
});

it('a text is filled by name, and by number where English asks for it', () => {
  const text = '{n} {n#reading|readings} of {who}';
  expect(fill(text, { n: 1, who: '张女士' })).toBe('1 reading of 张女士');
  expect(fill(text, { n: 2, who: '{n}' })).toBe('2 readings of {n}');
});
