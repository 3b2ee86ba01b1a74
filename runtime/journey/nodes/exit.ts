import { defineNode } from '../define.ts';

export const exit = defineNode({
  kind: 'exit',
  group: 'flow',
  icon: 'door',
  title: { zh: '结束', en: 'End' },
  help: { zh: '客户在这里离开旅程。', en: 'The person leaves the journey here.' },
  fields: [],
  exits: () => [],
  sentence: () => ({ zh: '结束旅程', en: 'End of the journey' }),
  enter: () => ({ end: true }),
});
