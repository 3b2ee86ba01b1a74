import { defineNode, NEXT } from '../define.ts';
import { spellDuration } from '../words.ts';

export const wait = defineNode<{ duration: number }>({
  kind: 'wait',
  group: 'flow',
  icon: 'clock',
  title: { zh: '等待', en: 'Wait' },
  help: { zh: '停留一段时间，然后继续。', en: 'Keeps the person for a while, then goes on.' },
  fields: [
    {
      name: 'duration',
      type: 'duration',
      label: { zh: '时长', en: 'Duration' },
      required: true,
      default: 86_400_000,
      min: 60_000,
      max: 31_536_000_000,
    },
  ],
  exits: () => [NEXT],
  sentence({ duration }) {
    const time = spellDuration(duration);
    return { zh: `等待 ${time.zh}`, en: `Wait ${time.en}` };
  },
  enter: ({ duration }, { facts }) => ({ wait: { until: facts.now + duration } }),
  resume: (_, input) => (input.type === 'timer' ? { exit: 'next' } : undefined),
});
