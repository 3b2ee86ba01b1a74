import { own } from '../own.ts';
import { together } from '../together.ts';
import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

export const answer: OperandDefinition<OperandOf<'answer'>> = {
  label: { zh: '节点收到的结果', en: 'answer to a node' },
  parameters: [
    { name: 'node', type: 'node', label: { zh: '节点', en: 'node' }, required: true },
    {
      name: 'property',
      type: 'text',
      label: {
        zh: '结果字段（任务为 outcome，询问为 answer，服务为 body.字段）',
        en: 'field (outcome of a task, answer to a question, body.<field> of a service)',
      },
      required: true,
    },
  ],
  values: () => ({ type: 'any' }),
  value: ({ node, property }, { answers }) => within(own(answers, node), property),
  compile: () => undefined,
  describe: ({ node, property }, names) => {
    const name = names.node?.(node) ?? node;
    return { zh: together(`节点“${name}”的结果`, property), en: `${property} answered to “${name}”` };
  },
};

/** A name as it is, else a path of names and places in lists with full stops: `body.levels.0`. */
function within(answer: unknown, property: string): unknown {
  const exact = own(answer, property);
  if (exact !== undefined || !property.includes('.')) return exact;
  return property.split('.').reduce<unknown>((inner, name) => own(inner, name), answer);
}
