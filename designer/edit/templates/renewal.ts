import type { Template } from './template.ts';

const DAY = 24 * 3_600_000;

/** After the sale: a renewal that comes near is first explained, then asked about by the owner. */
export const renewal: Template = (say) => ({
  id: 'renewal',
  stage: 'afterSale',
  title: { zh: '续保到期之前', en: 'Before a renewal is due' },
  summary: {
    zh: '到期前 30 天先说明续保的好处，两周内既没有续保也没有来问，请代理人联系。',
    en: 'Thirty days before it is due, a renewal is explained; whoever neither renews nor asks in two weeks is called.',
  },
  nodes: [
    {
      id: 'due',
      kind: 'entry-date',
      fields: { attribute: 'renewal_date', repeat: 'yearly', offset: -30, time: 540 },
    },
    {
      id: 'why',
      kind: 'push',
      fields: { title: say({ zh: '按时续保，保障不断', en: 'Renew in time, stay covered' }) },
    },
    {
      id: 'renewed',
      kind: 'wait-for',
      fields: {
        awaited: [
          { name: say({ zh: '续保了', en: 'renewed' }), on: 'event', event: 'renewed' },
          { name: say({ zh: '来问了', en: 'asks' }), on: 'event', event: 'consult' },
        ],
        timeout: 14 * DAY,
      },
    },
    { id: 'call', kind: 'task', fields: { title: say({ zh: '提醒客户续保', en: 'Remind of the renewal' }) } },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '已续保', en: 'renewed' }) } },
    { id: 'lost', kind: 'tag', fields: { add: [say({ zh: '续保有风险', en: 'renewal at risk' })] } },
    { id: 'end', kind: 'exit' },
  ],
  edges: [
    ['due', 'next', 'why'],
    ['why', 'clicked', 'renewed'],
    ['why', 'expired', 'renewed'],
    ['why', 'refused', 'renewed'],
    ['renewed', say({ zh: '续保了', en: 'renewed' }), 'goal'],
    ['renewed', say({ zh: '来问了', en: 'asks' }), 'call'],
    ['renewed', 'timed-out', 'call'],
    ['call', 'positive', 'goal'],
    ['call', 'negative', 'lost'],
    ['call', 'expired', 'lost'],
    ['lost', 'next', 'end'],
  ],
});
