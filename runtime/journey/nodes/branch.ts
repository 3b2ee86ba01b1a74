import { evaluate, explain } from '../../condition/index.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { defineNode } from '../define.ts';
import { spellCondition } from '../words.ts';

export const branch = defineNode<{ condition: Condition }>({
  kind: 'branch',
  group: 'flow',
  icon: 'fork',
  title: { zh: '判断', en: 'Branch' },
  help: {
    zh: '按条件分成“是”和“否”两路。可以判断客户属性、标签、阅读情况、事件属性，以及前面节点（任务、Webhook、推送）收到的结果。',
    en: 'Parts people into yes and no by a condition on the person, tags, readings, the event, or an answer to an earlier node.',
  },
  fields: [{ name: 'condition', type: 'condition', label: { zh: '条件', en: 'Condition' }, required: true }],
  exits: () => [
    { name: 'yes', title: { zh: '是', en: 'yes' } },
    { name: 'no', title: { zh: '否', en: 'no' } },
  ],
  sentence({ condition }, names) {
    const asked = spellCondition(condition, names);
    return { zh: `判断：${asked.zh}？`, en: `Is it so that ${asked.en}?` };
  },
  enter: ({ condition }, { facts }) => ({
    exit: evaluate(condition, facts) ? 'yes' : 'no',
    why: { seen: explain(condition, facts) },
  }),
});
