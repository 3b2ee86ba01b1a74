import { evaluate, explain } from '../../condition/index.ts';
import { together } from '../../condition/together.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { defineNode } from '../define.ts';
import { itemsOf, namedExits } from '../lists.ts';
import { spell, spellCondition } from '../words.ts';

interface Case {
  name: string;
  condition: Condition;
}

export const cases = defineNode<{ cases: Case[] }>({
  kind: 'cases',
  group: 'flow',
  icon: 'cases',
  title: { zh: '多路判断', en: 'Cases' },
  help: {
    zh: '从上到下看条件，走第一个满足的；都不满足走“其他”。',
    en: 'Looks at the conditions from the top; the first that holds is taken, and “else” if none does.',
  },
  fields: [
    {
      name: 'cases',
      type: 'list',
      label: { zh: '各路条件', en: 'Cases' },
      required: true,
      default: [{ name: 'A' }],
      min: 1,
      max: 10,
      items: [
        {
          name: 'name',
          type: 'text',
          label: { zh: '出口名称', en: 'Name of the exit' },
          required: true,
          max: 40,
        },
        { name: 'condition', type: 'condition', label: { zh: '条件', en: 'Condition' }, required: true },
      ],
    },
  ],
  exits: (node) => [...namedExits(node.cases), { name: 'else', title: { zh: '其他', en: 'else' } }],
  sentence(node, names) {
    const told = itemsOf<Case>(node.cases).map(({ name, condition }) => {
      const asked = spellCondition(condition, names);
      return { zh: `${spell(name)}：${asked.zh}`, en: `${spell(name)}: ${asked.en}` };
    });
    return {
      zh: together('依次判断', told.map(({ zh }) => zh).join('；')),
      en: `In turn, ${told.map(({ en }) => en).join('; ')}`,
    };
  },
  enter(node, { facts }) {
    const looked: Case[] = [];
    const met = node.cases.find((one) => {
      looked.push(one);
      return evaluate(one.condition, facts);
    });
    return {
      exit: met?.name ?? 'else',
      why: { seen: looked.flatMap(({ condition }) => explain(condition, facts)).slice(0, 20) },
    };
  },
});
