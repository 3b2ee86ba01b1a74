import type { Text } from '../../condition/vocabulary.ts';
import { defineNode, type EntryFields, LATE, NEXT, REENTRY } from '../define.ts';
import { localOf, spellClock } from '../local.ts';
import { callTrial } from '../trials.ts';
import type { Field, Sweep } from '../vocabulary.ts';
import { spell, spellWeekdays } from '../words.ts';

type Repeat = 'once' | 'daily' | 'weekly' | 'monthly';

interface Fields extends EntryFields {
  segment: string;
  repeat: Repeat;
  moment: string;
  days: string[];
  date: number;
  time: number;
  zone?: string;
  late?: number;
}

const only = (...repeats: Repeat[]) => ({ field: 'repeat', among: repeats });

const WHEN: Field[] = [
  {
    name: 'repeat',
    type: 'choice',
    label: { zh: '多久一次', en: 'How often' },
    default: 'once',
    choices: [
      { value: 'once', label: { zh: '一次', en: 'once' } },
      { value: 'daily', label: { zh: '每天', en: 'daily' } },
      { value: 'weekly', label: { zh: '每周', en: 'weekly' } },
      { value: 'monthly', label: { zh: '每月', en: 'monthly' } },
    ],
  },
  {
    name: 'moment',
    type: 'local-time',
    label: { zh: '日期和时间', en: 'Date and time' },
    required: true,
    when: only('once'),
  },
  {
    name: 'days',
    type: 'weekdays',
    label: { zh: '星期', en: 'Weekdays' },
    required: true,
    default: ['mon'],
    when: only('weekly'),
  },
  {
    name: 'date',
    type: 'number',
    label: { zh: '几号', en: 'Day of the month' },
    help: { zh: '当月没有这一天时，在最后一天。', en: 'In a month without it, on its last day.' },
    required: true,
    default: 1,
    min: 1,
    max: 31,
    when: only('monthly'),
  },
  {
    name: 'time',
    type: 'clock',
    label: { zh: '时间', en: 'Time' },
    required: true,
    default: 540,
    when: only('daily', 'weekly', 'monthly'),
  },
  {
    name: 'zone',
    type: 'zone',
    label: { zh: '按哪里的时间', en: 'By the clock of' },
    help: { zh: '不填则按每位客户自己的时区。', en: 'Left empty: by each person’s own time zone.' },
  },
];

export const entrySchedule = defineNode<Fields>({
  kind: 'entry-schedule',
  group: 'entry',
  icon: 'repeat',
  title: { zh: '定时', en: 'On schedule' },
  help: {
    zh: '到设定的时间，人群里的每位客户进入旅程。',
    en: 'At the time you set, everyone in a segment starts.',
  },
  fields: [
    { name: 'segment', type: 'segment', label: { zh: '人群', en: 'Segment' }, required: true },
    ...WHEN,
    LATE,
    ...REENTRY,
  ],
  exits: () => [NEXT],
  sentence(node, names) {
    const name = names.segment?.(spell(node.segment)) ?? spell(node.segment);
    const when = WORDS[node.repeat]?.(node) ?? { zh: '…', en: '…' };
    return { zh: `${when.zh}，人群“${name}”进入`, en: `${when.en}, segment “${name}” starts` };
  },
  triggers: ({ id }, journey) => [`clock:${journey}:${id}`],
  starts: ({ id }, input) => input.type === 'call' && input.node === id,
  sweep: sweepOf,
  enter: () => ({ exit: 'next' }),
  trials: ({ id }, { now }) => [callTrial({ zh: '时间到了', en: 'the time comes' }, now, 'clock', id)],
});

function sweepOf({ segment, repeat, moment, days, date, time, zone, late }: Fields): Sweep | undefined {
  const once = localOf(moment);
  if (repeat === 'once' && !once) return undefined;
  const on: Record<Repeat, Sweep['days']> = {
    once: { day: once?.day ?? 0 },
    daily: 'every',
    weekly: { weekdays: days },
    monthly: { date },
  };
  const minute = repeat === 'once' ? (once?.minute ?? 0) : time;
  return { days: on[repeat], minute, ...(zone && { zone }), who: { segment }, ...(late && { late }) };
}

const WORDS: Record<Repeat, (node: Fields) => Text> = {
  once: ({ moment }) => {
    const time = spell(moment).replace('T', ' ');
    return { zh: time, en: `At ${time}` };
  },
  daily: ({ time }) => ({ zh: `每天 ${spellClock(time)}`, en: `Daily at ${spellClock(time)}` }),
  weekly: ({ days, time }) => {
    const week = spellWeekdays(days);
    return { zh: `每${week.zh} ${spellClock(time)}`, en: `Every ${week.en} at ${spellClock(time)}` };
  },
  monthly: ({ date, time }) => ({
    zh: `每月 ${spell(date)} 号 ${spellClock(time)}`,
    en: `On day ${spell(date)} of each month at ${spellClock(time)}`,
  }),
};
