import type { Text } from '../../condition/vocabulary.ts';
import { defineNode, type EntryFields, LATE, NEXT, REENTRY } from '../define.ts';
import { spellClock } from '../local.ts';
import { callTrial } from '../trials.ts';
import { spell, spellOffset } from '../words.ts';

interface Fields extends EntryFields {
  attribute: string;
  repeat: 'yearly' | 'once';
  calendar: 'solar' | 'lunar';
  offset: number;
  time: number;
  late?: number;
}

export const entryDate = defineNode<Fields>({
  kind: 'entry-date',
  group: 'entry',
  icon: 'calendar',
  title: { zh: '关键日子', en: 'On a key date' },
  help: {
    zh: '客户属性里的日子（生日、续保日、开学日）到来之前或之后若干天，在客户当地的时间进入旅程。2 月 29 日在平年按 2 月 28 日；农历闰月的日子在没有该闰月的年份按平月，三十在小月按廿九。',
    en: 'A person starts some days before or after a date among their attributes (birthday, renewal), at their local time. 29 February counts as 28 February in common years; a date in a leap month of the lunar calendar counts in the month itself where there is none, its 30th day as the 29th in a short month.',
  },
  fields: [
    {
      name: 'attribute',
      type: 'attribute',
      label: { zh: '属性名', en: 'Attribute' },
      required: true,
      max: 100,
    },
    {
      name: 'repeat',
      type: 'choice',
      label: { zh: '多久一次', en: 'How often' },
      default: 'yearly',
      choices: [
        { value: 'yearly', label: { zh: '每年', en: 'every year' } },
        { value: 'once', label: { zh: '只在那一天', en: 'on that very day' } },
      ],
    },
    {
      name: 'calendar',
      type: 'choice',
      label: { zh: '按哪种历法过', en: 'Calendar' },
      help: {
        zh: '农历：属性里仍写公历日期，每年按它的农历月日算。',
        en: 'Lunar: the attribute still holds a solar date; each year its lunar month and day count.',
      },
      default: 'solar',
      choices: [
        { value: 'solar', label: { zh: '公历', en: 'solar' } },
        { value: 'lunar', label: { zh: '农历', en: 'lunar (Chinese)' } },
      ],
      when: { field: 'repeat', is: 'yearly' },
    },
    {
      name: 'offset',
      type: 'number',
      label: { zh: '提前或推后几天', en: 'Days before or after' },
      help: { zh: '-7 表示提前 7 天，0 表示当天。', en: '-7 is a week before, 0 the day itself.' },
      default: 0,
      min: -365,
      max: 365,
    },
    {
      name: 'time',
      type: 'clock',
      label: { zh: '当地时间', en: 'Local time' },
      required: true,
      default: 540,
    },
    LATE,
    { ...(REENTRY[0] as (typeof REENTRY)[0]), default: 'after-finishing' },
    ...REENTRY.slice(1),
  ],
  exits: () => [NEXT],
  sentence({ attribute, repeat, calendar, offset, time }) {
    const [away, clock, name] = [spellOffset(offset), spellClock(time), spell(attribute)];
    const each = EACH[repeat === 'once' ? 'once' : calendar] ?? EACH.solar;
    return {
      zh: `${each.zh}“${name}”${away.zh} ${clock} 进入`,
      en: `${each.en} at ${clock} ${away.en} “${name}”, the person starts`,
    };
  },
  triggers: ({ id }, journey) => [`clock:${journey}:${id}`],
  starts: ({ id }, input) => input.type === 'call' && input.node === id,
  sweep: ({ attribute, repeat, calendar, offset, time, late }) => ({
    days: 'every',
    minute: time,
    who: {
      attribute,
      offset,
      yearly: repeat === 'yearly',
      calendar: repeat === 'yearly' ? calendar : 'solar',
    },
    ...(late && { late }),
  }),
  enter: () => ({ exit: 'next' }),
  trials: ({ id }, { now }) => [callTrial({ zh: '时间到了', en: 'the time comes' }, now, 'clock', id)],
});

const EACH: Record<'once' | 'solar' | 'lunar', Text> = {
  once: { zh: '仅一次，', en: 'Once,' },
  solar: { zh: '每年', en: 'Every year' },
  lunar: { zh: '每年农历', en: 'Every lunar year' },
};
