/** Looking back over the last days instead of over everything. */
import type { OperandParameter, Text } from '../vocabulary.ts';

const DAY_MS = 86_400_000;
/** Days that a condition may look back. */
export const MOST_DAYS = 3_650;

export const DAYS: OperandParameter = {
  name: 'days',
  type: 'days',
  label: { zh: '最近几天（不填为一直以来）', en: 'in the last days (none: ever)' },
};

/** The moment (ms UTC) from which on things count. */
export const since = (days: number | undefined, now: number): number => (days ? now - days * DAY_MS : 0);

/** ` in the last 7 days`; in Chinese it comes first. */
export const daysText = (days: number | undefined): Text | undefined =>
  days
    ? { zh: `最近 ${days} 天`, en: days === 1 ? ' in the last day' : ` in the last ${days} days` }
    : undefined;
