import { isMoment } from '../dates.ts';
import type { ValueColumns } from '../relations.ts';
import type {
  OperandDefinition,
  OperandOf,
  OperandValues,
  PersonFacts,
  PersonField,
  Text,
} from '../vocabulary.ts';

interface Field {
  name: Text;
  values: OperandValues;
  value(person: PersonFacts): unknown;
  columns: ValueColumns;
}

const SCREENS = [
  { value: 'phone', label: { zh: '手机', en: 'phone' } },
  { value: 'tablet', label: { zh: '平板', en: 'tablet' } },
  { value: 'desktop', label: { zh: '电脑', en: 'desktop' } },
];

/** A moment that the runtime keeps; 0 where there was none yet. */
const moment = (name: Text, value: (person: PersonFacts) => number | undefined, at: string): Field => ({
  name,
  values: { type: 'date' },
  value: (person) => (isMoment(value(person)) ? value(person) : undefined),
  columns: { at },
});

const FIELDS: Record<PersonField, Field> = {
  owner: {
    name: { zh: '归属代理人', en: 'owner' },
    values: { type: 'agent' },
    value: ({ owner }) => owner,
    columns: { text: 'owner' },
  },
  language: {
    name: { zh: '语言', en: 'language' },
    values: { type: 'word' },
    value: ({ language }) => language,
    columns: { text: 'language' },
  },
  zone: {
    name: { zh: '时区', en: 'time zone' },
    values: { type: 'word' },
    value: ({ zone }) => zone,
    columns: { text: 'zone' },
  },
  screen: {
    name: { zh: '上次阅读的设备', en: 'device of the last reading' },
    values: { type: 'choice', choices: SCREENS },
    value: ({ screen }) => screen,
    columns: { text: 'screen' },
  },
  made: {
    name: { zh: '示例里的虚拟读者', en: 'a made reader of the example' },
    values: { type: 'flag' },
    value: ({ made = false }) => made,
    columns: { type: 'made' },
  },
  'first-seen': moment({ zh: '首次来访', en: 'first seen' }, ({ firstSeen }) => firstSeen, 'firstSeen'),
  'last-seen': moment({ zh: '最近来访', en: 'last seen' }, ({ lastSeen }) => lastSeen, 'lastSeen'),
  created: moment({ zh: '建档时间', en: 'on record since' }, ({ createdAt }) => createdAt, 'createdAt'),
};

export const person: OperandDefinition<OperandOf<'person'>> = {
  label: { zh: '客户信息', en: 'the person' },
  parameters: [
    {
      name: 'field',
      type: 'choice',
      label: { zh: '哪一项', en: 'which' },
      required: true,
      choices: Object.entries(FIELDS).map(([value, { name }]) => ({ value, label: name })),
    },
  ],
  values: ({ field }) => FIELDS[field].values,
  value: ({ field }, { person }) => FIELDS[field].value(person),
  compile: ({ field }) => ({ rows: 'person', where: [], value: FIELDS[field].columns }),
  describe: ({ field }) => {
    const { zh, en } = FIELDS[field].name;
    return { zh: `客户的${zh}`, en: `${en} of the person` };
  },
  spell: ({ field }, value, names) => {
    const { values } = FIELDS[field];
    if (values.type === 'choice') return values.choices.find((choice) => choice.value === value)?.label;
    const agent = values.type === 'agent' ? (names.agent?.(String(value)) ?? String(value)) : undefined;
    return agent === undefined ? undefined : { zh: agent, en: agent };
  },
};
