import { defineNode } from '../define.ts';
import { spell, spellShare } from '../words.ts';

interface Arm {
  name: string;
  weight: number;
}

export const split = defineNode<{ arms: Arm[] }>({
  kind: 'split',
  group: 'flow',
  icon: 'dice',
  title: { zh: '随机分流', en: 'Split' },
  help: {
    zh: '按比例把客户随机分成几路，用来比较哪种做法更好。同一位客户再经过这里，仍走同一路。',
    en: 'Parts people at random by weight, to compare what works. The same person always takes the same arm.',
  },
  fields: [
    {
      name: 'arms',
      type: 'weights',
      label: { zh: '分组与比例', en: 'Arms and weights' },
      required: true,
      default: [
        { name: 'A', weight: 50 },
        { name: 'B', weight: 50 },
      ],
      min: 2,
      max: 10,
    },
  ],
  exits: ({ arms }) =>
    armsOf(arms).map(({ name }) => ({ name: spell(name), title: { zh: spell(name), en: spell(name) } })),
  sentence({ arms }) {
    const parts = armsOf(arms);
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    const spelt = parts.map(({ name, weight }) => `${spell(name)} ${spellShare(total && weight / total)}`);
    return { zh: `随机分流：${spelt.join('，')}`, en: `Split at random: ${spelt.join(', ')}` };
  },
  enter({ arms }, scene) {
    const chance = scene.chance();
    return { exit: armAt(arms, chance).name, why: { chance } };
  },
});

/** A draft's arms may be anything. */
function armsOf(arms: unknown): Arm[] {
  if (!Array.isArray(arms)) return [];
  return arms
    .filter((arm) => typeof arm === 'object' && arm !== null)
    .map(({ name, weight }) => ({ name, weight: typeof weight === 'number' ? weight : 0 }));
}

function armAt(arms: Arm[], chance: number): Arm {
  let left = chance * arms.reduce((sum, { weight }) => sum + weight, 0);
  const chosen = arms.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
  return chosen ?? (arms.at(-1) as Arm);
}
