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
import type { Exit } from '../vocabulary.ts';
import { spell, spellDuration } from '../words.ts';

interface Fields extends ErrandFields {
  title: string;
  reason?: string;
  opener?: string;
  exits: 'groups' | 'outcomes';
}

/** Outcomes of the wire that keep the door open; the others close it for now. */
const POSITIVE = ['interested', 'appointment', 'sold'];

export const task = defineNode<Fields>({
  kind: 'task',
  group: 'action',
  icon: 'handshake',
  title: { zh: '代理人跟进任务', en: 'Task for an agent' },
  help: {
    zh: '请代理人跟进客户，并等他的结果。它先过联系规则；没过走“未获准”。出口按结果归为“有意向”（感兴趣、已约见、已成交）和“没意向”（暂不需要、不感兴趣、联系不上），或者每种结果一个出口；另有代理人拒绝、到期没人处理。没有连线的出口，旅程到此结束。',
    en: 'Asks an agent to follow up, and waits for the outcome. It passes the rules of contact first, and leaves by “refused” if they object. Exits group the outcomes into positive (interested, appointment, sold) and negative (not-now, not-interested, unreachable), or there is one for each; besides, declined by the agent, and expired. The journey ends at an exit that leads nowhere.',
  },
  fields: [
    ...FOR,
    {
      name: 'title',
      type: 'text',
      label: { zh: '任务标题', en: 'Title' },
      required: true,
      max: 60,
      template: 'text',
    },
    {
      name: 'reason',
      type: 'long-text',
      label: { zh: '为什么是现在', en: 'Why now' },
      help: { zh: '一句话；阅读证据会自动附上。', en: 'One sentence; what was read is attached by itself.' },
      max: 500,
      template: 'text',
    },
    {
      name: 'opener',
      type: 'long-text',
      label: { zh: '建议开场白', en: 'Suggested opener' },
      help: {
        zh: '可以写变量，例如 {{ person.name }}。',
        en: 'May hold variables, such as {{ person.name }}.',
      },
      max: 500,
      template: 'text',
    },
    ...UNTIL,
    {
      name: 'exits',
      type: 'choice',
      label: { zh: '按结果的出口', en: 'Exits by outcome' },
      default: 'groups',
      choices: [
        { value: 'groups', label: { zh: '有意向 / 没意向', en: 'positive / negative' } },
        { value: 'outcomes', label: { zh: '每种结果一个', en: 'one for each outcome' } },
      ],
    },
  ],
  exits: ({ exits }) => [...(exits === 'outcomes' ? BY_OUTCOME : BY_GROUP), ...OTHERWISE],
  sentence({ agent, title, dueIn }, names) {
    const time = spellDuration(dueIn);
    const who = spellAgent(agent, names);
    return {
      zh: together('请', who.zh, `在 ${time.zh}内跟进：${spell(title)}`),
      en: `Ask ${who.en} to follow up in ${time.en}: ${spell(title)}`,
    };
  },
  faults: errandFaults,
  atOnce: () => answeredAtOnce('refused'),
  enter: (node, { facts, effectId }) => ({
    wait: { answer: effectId },
    effects: [
      {
        kind: 'task',
        title: node.title,
        ...(node.reason && { reason: node.reason }),
        ...(node.opener && { opener: node.opener }),
        ...errandOf(node, facts.now),
      },
    ],
  }),
  resume(node, input) {
    const { outcome, state } = input.type === 'answer' ? input.result : {};
    if (typeof outcome === 'string') return { exit: exitOf(node, outcome) };
    const ended = OTHERWISE.some(({ name }) => name === state);
    return ended ? { exit: String(state) } : undefined;
  },
  trials: (_, { now, effect }) => [
    ...OUTCOMES.map(({ name, title }) => answerTrial(title, effect, now, { state: 'done', outcome: name })),
    answerTrial({ zh: '代理人拒绝', en: 'declined' }, effect, now, { state: 'declined' }),
    answerTrial(REFUSED.title, effect, now, { state: 'refused' }),
    {
      ...answerTrial({ zh: '到期未处理', en: 'expired' }, effect, dueOf(effect, now), { state: 'expired' }),
      unsaid: true,
    },
  ],
});

/** Every outcome of the wire. */
const OUTCOMES = [
  { name: 'interested', title: { zh: '感兴趣', en: 'interested' } },
  { name: 'appointment', title: { zh: '已约见', en: 'appointment' } },
  { name: 'sold', title: { zh: '已成交', en: 'sold' } },
  { name: 'not-now', title: { zh: '暂不需要', en: 'not now' } },
  { name: 'not-interested', title: { zh: '不感兴趣', en: 'not interested' } },
  { name: 'unreachable', title: { zh: '联系不上', en: 'unreachable' } },
];

const BY_OUTCOME: Exit[] = OUTCOMES.map((outcome) => ({ ...outcome, optional: true }));
const BY_GROUP: Exit[] = [
  { name: 'positive', title: { zh: '有意向', en: 'positive' }, optional: true },
  { name: 'negative', title: { zh: '没意向', en: 'negative' }, optional: true },
];
const OTHERWISE: Exit[] = [
  { name: 'declined', title: { zh: '代理人拒绝', en: 'declined' }, optional: true },
  { name: 'expired', title: { zh: '到期未处理', en: 'expired' }, optional: true },
  REFUSED,
];

/** A word that is no outcome counts as a negative one. */
function exitOf({ exits }: Fields, outcome: string): string {
  const known = OUTCOMES.some(({ name }) => name === outcome);
  if (exits === 'outcomes') return known ? outcome : 'unreachable';
  return POSITIVE.includes(outcome) ? 'positive' : 'negative';
}
