import { defineNode } from '../define.ts';
import { answerTrial } from '../trials.ts';
import type { Effect, NodeFault } from '../vocabulary.ts';
import { spell, spellDuration } from '../words.ts';

interface Fields {
  agent: string;
  otherwise?: string;
  title: string;
  reason?: string;
  opener?: string;
  dueIn: number;
}

/** Outcomes of the wire that keep the door open; the others close it for now. */
const POSITIVE = ['interested', 'appointment', 'sold'];

export const task = defineNode<Fields>({
  kind: 'task',
  group: 'action',
  icon: 'handshake',
  title: { zh: '代理人跟进任务', en: 'Task for an agent' },
  help: {
    zh: '请代理人跟进客户，并等他的结果。出口按结果归为四类：有意向（感兴趣、已约见、已成交）、没意向（暂不需要、不感兴趣、联系不上）、代理人拒绝、到期没人处理。要按具体结果分路，后面接“判断”，看这个节点的 outcome。没有连线的出口，旅程到此结束。',
    en: 'Asks an agent to follow up, and waits for the outcome. Exits group the outcomes: positive (interested, appointment, sold), negative (not-now, not-interested, unreachable), declined by the agent, expired. To part by the exact outcome, add a branch on this node’s answer “outcome”. The journey ends at an exit that leads nowhere.',
  },
  fields: [
    {
      name: 'agent',
      type: 'agent',
      label: { zh: '交给', en: 'For' },
      help: { zh: 'owner 表示客户的归属代理人。', en: '“owner” is the agent who owns the person.' },
      required: true,
      default: 'owner',
    },
    {
      name: 'otherwise',
      type: 'agent',
      label: { zh: '没有归属时交给', en: 'Otherwise' },
      help: {
        zh: '客户还没有归属代理人时由谁跟进；不填则等管理员分配。',
        en: 'Who follows up when nobody owns the person; left empty, an administrator assigns the task.',
      },
      when: { field: 'agent', is: 'owner' },
    },
    { name: 'title', type: 'text', label: { zh: '任务标题', en: 'Title' }, required: true, max: 60 },
    {
      name: 'reason',
      type: 'long-text',
      label: { zh: '为什么是现在', en: 'Why now' },
      help: { zh: '一句话；阅读证据会自动附上。', en: 'One sentence; what was read is attached by itself.' },
      max: 500,
    },
    { name: 'opener', type: 'long-text', label: { zh: '建议开场白', en: 'Suggested opener' }, max: 500 },
    {
      name: 'dueIn',
      type: 'duration',
      label: { zh: '多久之内完成', en: 'Due in' },
      required: true,
      default: 86_400_000,
      min: 60_000,
      max: 2_592_000_000,
    },
  ],
  exits: () => [
    { name: 'positive', title: { zh: '有意向', en: 'positive' }, optional: true },
    { name: 'negative', title: { zh: '没意向', en: 'negative' }, optional: true },
    { name: 'declined', title: { zh: '代理人拒绝', en: 'declined' }, optional: true },
    { name: 'expired', title: { zh: '到期未处理', en: 'expired' }, optional: true },
  ],
  sentence({ agent, title, dueIn }, names) {
    const time = spellDuration(dueIn);
    const name = names.agent(spell(agent));
    const who = agent === 'owner' ? { zh: '归属代理人', en: 'the owner' } : { zh: name, en: name };
    return {
      zh: `请${who.zh}在 ${time.zh}内跟进：${spell(title)}`,
      en: `Ask ${who.en} to follow up in ${time.en}: ${spell(title)}`,
    };
  },
  faults: ({ otherwise }) => (otherwise === 'owner' ? [ownerTwice] : []),
  enter: (node, { facts, effectId }) => ({
    wait: { answer: effectId },
    effects: [
      {
        kind: 'task',
        agent: node.agent,
        ...(node.agent === 'owner' && node.otherwise && { otherwise: node.otherwise }),
        title: node.title,
        ...(node.reason && { reason: node.reason }),
        ...(node.opener && { opener: node.opener }),
        dueAt: facts.now + node.dueIn,
      },
    ],
  }),
  resume(_, input) {
    const { outcome, state } = input.type === 'answer' ? input.result : {};
    if (typeof outcome === 'string') return { exit: POSITIVE.includes(outcome) ? 'positive' : 'negative' };
    return state === 'declined' || state === 'expired' ? { exit: state } : undefined;
  },
  trials: (_, { now, effect }) => [
    ...OUTCOMES.map(({ value, title }) => answerTrial(title, effect, now, { state: 'done', outcome: value })),
    answerTrial({ zh: '代理人拒绝', en: 'declined' }, effect, now, { state: 'declined' }),
    {
      ...answerTrial({ zh: '到期未处理', en: 'expired' }, effect, dueOf(effect, now), { state: 'expired' }),
      unsaid: true,
    },
  ],
});

/** Every outcome of the wire. */
const OUTCOMES = [
  { value: 'interested', title: { zh: '感兴趣', en: 'interested' } },
  { value: 'appointment', title: { zh: '已约见', en: 'appointment' } },
  { value: 'sold', title: { zh: '已成交', en: 'sold' } },
  { value: 'not-now', title: { zh: '暂不需要', en: 'not now' } },
  { value: 'not-interested', title: { zh: '不感兴趣', en: 'not interested' } },
  { value: 'unreachable', title: { zh: '联系不上', en: 'unreachable' } },
];

const dueOf = (effect: Effect | undefined, now: number) => (effect?.kind === 'task' ? effect.dueAt : now);

const ownerTwice: NodeFault = {
  code: 'otherwise-owner',
  field: 'otherwise',
  message: {
    zh: '“没有归属时交给”不能是归属代理人；请选择一位代理人，或者留空',
    en: 'whoever stands in for a missing owner cannot be the owner; choose an agent, or leave it empty',
  },
};
