import { KIN, KIN_CHOICES } from '../kin.ts';
import type { OperandDefinition, OperandOf, OperandParameter } from '../vocabulary.ts';

export const KIND: OperandParameter = {
  name: 'kind',
  type: 'choice',
  label: { zh: '什么关系（不填为任何关系）', en: 'related how (none: anyhow)' },
  choices: KIN_CHOICES,
};

export const relation: OperandDefinition<OperandOf<'relation'>> = {
  label: { zh: '关系数', en: 'number of relations' },
  parameters: [KIND],
  values: () => ({ type: 'number' }),
  value: ({ kind }, { person: { relations = [] } }) =>
    relations.filter((one) => kind === undefined || one.kind === kind).length,
  compile: ({ kind }) => ({
    figure: {
      ...{ take: 'count', column: 'kind', of: 'relations', otherwise: 0 },
      where: { all: kind ? [{ column: 'kind', is: '=', value: kind }] : [] },
    },
  }),
  describe: ({ kind }) =>
    kind
      ? { zh: `客户的${KIN[kind].name.zh}人数`, en: `number of relations of kind ${KIN[kind].name.en}` }
      : { zh: '与客户有关系的人数', en: 'number of relations' },
};
