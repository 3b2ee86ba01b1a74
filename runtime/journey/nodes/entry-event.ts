import { evaluate, isScalar } from '../../condition/index.ts';
import { own } from '../../condition/own.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { defineNode, type EntryFields, NEXT, REENTRY } from '../define.ts';
import { eventTrial } from '../trials.ts';
import type { Field } from '../vocabulary.ts';
import { spell, spellCondition } from '../words.ts';

interface Fields extends EntryFields {
  event: string;
  key?: string;
  condition?: Condition;
}

const KEY: Field = {
  name: 'key',
  type: 'text',
  label: { zh: '按事件属性区分', en: 'Told apart by' },
  help: {
    zh: '填事件的一个属性名（如 policy_no）：同一位客户可以按不同的值同时走几次，“再次进入”只看同一个值。',
    en: 'A property of the event, such as policy_no: the same person may be under way once for each value, and re-entry looks at runs with that value.',
  },
  max: 100,
};

export const entryEvent = defineNode<Fields>({
  kind: 'entry-event',
  group: 'entry',
  icon: 'bolt',
  title: { zh: '事件触发', en: 'On an event' },
  help: {
    zh: '客户在页面上做了某件事（例如点了“测算保费”）时进入旅程。事件由网页调用 dogear.track 上报。',
    en: 'A person starts when the page reports an event with dogear.track, such as asking for a quote.',
  },
  fields: [
    {
      name: 'event',
      type: 'event',
      label: { zh: '事件名', en: 'Event' },
      help: { zh: '与网页上报的名称完全一致。', en: 'Exactly as the page reports it.' },
      required: true,
      max: 100,
    },
    {
      name: 'condition',
      type: 'condition',
      label: { zh: '并且满足', en: 'And only if' },
      help: {
        zh: '可以判断事件属性、客户属性、标签和阅读情况；不填则总是进入。',
        en: 'May look at the event, the person, tags and readings; without it everyone starts.',
      },
    },
    KEY,
    ...REENTRY,
  ],
  exits: () => [NEXT],
  sentence({ event, condition }, names) {
    const name = spell(event);
    if (!condition) return { zh: `客户触发事件“${name}”时进入`, en: `A person starts on event “${name}”` };
    const only = spellCondition(condition, names);
    return {
      zh: `客户触发事件“${name}”且${only.zh}时进入`,
      en: `A person starts on event “${name}” if ${only.en}`,
    };
  },
  triggers: ({ event }) => (typeof event === 'string' ? [`event:${event}`] : []),
  starts({ event, condition }, input, facts) {
    if (input.type !== 'event' || input.name !== event) return false;
    return !condition || evaluate(condition, { ...facts, event: input.properties });
  },
  keyOf({ key }, input) {
    const value = key && input.type === 'event' ? own(input.properties, key) : undefined;
    return isScalar(value) ? String(value).slice(0, 200) : undefined;
  },
  enter: () => ({ exit: 'next' }),
  trials: ({ event }, { now }) => [eventTrial(event, now)],
});
