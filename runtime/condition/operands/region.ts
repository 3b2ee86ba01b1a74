import { regionName, regionOf } from '../regions.ts';
import type { Comparison, ConditionFault, OperandDefinition, OperandOf } from '../vocabulary.ts';

export const region: OperandDefinition<OperandOf<'region'>> = {
  label: { zh: '所在地区', en: 'region' },
  parameters: [],
  values: () => ({ type: 'region' }),
  words: {
    'starts-with': { zh: '位于', en: 'lies in' },
    exists: { zh: '已知', en: 'is known' },
    missing: { zh: '未知', en: 'is not known' },
  },
  value: (_, { person }) => person.region,
  compile: () => ({ rows: 'person', where: [], value: { text: 'region' } }),
  describe: () => ({ zh: '客户所在地区', en: 'region of the person' }),
  spell: (_, value) => regionName(String(value)),
  faults: ({ value = [] }: Comparison) =>
    [value].flat().every((code) => regionOf(String(code)) === code) ? [] : [unknown],
};

const unknown: ConditionFault = {
  code: 'condition-value',
  message: {
    zh: '这里只能是地区代码，如 CN、CN-44（中国的省份用数字）；请从列表里选择',
    en: 'the value can only be the code of a region, such as CN or CN-44 (provinces of China by their digits); choose from the list',
  },
};
