import type { Template } from './template.ts';

const DAY = 24 * 3_600_000;

/** After the sale: the first weeks of a policy, when most is asked and most is cancelled. */
export const afterSigning: Template = (say) => ({
  id: 'after-signing',
  stage: 'afterSale',
  title: { zh: '签单以后的第一个月', en: 'The first month after signing' },
  summary: {
    zh: '第二天请代理人回访，三天后讲清怎么理赔，没看的再提醒一次。',
    en: 'The agent calls the next day; three days later the customer learns how to claim.',
  },
  nodes: [
    { id: 'signed', kind: 'entry-event', fields: { event: 'signed', reentry: 'after-finishing' } },
    { id: 'customer', kind: 'tag', fields: { add: [say({ zh: '已成交', en: 'customer' })] } },
    { id: 'day', kind: 'wait', fields: { duration: DAY } },
    { id: 'visit', kind: 'task', fields: { title: say({ zh: '签单回访', en: 'Call after signing' }) } },
    { id: 'later', kind: 'wait', fields: { duration: 3 * DAY } },
    { id: 'claims', kind: 'push', fields: { title: say({ zh: '以后怎么理赔', en: 'How to make a claim' }) } },
    {
      id: 'remind',
      kind: 'task',
      fields: { title: say({ zh: '把理赔流程发给客户', en: 'Send how to claim' }) },
    },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '看过理赔说明', en: 'knows how to claim' }) } },
    { id: 'end', kind: 'exit' },
  ],
  edges: [
    ['signed', 'next', 'customer'],
    ['customer', 'next', 'day'],
    ['day', 'next', 'visit'],
    ['visit', 'positive', 'later'],
    ['visit', 'negative', 'later'],
    ['visit', 'expired', 'later'],
    ['later', 'next', 'claims'],
    ['claims', 'clicked', 'goal'],
    ['claims', 'expired', 'remind'],
    ['remind', 'positive', 'goal'],
    ['remind', 'expired', 'end'],
  ],
});
