import { together } from '../../condition/together.ts';
import { answeredAtOnce, defineNode } from '../define.ts';
import {
  dueOf,
  type ErrandFields,
  errandFaults,
  errandOf,
  FOR,
  REFUSED,
  spellAgent,
  UNTIL,
} from '../errand.ts';
import { answerTrial } from '../trials.ts';
import { spell, spellDuration } from '../words.ts';

interface Fields extends ErrandFields {
  title: string;
  choices: string[];
}

export const ask = defineNode<Fields>({
  kind: 'ask',
  group: 'action',
  icon: 'question',
  title: { zh: '询问代理人', en: 'Ask an agent' },
  help: {
    zh: '向一位代理人（真人或智能体）提一个问题，并等他的答案。答案之后可以在“判断”里用（answer），也可以写进文案：{{ answers.节点编号.answer }}。没有连线的出口，旅程到此结束。',
    en: 'Asks an agent, human or AI, a question and waits for the answer. Later branches see it as “answer”, texts as {{ answers.<node id>.answer }}. The journey ends at an exit that leads nowhere.',
  },
  fields: [
    ...FOR,
    {
      name: 'title',
      type: 'long-text',
      label: { zh: '问题', en: 'Question' },
      required: true,
      max: 300,
      template: 'text',
    },
    {
      name: 'choices',
      type: 'tags',
      label: { zh: '可选的答案', en: 'Answers to choose from' },
      help: { zh: '不填则由代理人自己写。', en: 'Left empty, the agent answers in words of their own.' },
      default: [],
    },
    ...UNTIL,
  ],
  exits: () => [
    { name: 'answered', title: { zh: '已回答', en: 'answered' }, optional: true },
    { name: 'declined', title: { zh: '代理人拒绝', en: 'declined' }, optional: true },
    { name: 'expired', title: { zh: '到期没有回答', en: 'expired' }, optional: true },
    REFUSED,
  ],
  sentence({ agent, title, dueIn }, names) {
    const time = spellDuration(dueIn);
    const who = spellAgent(agent, names);
    return {
      zh: together('问', who.zh, `：“${spell(title)}”，等 ${time.zh}`),
      en: `Ask ${who.en} “${spell(title)}”, for ${time.en}`,
    };
  },
  faults: errandFaults,
  atOnce: () => answeredAtOnce('refused'),
  enter: (node, { facts, effectId }) => ({
    wait: { answer: effectId },
    effects: [{ kind: 'ask', title: node.title, choices: node.choices, ...errandOf(node, facts.now) }],
  }),
  resume(_, input) {
    const { answer, state } = input.type === 'answer' ? input.result : {};
    if (typeof answer === 'string') return { exit: 'answered' };
    return state === 'declined' || state === 'expired' || state === 'refused' ? { exit: state } : undefined;
  },
  trials: ({ choices }, { now, effect }) => [
    ...(choices.length > 0 ? choices : ['…']).map((answer) =>
      answerTrial({ zh: `回答“${answer}”`, en: `answers “${answer}”` }, effect, now, { answer }),
    ),
    answerTrial({ zh: '代理人拒绝', en: 'declined' }, effect, now, { state: 'declined' }),
    answerTrial(REFUSED.title, effect, now, { state: 'refused' }),
    {
      ...answerTrial({ zh: '到期没有回答', en: 'expired' }, effect, dueOf(effect, now), { state: 'expired' }),
      unsaid: true,
    },
  ],
});
