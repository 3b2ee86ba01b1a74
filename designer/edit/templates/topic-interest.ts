import type { Template } from './template.ts';

const DAY = 24 * 3_600_000;

/** Preparation: interest that lasts is told apart from a single look. */
export const topicInterest: Template = (say) => ({
  id: 'topic-interest',
  stage: 'preparation',
  title: { zh: '关注一个话题的客户，持续培育', en: 'Nurture interest in one topic' },
  summary: {
    zh: '进入人群的客户收到这个话题的文章；一周内读到八成或者来问的，标为有需求并告诉代理人。',
    en: 'Whoever comes into a segment is offered an article; who reads it or asks within a week is marked as in need, and the agent hears of it.',
  },
  nodes: [
    { id: 'came', kind: 'entry-segment', fields: { change: 'entered', reentry: 'after-finishing' } },
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
    {
      id: 'week',
      kind: 'wait-for',
      fields: {
        awaited: [
          { name: say({ zh: '读了', en: 'reads' }), on: 'reading', completion: 0.8 },
          { name: say({ zh: '来问了', en: 'asks' }), on: 'event', event: 'consult' },
        ],
        timeout: 7 * DAY,
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
    ['came', 'next', 'interest'],
    ['interest', 'next', 'offer'],
    ['offer', 'clicked', 'week'],
    ['offer', 'expired', 'week'],
    ['week', say({ zh: '读了', en: 'reads' }), 'need'],
    ['week', say({ zh: '来问了', en: 'asks' }), 'need'],
    ['week', 'timed-out', 'end'],
    ['need', 'next', 'task'],
    ['task', 'positive', 'goal'],
  ],
});
