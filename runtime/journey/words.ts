/** How sentences and faults spell what operators enter; total, because drafts hold anything. */
import { describe, isCondition } from '../condition/index.ts';
import type { Naming, Text } from '../condition/vocabulary.ts';

const UNITS: [ms: number, zh: string, one: string, many: string][] = [
  [86_400_000, '天', 'day', 'days'],
  [3_600_000, '小时', 'h', 'h'],
  [60_000, '分钟', 'min', 'min'],
  [1_000, '秒', 's', 's'],
];

/** A duration in ms in its two largest units: `2 天 3 小时`, `2 days 3 h`. */
export function spellDuration(ms: unknown): Text {
  if (typeof ms !== 'number' || !Number.isFinite(ms)) return { zh: '…', en: '…' };
  let rest = Math.max(0, Math.round(ms / 1000) * 1000);
  const parts = UNITS.map(([unit, zh, one, many]) => {
    const count = Math.floor(rest / unit);
    rest -= count * unit;
    return { count, zh: `${count} ${zh}`, en: `${count} ${count === 1 ? one : many}` };
  }).filter(({ count }) => count > 0);
  if (parts.length === 0) return { zh: '0 秒', en: '0 s' };
  const largest = parts.slice(0, 2);
  return { zh: largest.map(({ zh }) => zh).join(' '), en: largest.map(({ en }) => en).join(' ') };
}

/** `0.8` as `80%`. */
export function spellShare(share: unknown): string {
  return typeof share === 'number' ? `${Math.round(share * 1000) / 10}%` : '…';
}

/** A text that may be missing in a draft. */
export function spell(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value) || '…'
    : '…';
}

export function spellCondition(condition: unknown, names: Naming): Text {
  if (isCondition(condition)) return describe(condition, names);
  return { zh: '（条件还没填好）', en: '(a condition still to fill in)' };
}

/** Any JSON as it stands, cut so that a message stays one line. */
export function spellJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'undefined';
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

const WEEKDAYS: Record<string, Text> = {
  mon: { zh: '周一', en: 'Mon' },
  tue: { zh: '周二', en: 'Tue' },
  wed: { zh: '周三', en: 'Wed' },
  thu: { zh: '周四', en: 'Thu' },
  fri: { zh: '周五', en: 'Fri' },
  sat: { zh: '周六', en: 'Sat' },
  sun: { zh: '周日', en: 'Sun' },
};

export function spellWeekdays(days: unknown): Text {
  const known = (Array.isArray(days) ? days : []).flatMap((day) => WEEKDAYS[String(day)] ?? []);
  if (known.length === 0) return { zh: '…', en: '…' };
  if (known.length === 7) return { zh: '每天', en: 'every day' };
  return { zh: known.map(({ zh }) => zh).join('、'), en: known.map(({ en }) => en).join(', ') };
}

/** `-7` days as `7 days before`; in Chinese it follows the date that it counts from. */
export function spellOffset(days: unknown): Text {
  if (typeof days !== 'number' || days === 0) return { zh: '当天', en: 'on' };
  const count = Math.abs(days);
  const unit = count === 1 ? 'day' : 'days';
  return days < 0
    ? { zh: `前 ${count} 天`, en: `${count} ${unit} before` }
    : { zh: `后 ${count} 天`, en: `${count} ${unit} after` };
}
