import { own } from '../own.ts';
import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

export const event: OperandDefinition<OperandOf<'event'>> = {
  label: { zh: '刚发生的事件的属性', en: 'property of the event at hand' },
  parameters: [
    { name: 'property', type: 'property', label: { zh: '属性名', en: 'property' }, required: true },
  ],
  values: () => ({ type: 'any' }),
  value: ({ property }, facts) => own(facts.event, property),
  compile: () => undefined,
  describe: ({ property }) => ({ zh: `事件属性“${property}”`, en: `event property “${property}”` }),
};
