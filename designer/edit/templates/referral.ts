import { SHARE_BROUGHT } from '../../../runtime/journey/shares.ts';
import type { Template } from './template.ts';

const DAY = 24 * 3_600_000;

/** After the sale: content that is worth passing on, and a thank-you for whoever brought somebody. */
export const referral: Template = (say) => ({
  id: 'referral',
  stage: 'afterSale',
  title: { zh: '请满意的客户转介绍', en: 'Ask happy customers to pass it on' },
  summary: {
    zh: '回访满意的客户收到一篇适合转发的文章；有人打开了他转发的链接，请代理人当面道谢。',
    en: 'Who was content gets an article worth sharing; once somebody opens their link, the agent thanks them.',
  },
  nodes: [
    { id: 'happy', kind: 'entry-event', fields: { event: 'satisfied', reentry: 'after-finishing' } },
    { id: 'wait', kind: 'wait', fields: { duration: DAY } },
    { id: 'share', kind: 'push', fields: { title: say({ zh: '转给关心的人看看', en: 'Worth passing on' }) } },
    { id: 'shared', kind: 'wait-event', fields: { event: SHARE_BROUGHT, timeout: 14 * DAY } },
    {
      id: 'thanks',
      kind: 'task',
      fields: { title: say({ zh: '感谢客户转介绍', en: 'Thank them for sharing' }) },
    },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '带来转介绍', en: 'brought a referral' }) } },
    { id: 'end', kind: 'exit' },
  ],
  edges: [
    ['happy', 'next', 'wait'],
    ['wait', 'next', 'share'],
    ['share', 'clicked', 'shared'],
    ['share', 'expired', 'end'],
    ['shared', 'happened', 'thanks'],
    ['shared', 'timed-out', 'end'],
    ['thanks', 'positive', 'goal'],
    ['thanks', 'expired', 'end'],
  ],
});
