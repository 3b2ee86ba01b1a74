import type { Template } from './template.ts';

const DAY = 24 * 3_600_000;

/** Preparation: interest that lasts is told apart from a single look. */
export const topicInterest: Template = (say) => ({
  id: 'topic-interest',
  stage: 'preparation',
  title: { zh: '关注一个话题的客户，持续培育', en: 'Nurture interest in one topic' },
  summary: {
    zh: '读过这个话题的文章，一周内推荐下一篇；又来读的，标为有需求并告诉代理人。',
    en: 'A week of reading on one topic: who comes back for more is marked as in need, and the agent hears of it.',
  },
  nodes: [
    { id: 'read', kind: 'entry-reading', fields: { completion: 0.5, reentry: 'after-finishing' } },
    {
      id: 'interest',
      kind: 'tag',
      fields: { add: [say({ zh: '关注健康保障', en: 'looks into health cover' })] },
    },
    {
      id: 'offer',
      kind: 'push',
      fields: { title: say({ zh: '同一个话题，再看一篇', en: 'More on this topic' }) },
    },
    { id: 'week', kind: 'wait', fields: { duration: 7 * DAY } },
    {
      id: 'back',
      kind: 'branch',
      fields: {
        condition: {
          all: [
            { operand: { of: 'reading', measure: 'readings', days: 14 }, operator: 'at-least', value: 2 },
          ],
        },
      },
    },
    { id: 'need', kind: 'tag', fields: { add: [say({ zh: '有需求', en: 'in need' })] } },
    {
      id: 'task',
      kind: 'task',
      fields: { title: say({ zh: '客户反复关注一个话题', en: 'Keeps reading on one topic' }) },
    },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '需求明确', en: 'need is clear' }) } },
    { id: 'end', kind: 'exit' },
  ],
  edges: [
    ['read', 'next', 'interest'],
    ['interest', 'next', 'offer'],
    ['offer', 'clicked', 'week'],
    ['offer', 'expired', 'week'],
    ['week', 'next', 'back'],
    ['back', 'yes', 'need'],
    ['back', 'no', 'end'],
    ['need', 'next', 'task'],
    ['task', 'positive', 'goal'],
  ],
});
