import { own } from '../own.ts';
import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

export const attribute: OperandDefinition<OperandOf<'attribute'>> = {
  label: { zh: '客户属性', en: 'attribute of the person' },
  parameters: [{ name: 'name', type: 'attribute', label: { zh: '属性名', en: 'attribute' }, required: true }],
  operators: [
    'is',
    'is-not',
    'at-least',
    'at-most',
    'more-than',
    'less-than',
    'contains',
    'one-of',
    'exists',
    'missing',
  ],
  value: ({ name }, { person }) => own(person.attributes, name),
  describe: ({ name }) => ({ zh: `客户属性“${name}”`, en: `attribute “${name}”` }),
};
