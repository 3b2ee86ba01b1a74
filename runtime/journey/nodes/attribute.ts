import { together } from '../../condition/together.ts';
import type { Scalar } from '../../condition/vocabulary.ts';
import { defineNode, NEXT } from '../define.ts';
import { spell } from '../words.ts';

interface Fields {
  attribute: string;
  value?: Scalar;
}

export const attribute = defineNode<Fields>({
  kind: 'attribute',
  group: 'action',
  icon: 'pencil',
  title: { zh: '设置客户属性', en: 'Set an attribute' },
  help: {
    zh: '把客户的一项属性设为给定的值，后面的判断马上看得到。',
    en: 'Sets an attribute of the person; later branches see it at once.',
  },
  fields: [
    {
      name: 'attribute',
      type: 'attribute',
      label: { zh: '属性名', en: 'Attribute' },
      required: true,
      max: 100,
    },
    {
      name: 'value',
      type: 'scalar',
      label: { zh: '值', en: 'Value' },
      help: { zh: '不填表示清除这项属性。', en: 'Left empty, the attribute is cleared.' },
    },
  ],
  exits: () => [{ ...NEXT, optional: true }],
  sentence({ attribute: name, value }) {
    if (value === undefined)
      return { zh: `清除客户属性“${spell(name)}”`, en: `Clear attribute “${spell(name)}”` };
    return {
      zh: together(`把客户属性“${spell(name)}”设为`, spell(value)),
      en: `Set attribute “${spell(name)}” to ${spell(value)}`,
    };
  },
  enter: ({ attribute: name, value }) => ({
    exit: 'next',
    effects: [{ kind: 'attribute', name, value: value ?? null }],
  }),
});
