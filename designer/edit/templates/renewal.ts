import type { Template } from './template.ts';

const DAY = 24 * 3_600_000;

/** After the sale: a renewal that comes near is first explained, then asked about by the owner. */
export const renewal: Template = (say) => ({
  id: 'renewal',
  stage: 'afterSale',
  title: { zh: '续保到期之前', en: 'Before a renewal is due' },
  summary: {
    zh: '到期通知以后先说明续保的好处，三天没有续保，请代理人联系。',
    en: 'A renewal that is due is explained first; after three days the owner calls.',
  },
  nodes: [
    { id: 'due', kind: 'entry-event', fields: { event: 'renewal_due', reentry: 'after-finishing' } },
    {
      id: 'why',
      kind: 'push',
      fields: { title: say({ zh: '按时续保，保障不断', en: 'Renew in time, stay covered' }) },
    },
    { id: 'renewed', kind: 'wait-event', fields: { event: 'renewed', timeout: 3 * DAY } },
    { id: 'call', kind: 'task', fields: { title: say({ zh: '提醒客户续保', en: 'Remind of the renewal' }) } },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '已续保', en: 'renewed' }) } },
    { id: 'lost', kind: 'tag', fields: { add: [say({ zh: '续保有风险', en: 'renewal at risk' })] } },
    { id: 'end', kind: 'exit' },
  ],
  edges: [
    ['due', 'next', 'why'],
    ['why', 'clicked', 'renewed'],
    ['why', 'expired', 'renewed'],
    ['renewed', 'happened', 'goal'],
    ['renewed', 'timed-out', 'call'],
    ['call', 'positive', 'goal'],
    ['call', 'negative', 'lost'],
    ['call', 'expired', 'lost'],
    ['lost', 'next', 'end'],
  ],
});
