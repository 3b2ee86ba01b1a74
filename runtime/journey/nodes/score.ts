import { defineNode, NEXT } from '../define.ts';
import type { NodeFault } from '../vocabulary.ts';
import { spell } from '../words.ts';

interface Fields {
  attribute: string;
  by: number;
  least: number;
  most: number;
}

export const score = defineNode<Fields>({
  kind: 'score',
  group: 'action',
  icon: 'star',
  title: { zh: '加减分', en: 'Score' },
  help: {
    zh: '给客户的一项分数加上或减去一个数，并保持在上下限之内；后面的判断马上看得到。',
    en: 'Adds to a score of the person or takes from it, within bounds; later branches see it at once.',
  },
  fields: [
    {
      name: 'attribute',
      type: 'attribute',
      label: { zh: '记在哪个属性', en: 'Attribute' },
      required: true,
      default: 'score',
      max: 100,
    },
    {
      name: 'by',
      type: 'number',
      label: { zh: '加多少', en: 'Add' },
      help: { zh: '负数表示减分。', en: 'A negative number takes away.' },
      required: true,
      default: 10,
      min: -1_000_000,
      max: 1_000_000,
    },
    {
      name: 'least',
      type: 'number',
      label: { zh: '不低于', en: 'Not below' },
      default: 0,
      min: -1_000_000,
      max: 1_000_000,
    },
    {
      name: 'most',
      type: 'number',
      label: { zh: '不高于', en: 'Not above' },
      default: 100,
      min: -1_000_000,
      max: 1_000_000,
    },
  ],
  exits: () => [{ ...NEXT, optional: true }],
  sentence({ attribute, by }) {
    const [zh, en] = by < 0 ? ['减', 'Take'] : ['加', 'Add'];
    const much = spell(typeof by === 'number' ? Math.abs(by) : by);
    const name = spell(attribute);
    return { zh: `客户的“${name}”${zh} ${much}`, en: `${en} ${much} ${by < 0 ? 'from' : 'to'} “${name}”` };
  },
  faults: ({ least, most }) => (least > most ? [crossed] : []),
  enter: ({ attribute: name, by, least, most }) => ({
    exit: 'next',
    effects: [{ kind: 'score', name, by, least, most }],
  }),
});

const crossed: NodeFault = {
  code: 'score-bounds',
  field: 'most',
  message: { zh: '上限低于下限；请把上限改大', en: 'the upper bound is below the lower one; raise it' },
};
