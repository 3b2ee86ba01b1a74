import type { Template } from './template.ts';

const HOUR = 3_600_000;

export const ripeReader: Template = (say) => ({
  id: 'ripe-reader',
  stage: 'running',
  title: { zh: '深读的客户，交给代理人', en: 'Hand the ripe reader to the owner' },
  summary: {
    zh: '读完并且不止读过一次的客户，请归属代理人跟进；逾期没有结果再提醒一次。',
    en: 'Whoever finished and came back goes to the agent who owns them; once more if nothing came of it.',
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
    ['again', 'yes', 'task'],
    ['again', 'no', 'end'],
    ['task', 'positive', 'goal'],
    ['task', 'expired', 'wait'],
    ['wait', 'next', 'retry'],
    ['retry', 'positive', 'goal'],
  ],
});
