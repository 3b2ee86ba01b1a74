import type { Template } from './template.ts';

const HOUR = 3_600_000;

export const ripeReader: Template = (say) => ({
  id: 'ripe-reader',
  stage: 'running',
  title: { zh: '深读的客户，交给代理人', en: 'Hand the ripe reader to the owner' },
  summary: {
    zh: '读完并且不止读过一次的客户，先问归属代理人合不合适，合适就跟进；留出一成作对照，看跟进带来多少。',
    en: 'Whoever finished and came back: the agent who owns them is asked first, then follows up. A tenth is held out, so that you see what it moves.',
  },
  nodes: [
    { id: 'read', kind: 'entry-reading', fields: { state: 'complete' } },
    {
      id: 'again',
      kind: 'branch',
      fields: {
        condition: {
          all: [{ operand: { of: 'reading', measure: 'readings' }, operator: 'at-least', value: 2 }],
        },
      },
    },
    { id: 'arm', kind: 'hold-out', fields: { share: 0.1 } },
    {
      id: 'ask',
      kind: 'ask',
      fields: {
        title: say({ zh: '现在适合联系这位客户吗？', en: 'Is this a good time to call?' }),
        choices: [say({ zh: '适合', en: 'yes' }), say({ zh: '不适合', en: 'no' })],
      },
    },
    {
      id: 'good',
      kind: 'branch',
      fields: {
        condition: {
          operand: { of: 'answer', node: 'ask', property: 'answer' },
          operator: 'is',
          value: say({ zh: '适合', en: 'yes' }),
        },
      },
    },
    {
      id: 'task',
      kind: 'task',
      fields: { title: say({ zh: '联系读完的客户', en: 'Call a reader who finished' }) },
    },
    { id: 'wait', kind: 'wait', fields: { duration: 2 * HOUR } },
    {
      id: 'retry',
      kind: 'task',
      fields: { title: say({ zh: '再次提醒：联系客户', en: 'Reminder: call the reader' }) },
    },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '有意向', en: 'interested' }) } },
    { id: 'end', kind: 'exit' },
  ],
  edges: [
    ['read', 'next', 'again'],
    ['again', 'yes', 'arm'],
    ['arm', 'in', 'ask'],
    ['ask', 'answered', 'good'],
    ['ask', 'expired', 'task'],
    ['good', 'yes', 'task'],
    ['good', 'no', 'end'],
    ['again', 'no', 'end'],
    ['task', 'positive', 'goal'],
    ['task', 'expired', 'wait'],
    ['wait', 'next', 'retry'],
    ['retry', 'positive', 'goal'],
  ],
});
