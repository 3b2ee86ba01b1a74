import { defineNode, type EntryFields, NEXT, REENTRY } from '../define.ts';
import { spell } from '../words.ts';

interface Fields extends EntryFields {
  segment: string;
  change: 'entered' | 'left';
}

export const entrySegment = defineNode<Fields>({
  kind: 'entry-segment',
  group: 'entry',
  icon: 'people',
  title: { zh: '进出人群', en: 'On a segment' },
  help: {
    zh: '客户开始满足（或不再满足）一个人群的条件时进入旅程。发布时已经在人群里的客户不会进入；修改人群条件引起的进出也不算。',
    en: 'A person starts when they come to meet a segment, or cease to. Whoever is in it already does not start, nor do changes of the segment itself count.',
  },
  fields: [
    { name: 'segment', type: 'segment', label: { zh: '人群', en: 'Segment' }, required: true },
    {
      name: 'change',
      type: 'choice',
      label: { zh: '什么时候', en: 'When' },
      default: 'entered',
      choices: [
        { value: 'entered', label: { zh: '进入人群时', en: 'they come in' } },
        { value: 'left', label: { zh: '离开人群时', en: 'they drop out' } },
      ],
    },
    ...REENTRY,
  ],
  exits: () => [NEXT],
  sentence({ segment, change }, names) {
    const name = names.segment?.(spell(segment)) ?? spell(segment);
    return change === 'left'
      ? { zh: `客户离开人群“${name}”时进入`, en: `A person starts who drops out of segment “${name}”` }
      : { zh: `客户进入人群“${name}”时进入`, en: `A person starts who comes into segment “${name}”` };
  },
  triggers: ({ segment, change }) =>
    typeof segment === 'string' ? [`segment:${segment}:${change === 'left' ? 'left' : 'entered'}`] : [],
  starts: ({ segment, change }, input) =>
    input.type === 'segment' && input.segment === segment && input.change === change,
  enter: () => ({ exit: 'next' }),
  trials: ({ segment, change }, { now }) => [
    {
      title: change === 'left' ? { zh: '离开人群', en: 'drops out' } : { zh: '进入人群', en: 'comes in' },
      input: { type: 'segment', at: now, segment, change: change === 'left' ? 'left' : 'entered' },
    },
  ],
});
