import { evaluate } from '../../condition/index.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { defineNode, type EntryFields, NEXT, REENTRY } from '../define.ts';
import { eventTrial } from '../trials.ts';
import { spell, spellCondition } from '../words.ts';

interface Fields extends EntryFields {
  event: string;
  condition?: Condition;
}

export const entryEvent = defineNode<Fields>({
  kind: 'entry-event',
  group: 'entry',
  icon: 'bolt',
  title: { zh: '事件触发', en: 'When an event happens' },
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
    REENTRY,
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
  enter: () => ({ exit: 'next' }),
  trials: ({ event }, { now }) => [eventTrial(event, now)],
});
