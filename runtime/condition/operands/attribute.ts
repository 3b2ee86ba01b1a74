import { own } from '../own.ts';
import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

export const attribute: OperandDefinition<OperandOf<'attribute'>> = {
  label: { zh: '客户属性', en: 'attribute of the person' },
  parameters: [{ name: 'name', type: 'attribute', label: { zh: '属性名', en: 'attribute' }, required: true }],
  values: () => ({ type: 'any' }),
  value: ({ name }, { person }) => own(person.attributes, name),
  compile: ({ name }) => ({
    rows: 'attributes',
    where: [{ column: 'name', is: '=', value: name }],
    value: { type: 'type', text: 'text', number: 'number', at: 'at', day: 'day', listed: 'listed' },
  }),
  describe: ({ name }) => ({ zh: `客户属性“${name}”`, en: `attribute “${name}”` }),
};
