import { own } from '../own.ts';
import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

export const event: OperandDefinition<OperandOf<'event'>> = {
  label: { zh: '事件属性', en: 'property of the event' },
  parameters: [{ name: 'property', type: 'text', label: { zh: '属性名', en: 'property' }, required: true }],
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
  value: ({ property }, facts) => own(facts.event, property),
  describe: ({ property }) => ({ zh: `事件属性“${property}”`, en: `event property “${property}”` }),
};
