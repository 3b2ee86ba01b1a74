import { KEPT } from '../cells.ts';
import { own } from '../own.ts';
import type { Source } from '../relations.ts';
import type {
  Comparison,
  ConditionFault,
  EventFacts,
  EventsMeasure,
  Facts,
  OperandDefinition,
  OperandOf,
  OperandValues,
  Text,
} from '../vocabulary.ts';
import { DAYS, daysText, since } from './window.ts';

type Events = OperandOf<'events'>;

interface Measure {
  name: Text;
  values: OperandValues;
  value(events: EventFacts | undefined, operand: Events, now: number): unknown;
  compile(operand: Events, now: number): Source;
}

const at =
  (column: 'firstAt' | 'lastAt') =>
  ({ event }: Events): Source => ({
    rows: 'events',
    event,
    where: [],
    value: { at: column },
  });

const MEASURES: Record<EventsMeasure, Measure> = {
  count: {
    name: { zh: '发生次数', en: 'count' },
    values: { type: 'number' },
    value: (events, { days }, now) =>
      days ? (events?.times ?? []).filter((time) => time >= since(days, now)).length : (events?.count ?? 0),
    compile: ({ event, days }, now) => ({
      figure: days
        ? {
            ...{ take: 'count', column: 'time', of: 'times', event },
            where: { column: 'time', is: '>=', value: since(days, now) },
            otherwise: 0,
          }
        : { take: 'sum', column: 'count', of: 'events', event, where: { all: [] }, otherwise: 0 },
    }),
  },
  first: {
    name: { zh: '首次发生时间', en: 'first time' },
    values: { type: 'date' },
    value: (events) => events?.firstAt,
    compile: at('firstAt'),
  },
  last: {
    name: { zh: '最近发生时间', en: 'last time' },
    values: { type: 'date' },
    value: (events) => events?.lastAt,
    compile: at('lastAt'),
  },
  property: {
    name: { zh: '出现过的属性值', en: 'a property’s values' },
    values: { type: 'any' },
    value: (events, operand, now) => valuesOf(events, operand, now),
    compile: (operand, now) => ({
      rows: 'values',
      event: operand.event,
      where: [
        { column: 'property', is: '=', value: operand.property ?? '' },
        { column: 'lastAt', is: '>=', value: since(operand.days, now) },
      ],
      value: { type: 'type', text: 'text', number: 'number', at: 'at', day: 'day', listed: true },
    }),
  },
};

function valuesOf(events: EventFacts | undefined, { property, days }: Events, now: number): unknown[] {
  const from = since(days, now);
  return (events?.values ?? [])
    .filter((one) => one.property === property && one.lastAt >= from)
    .map(({ value }) => value);
}

const eventsOf = ({ event }: Events, { person }: Facts) =>
  own(person.events, event) as EventFacts | undefined;

function faults({ operand, value }: Comparison & { operand: Events }): ConditionFault[] {
  const { measure, property, days } = operand;
  if (measure === 'property' && !property) return [propertyMissing];
  const most = Math.max(0, ...[value].flat().filter((one) => typeof one === 'number'));
  return measure === 'count' && days && most > KEPT.times ? [tooMany] : [];
}

const propertyMissing: ConditionFault = {
  code: 'condition-incomplete',
  message: { zh: '条件还缺“事件属性”；请填写', en: 'the condition lacks the event property; fill it in' },
};
const tooMany: ConditionFault = {
  code: 'condition-window-count',
  message: {
    zh: `最近几天内的次数最多数到 ${KEPT.times}；请改用更小的数，或者去掉天数`,
    en: `a count in the last days goes up to ${KEPT.times}; use a smaller number, or remove the days`,
  },
};

const countOnly: readonly string[] = ['count', 'property'];

export const events: OperandDefinition<Events> = {
  label: { zh: '发生过的事件', en: 'events so far' },
  parameters: [
    { name: 'event', type: 'event', label: { zh: '事件名', en: 'event' }, required: true },
    {
      name: 'measure',
      type: 'choice',
      label: { zh: '看什么', en: 'measure' },
      required: true,
      choices: Object.entries(MEASURES).map(([value, { name }]) => ({ value, label: name })),
    },
    {
      name: 'property',
      type: 'property',
      label: { zh: '事件属性', en: 'event property' },
      when: { parameter: 'measure', is: ['property'] },
    },
    { ...DAYS, when: { parameter: 'measure', is: countOnly } },
  ],
  values: ({ measure }) => MEASURES[measure].values,
  value: (operand, facts) => MEASURES[operand.measure].value(eventsOf(operand, facts), operand, facts.now),
  compile: (operand, { now }) => MEASURES[operand.measure].compile(operand, now),
  describe: (operand) => {
    const { event, measure, property } = operand;
    const days = daysText(countOnly.includes(measure) ? operand.days : undefined);
    const what: Text =
      measure === 'property'
        ? { zh: `属性“${property}”`, en: `property “${property}”` }
        : MEASURES[measure].name;
    return {
      zh: `${days?.zh ?? ''}事件“${event}”的${what.zh}`,
      en: `${what.en} of event “${event}”${days?.en ?? ''}`,
    };
  },
  faults,
};
