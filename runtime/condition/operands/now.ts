import { dayKind } from '../calendar.ts';
import { localTime } from '../dates.ts';
import type { Moment, NowMeasure, OperandDefinition, OperandOf, OperandValues, Text } from '../vocabulary.ts';

interface Measure {
  name: Text;
  values: OperandValues;
  value(moment: Moment): unknown;
}

const WEEKDAYS = [
  { value: 'mon', label: { zh: '周一', en: 'Monday' } },
  { value: 'tue', label: { zh: '周二', en: 'Tuesday' } },
  { value: 'wed', label: { zh: '周三', en: 'Wednesday' } },
  { value: 'thu', label: { zh: '周四', en: 'Thursday' } },
  { value: 'fri', label: { zh: '周五', en: 'Friday' } },
  { value: 'sat', label: { zh: '周六', en: 'Saturday' } },
  { value: 'sun', label: { zh: '周日', en: 'Sunday' } },
];
const DAY_KINDS = [
  { value: 'workday', label: { zh: '工作日（含调休上班）', en: 'a workday (make-up days too)' } },
  { value: 'weekend', label: { zh: '周末', en: 'a weekend' } },
  { value: 'holiday', label: { zh: '法定节假日', en: 'a public holiday' } },
];
/** 1 January 1970 was a Thursday. */
const THURSDAY = 3;

const MEASURES: Record<NowMeasure, Measure> = {
  time: {
    name: { zh: '当地时间', en: 'local time' },
    values: { type: 'clock' },
    value: ({ now, zone }) => localTime(now, zone)?.minute,
  },
  weekday: {
    name: { zh: '当地星期', en: 'local weekday' },
    values: { type: 'choice', choices: WEEKDAYS },
    value: ({ now, zone }) => {
      const local = localTime(now, zone);
      return local && WEEKDAYS[(((local.day + THURSDAY) % 7) + 7) % 7]?.value;
    },
  },
  day: {
    name: { zh: '当地日子', en: 'local kind of day' },
    values: { type: 'choice', choices: DAY_KINDS },
    value: ({ now, zone }) => {
      const local = localTime(now, zone);
      return local && dayKind(local.day, zone as string);
    },
  },
};

export const now: OperandDefinition<OperandOf<'now'>> = {
  label: { zh: '当时的环境', en: 'the moment' },
  parameters: [
    {
      name: 'measure',
      type: 'choice',
      label: { zh: '哪一项', en: 'which' },
      required: true,
      choices: Object.entries(MEASURES).map(([value, { name }]) => ({ value, label: name })),
    },
  ],
  values: ({ measure }) => MEASURES[measure].values,
  value: ({ measure }, { now, person }) => MEASURES[measure].value({ now, zone: person.zone }),
  compile: ({ measure }) => ({ known: (moment) => MEASURES[measure].value(moment) }),
  describe: ({ measure }) => {
    const { zh, en } = MEASURES[measure].name;
    return { zh: `客户的${zh}`, en: `${en} of the person` };
  },
  spell: ({ measure }, value) => {
    const { values } = MEASURES[measure];
    if (values.type === 'choice') return values.choices.find((choice) => choice.value === value)?.label;
    const minutes = Number(value);
    const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
    const clock = `${two(minutes / 60)}:${two(minutes % 60)}`;
    return { zh: clock, en: clock };
  },
};
