import { defineNode, type EntryFields, NEXT, REENTRY } from '../define.ts';
import { callTrial } from '../trials.ts';

export const entryHand = defineNode<EntryFields>({
  kind: 'entry-hand',
  group: 'entry',
  icon: 'hand',
  title: { zh: '人工选入', en: 'By hand' },
  help: {
    zh: '运营人员挑选客户送入旅程；轨迹里记下是谁送入的。',
    en: 'An operator chooses people; the trace names who did.',
  },
  fields: REENTRY,
  exits: () => [NEXT],
  sentence: () => ({ zh: '由运营人员选入', en: 'A person starts whom an operator chooses' }),
  triggers: (_, journey) => [`hand:${journey}`],
  starts: (_, input) => input.type === 'call' && input.by === 'hand',
  enter: () => ({ exit: 'next' }),
  trials: (_, { now }) => [callTrial({ zh: '选入', en: 'chosen by hand' }, now, 'hand')],
});
