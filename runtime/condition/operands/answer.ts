import { own } from '../own.ts';
import type { OperandDefinition, OperandOf } from '../vocabulary.ts';

export const answer: OperandDefinition<OperandOf<'answer'>> = {
  label: { zh: '节点收到的结果', en: 'answer to a node' },
  parameters: [
    { name: 'node', type: 'node', label: { zh: '节点', en: 'node' }, required: true },
    {
      name: 'property',
      type: 'text',
      label: {
        zh: '结果字段（任务为 outcome，Webhook 为 status）',
        en: 'field (outcome of a task, status of a webhook)',
      },
      required: true,
    },
  ],
  values: () => ({ type: 'any' }),
  value: ({ node, property }, { answers }) => own(own(answers, node), property),
  compile: () => undefined,
  describe: ({ node, property }, names) => {
    const name = names.node?.(node) ?? node;
    return { zh: `节点“${name}”的结果 ${property}`, en: `${property} answered to “${name}”` };
  },
};
