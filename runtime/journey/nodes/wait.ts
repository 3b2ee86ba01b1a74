import type { Text } from '../../condition/vocabulary.ts';
import { defineNode, NEXT } from '../define.ts';
import { spellClock, WEEKDAYS } from '../local.ts';
import { type Kind, overAtOnce, type Until, untilOf, wake } from '../until.ts';
import type { Exit, Field, NodeFault } from '../vocabulary.ts';
import { spell, spellDuration, spellOffset, spellWeekdays } from '../words.ts';

const only = (...kinds: Kind[]) => ({ field: 'until', among: kinds });
const YEAR = 31_536_000_000;

const KINDS: { value: Kind; label: Text }[] = [
  { value: 'duration', label: { zh: '一段时间', en: 'for a while' } },
  { value: 'moment', label: { zh: '到某一天', en: 'until a date' } },
  { value: 'clock', label: { zh: '到当地几点', en: 'until a local time' } },
  { value: 'window', label: { zh: '到每周的某些时段', en: 'until a time of the week' } },
  { value: 'hours', label: { zh: '到归属代理人上班', en: 'until the owner works' } },
  { value: 'attribute', label: { zh: '到客户属性里的日子', en: 'until a date of the person' } },
];

const FIELDS: Field[] = [
  {
    name: 'duration',
    type: 'duration',
    label: { zh: '时长', en: 'Duration' },
    required: true,
    default: 86_400_000,
    min: 60_000,
    max: YEAR,
    when: only('duration'),
  },
  {
    name: 'moment',
    type: 'local-time',
    label: { zh: '日期和时间', en: 'Date and time' },
    required: true,
    when: only('moment'),
  },
  {
    name: 'zone',
    type: 'zone',
    label: { zh: '按哪里的时间', en: 'By the clock of' },
    help: { zh: '不填按客户自己的时区。', en: 'Left empty: the person’s own time zone.' },
    when: only('moment'),
  },
  {
    name: 'after',
    type: 'duration',
    label: { zh: '先等', en: 'First wait' },
    help: { zh: '例如先等 2 天，再等到 09:00。', en: 'Such as 2 days, then until 09:00.' },
    min: 60_000,
    max: YEAR,
    when: only('clock'),
  },
  {
    name: 'days',
    type: 'weekdays',
    label: { zh: '星期', en: 'Weekdays' },
    required: true,
    default: WEEKDAYS.slice(0, 5),
    when: only('window'),
  },
  {
    name: 'from',
    type: 'clock',
    label: { zh: '从', en: 'From' },
    required: true,
    default: 540,
    when: only('window'),
  },
  {
    name: 'to',
    type: 'clock',
    label: { zh: '到', en: 'To' },
    required: true,
    default: 1_200,
    when: only('window'),
  },
  {
    name: 'attribute',
    type: 'attribute',
    label: { zh: '属性名', en: 'Attribute' },
    required: true,
    max: 100,
    when: only('attribute'),
  },
  {
    name: 'offset',
    type: 'number',
    label: { zh: '提前或推后几天', en: 'Days before or after' },
    help: { zh: '-7 表示提前 7 天，0 表示当天。', en: '-7 is a week before, 0 the day itself.' },
    default: 0,
    min: -3_650,
    max: 3_650,
    when: only('attribute'),
  },
  {
    name: 'time',
    type: 'clock',
    label: { zh: '当地时间', en: 'Local time' },
    required: true,
    default: 540,
    when: only('clock', 'attribute'),
  },
];

const OVERDUE: Field[] = [
  {
    name: 'overdue',
    type: 'choice',
    label: { zh: '暂停或停机错过了时间', en: 'When a pause or an outage missed the time' },
    default: 'go-on',
    choices: [
      { value: 'go-on', label: { zh: '马上继续', en: 'go on at once' } },
      { value: 'skip', label: { zh: '走“错过了”', en: 'leave by “missed”' } },
      { value: 'again', label: { zh: '等下一个同样的时间', en: 'wait for the next such time' } },
    ],
  },
  {
    name: 'late',
    type: 'duration',
    label: { zh: '晚多久算错过', en: 'Missed when later than' },
    default: 3_600_000,
    min: 60_000,
    max: YEAR,
    when: { field: 'overdue', among: ['skip', 'again'] },
  },
];

export const wait = defineNode<Until>({
  kind: 'wait',
  group: 'flow',
  icon: 'clock',
  title: { zh: '等待', en: 'Wait' },
  help: {
    zh: '停留到设定的时间，然后继续；时间按客户当地的钟。已经过去的日子马上继续；绕一圈回来，等的是下一个同样的钟点。',
    en: 'Keeps the person until the time you set, by the clock where they are, then goes on; at once if it is past. Who comes back in a circle waits for the next such time of the clock.',
  },
  fields: [
    {
      name: 'until',
      type: 'choice',
      label: { zh: '等什么', en: 'Wait' },
      default: 'duration',
      choices: KINDS,
    },
    ...FIELDS,
    ...OVERDUE,
  ],
  exits: ({ until, overdue }) => [
    NEXT,
    ...(until === 'attribute' ? [MISSING] : []),
    ...(overdue === 'skip' ? [MISSED] : []),
  ],
  sentence: (node) => SENTENCES[node.until]?.(node) ?? { zh: '等待 …', en: 'Wait …' },
  faults: ({ until, from, to }) => (until === 'window' && from === to ? [noWindow] : []),
  atOnce: overAtOnce,
  enter(node, scene) {
    const until = untilOf(node, scene);
    if (until === undefined) return { exit: node.until === 'attribute' ? 'missing' : 'next' };
    return until <= scene.facts.now ? { exit: 'next' } : { wait: { until } };
  },
  resume(node, input, scene) {
    return input.type === 'timer' ? wake(node, scene.run.wait?.until ?? input.at, scene) : undefined;
  },
});

const MISSING: Exit = { name: 'missing', title: { zh: '没有这个日子', en: 'no such date' } };
const MISSED: Exit = { name: 'overdue', title: { zh: '错过了', en: 'missed' }, optional: true };

const noWindow: NodeFault = {
  code: 'window-empty',
  field: 'to',
  message: {
    zh: '时段的开始和结束相同；请让结束晚于开始',
    en: 'the time of the week ends when it begins; let it end later',
  },
};

const SENTENCES: Record<Kind, (node: Until) => Text> = {
  duration: ({ duration }) => {
    const time = spellDuration(duration);
    return { zh: `等待 ${time.zh}`, en: `Wait ${time.en}` };
  },
  moment: ({ moment, zone }) => {
    const time = `${spell(moment).replace('T', ' ')}${zone ? ` (${spell(zone)})` : ''}`;
    return { zh: `等到 ${time}`, en: `Wait until ${time}` };
  },
  clock: ({ after, time }) => {
    const clock = spellClock(time);
    if (after === undefined) return { zh: `等到当地 ${clock}`, en: `Wait until ${clock} local time` };
    const first = spellDuration(after);
    return {
      zh: `等待 ${first.zh}，再等到当地 ${clock}`,
      en: `Wait ${first.en}, then until ${clock} local time`,
    };
  },
  window: ({ days, from, to }) => {
    const [week, span] = [spellWeekdays(days), `${spellClock(from)}–${spellClock(to)}`];
    return { zh: `等到当地${week.zh} ${span}`, en: `Wait until ${week.en} ${span}, local time` };
  },
  hours: () => ({ zh: '等到归属代理人的工作时间', en: 'Wait until the owner works' }),
  attribute: ({ attribute, offset, time }) => {
    const clock = spellClock(time);
    const away = spellOffset(offset);
    return {
      zh: `等到客户属性“${spell(attribute)}”${away.zh} ${clock}`,
      en: `Wait until ${clock} ${away.en} “${spell(attribute)}” of the person`,
    };
  },
};
