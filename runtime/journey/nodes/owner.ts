import { defineNode, NEXT } from '../define.ts';
import { spellAgent } from '../errand.ts';
import type { NodeFault } from '../vocabulary.ts';

interface Fields {
  agent: string;
  keep: 'keep' | 'replace';
}

export const owner = defineNode<Fields>({
  kind: 'owner',
  group: 'action',
  icon: 'person',
  title: { zh: '分配归属代理人', en: 'Give to an agent' },
  help: {
    zh: '把客户交给一位代理人，或者在一个团队里、在所有人里轮流分配。',
    en: 'Gives the person to an agent, or to one in turn of a unit or of everybody.',
  },
  fields: [
    { name: 'agent', type: 'agent', label: { zh: '交给', en: 'To' }, required: true },
    {
      name: 'keep',
      type: 'choice',
      label: { zh: '已有归属的客户', en: 'Who is owned already' },
      help: { zh: '保持不变，就不会有人抢走别人的客户。', en: 'Kept, nobody takes a person from another.' },
      default: 'keep',
      choices: [
        { value: 'keep', label: { zh: '保持不变', en: 'is kept' } },
        { value: 'replace', label: { zh: '改给新的', en: 'changes hands' } },
      ],
    },
  ],
  exits: () => [{ ...NEXT, optional: true }],
  sentence({ agent, keep }, names) {
    const who = spellAgent(agent, names);
    const [zh, en] = keep === 'replace' ? ['', ''] : ['没有归属的', ' if nobody owns them'];
    return { zh: `把${zh}客户交给${who.zh}`, en: `Give the person to ${who.en}${en}` };
  },
  faults: ({ agent }) => (agent === 'owner' ? [toOwner] : []),
  enter: ({ agent, keep }) => ({
    exit: 'next',
    effects: [{ kind: 'owner', agent, keep: keep === 'keep' }],
  }),
});

const toOwner: NodeFault = {
  code: 'owner-owner',
  field: 'agent',
  message: {
    zh: '归属代理人不能再分给归属代理人；请选一位代理人、一个团队或所有人',
    en: 'the owner cannot be given to the owner; choose an agent, a unit or everybody',
  },
};
