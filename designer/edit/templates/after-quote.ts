import type { Template } from './template.ts';

const DAY = 24 * 3_600_000;

export const afterQuote: Template = (say) => ({
  id: 'after-quote',
  stage: 'running',
  title: { zh: '测算了保费，却没有提交', en: 'Asked for a quote, then stopped' },
  summary: {
    zh: '客户测算保费后一天内没有提交，先推送解答，再请代理人跟进。',
    en: 'Nothing submitted a day after a quote: an answer in the page first, then the agent.',
  },
  nodes: [
    { id: 'quote', kind: 'entry-event', fields: { event: 'quote', reentry: 'after-finishing' } },
    { id: 'wait', kind: 'wait-event', fields: { event: 'submit', timeout: DAY } },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '提交投保', en: 'submitted' }) } },
    {
      id: 'push',
      kind: 'push',
      fields: { title: say({ zh: '保费是怎么算的', en: 'How the price comes about' }) },
    },
    {
      id: 'task',
      kind: 'task',
      fields: { title: say({ zh: '联系测算过保费的客户', en: 'Call about the quote' }) },
    },
  ],
  edges: [
    ['quote', 'next', 'wait'],
    ['wait', 'happened', 'goal'],
    ['wait', 'timed-out', 'push'],
    ['push', 'clicked', 'task'],
    ['push', 'expired', 'task'],
    ['task', 'positive', 'goal'],
  ],
});
