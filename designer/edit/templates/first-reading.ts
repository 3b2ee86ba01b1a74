import type { Template } from './template.ts';

/** Preparation: whoever reads for the first time is sorted by how well they read. */
export const firstReading: Template = (say) => ({
  id: 'first-reading',
  stage: 'preparation',
  title: { zh: '第一次来读的客户，先分层', en: 'Sort first readers by how they read' },
  summary: {
    zh: '读完的打上“认真读”，一扫而过的换一篇短的；给代理人备好下一步。',
    en: 'Who finishes is tagged as a thorough reader; who skims is offered something shorter.',
  },
  nodes: [
    { id: 'read', kind: 'entry-reading', fields: { completion: 0.3, reentry: 'never' } },
    { id: 'settle', kind: 'wait', fields: { duration: 600_000 } },
    {
      id: 'thorough',
      kind: 'branch',
      fields: {
        condition: {
          all: [{ operand: { of: 'reading', measure: 'completion' }, operator: 'at-least', value: 0.9 }],
        },
      },
    },
    { id: 'tag', kind: 'tag', fields: { add: [say({ zh: '认真读', en: 'reads thoroughly' })] } },
    { id: 'short', kind: 'push', fields: { title: say({ zh: '三分钟看懂', en: 'In three minutes' }) } },
    { id: 'skims', kind: 'tag', fields: { add: [say({ zh: '爱看短文', en: 'likes it short' })] } },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '认真读完一篇', en: 'finished an article' }) } },
    { id: 'end', kind: 'exit' },
  ],
  edges: [
    ['read', 'next', 'settle'],
    ['settle', 'next', 'thorough'],
    ['thorough', 'yes', 'tag'],
    ['tag', 'next', 'goal'],
    ['thorough', 'no', 'short'],
    ['short', 'clicked', 'skims'],
    ['skims', 'next', 'end'],
  ],
});
