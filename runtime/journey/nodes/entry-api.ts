import { evaluate } from '../../condition/index.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { defineNode, type EntryFields, NEXT, REENTRY } from '../define.ts';
import { callTrial } from '../trials.ts';
import { spellCondition } from '../words.ts';

export const entryApi = defineNode<EntryFields & { condition?: Condition }>({
  kind: 'entry-api',
  group: 'entry',
  icon: 'plug',
  title: { zh: '接口或其他旅程', en: 'When called' },
  help: {
    zh: '你的系统调用 POST /api/journeys/{id}/enter，或者另一个旅程转过来时进入。调用可以带 properties，后面的判断把它当作事件属性；也可以带 key，按它区分同一位客户的几次旅程。',
    en: 'Your system calls POST /api/journeys/{id}/enter, or another journey goes on here. A call may bring properties, which later conditions see as those of the event, and a key that tells several runs of one person apart.',
  },
  fields: [
    { name: 'condition', type: 'condition', label: { zh: '并且满足', en: 'And only if' } },
    ...REENTRY,
  ],
  exits: () => [NEXT],
  sentence({ condition }, names) {
    if (!condition)
      return {
        zh: '由接口或其他旅程送入',
        en: 'A person starts who is sent here by the api or another journey',
      };
    const only = spellCondition(condition, names);
    return {
      zh: `由接口或其他旅程送入，且${only.zh}`,
      en: `A person starts who is sent here by the api or another journey, if ${only.en}`,
    };
  },
  triggers: (_, journey) => [`call:${journey}`],
  starts({ condition }, input, facts) {
    if (input.type !== 'call' || input.by === 'clock' || input.by === 'hand') return false;
    return !condition || evaluate(condition, { ...facts, event: input.properties });
  },
  enter: () => ({ exit: 'next' }),
  trials: (_, { now }) => [callTrial({ zh: '接口调用', en: 'called by the api' }, now, 'api')],
});
