import { defineNode, NEXT } from '../define.ts';
import { spell } from '../words.ts';

export const goal = defineNode<{ goal: string }>({
  kind: 'goal',
  group: 'action',
  icon: 'target',
  title: { zh: '达成目标', en: 'Goal' },
  help: {
    zh: '客户走到这里就算达成一次目标，计入旅程的成果；然后继续往下走。',
    en: 'Whoever passes here has reached the goal; it counts as what the journey moved, and the person goes on.',
  },
  fields: [
    {
      name: 'goal',
      type: 'text',
      label: { zh: '目标名称', en: 'Name of the goal' },
      required: true,
      max: 60,
    },
  ],
  exits: () => [{ ...NEXT, optional: true }],
  sentence: ({ goal: name }) => ({ zh: `达成目标“${spell(name)}”`, en: `Goal “${spell(name)}” reached` }),
  enter: ({ goal: name }) => ({ exit: 'next', effects: [{ kind: 'goal', name }] }),
});
