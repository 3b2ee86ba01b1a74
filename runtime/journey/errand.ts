/** What a task and a question to an agent have in common: for whom, until when, and what if nobody takes it on. */
import type { Text } from '../condition/vocabulary.ts';
import type { Effect, Exit, Field, Names, NodeFault } from './vocabulary.ts';
import { spell } from './words.ts';

/**
 * Work for an agent. `agent` is an agent id, `owner`, `anyone` or `unit:<id>`, the last two in turn; `otherwise` gets what nobody's person
 * brings. `dueIn` in ms, of working time if `working`; `dueAt` (ms UTC) is the same without regard to working hours. Who did not accept
 * after `escalateAfter` ms loses it to `escalateTo`.
 */
export interface Errand {
  agent: string;
  otherwise?: string;
  dueIn: number;
  dueAt: number;
  working?: boolean;
  escalateTo?: string;
  escalateAfter?: number;
}

export interface ErrandFields {
  agent: string;
  otherwise?: string;
  dueIn: number;
  hours: 'any' | 'working';
  escalateTo?: string;
  escalateAfter?: number;
}

const DAY = 86_400_000;
const MONTH = 30 * DAY;

export const FOR: Field[] = [
  {
    name: 'agent',
    type: 'agent',
    label: { zh: '交给', en: 'For' },
    help: {
      zh: '归属代理人、某一位代理人，或者在一个团队里、在所有人里轮流。',
      en: 'The agent who owns the person, one agent, or in turn among a unit or everybody.',
    },
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
];

export const UNTIL: Field[] = [
  {
    name: 'dueIn',
    type: 'duration',
    label: { zh: '多久之内完成', en: 'Due in' },
    required: true,
    default: DAY,
    min: 60_000,
    max: MONTH,
  },
  {
    name: 'hours',
    type: 'choice',
    label: { zh: '按什么时间算', en: 'Counted in' },
    default: 'any',
    choices: [
      { value: 'any', label: { zh: '任何时间', en: 'any time' } },
      { value: 'working', label: { zh: '只算工作时间', en: 'working hours alone' } },
    ],
  },
  {
    name: 'escalateAfter',
    type: 'duration',
    label: { zh: '多久没人接受就升级', en: 'Escalate when not accepted after' },
    min: 60_000,
    max: MONTH,
  },
  {
    name: 'escalateTo',
    type: 'agent',
    label: { zh: '升级给', en: 'Escalate to' },
    help: {
      zh: '到时间还没有接受的，转给这里选的人；原来的代理人不再看到它。',
      en: 'Takes over what was not accepted by then; the first agent sees it no more.',
    },
  },
];

export const REFUSED: Exit = { name: 'refused', title: { zh: '未获准', en: 'refused' }, optional: true };

export function errandOf(node: ErrandFields, now: number): Errand {
  const { agent, otherwise, dueIn, hours, escalateTo, escalateAfter } = node;
  return {
    agent,
    ...(agent === 'owner' && otherwise && { otherwise }),
    dueIn,
    dueAt: now + dueIn,
    ...(hours === 'working' && { working: true }),
    ...(escalateTo && escalateAfter !== undefined && { escalateTo, escalateAfter }),
  };
}

export const dueOf = (effect: Effect | undefined, now: number): number =>
  effect && 'dueAt' in effect ? effect.dueAt : now;

/** How the one it is for reads in a sentence. */
export function spellAgent(agent: unknown, names: Names): Text {
  if (agent === 'owner') return { zh: '归属代理人', en: 'the owner' };
  if (agent === 'anyone') return { zh: '任一代理人（轮流）', en: 'an agent in turn' };
  const unit = typeof agent === 'string' && agent.startsWith('unit:') ? agent.slice(5) : undefined;
  if (unit !== undefined) {
    const name = names.unit?.(unit) ?? unit;
    return { zh: `“${name}”团队的人（轮流）`, en: `somebody of unit “${name}” in turn` };
  }
  const name = names.agent(spell(agent));
  return { zh: name, en: name };
}

export function errandFaults(node: ErrandFields): NodeFault[] {
  const { otherwise, escalateTo, escalateAfter, dueIn } = node;
  if (otherwise === 'owner') return [ownerTwice];
  if (escalateTo && escalateAfter === undefined) return [escalation('escalateAfter')];
  if (!escalateTo && escalateAfter !== undefined) return [escalation('escalateTo')];
  return escalateAfter !== undefined && escalateAfter >= dueIn && node.hours !== 'working' ? [tooLate] : [];
}

const ownerTwice: NodeFault = {
  code: 'otherwise-owner',
  field: 'otherwise',
  message: {
    zh: '“没有归属时交给”不能是归属代理人；请选择一位代理人，或者留空',
    en: 'whoever stands in for a missing owner cannot be the owner; choose an agent, or leave it empty',
  },
};

const escalation = (field: 'escalateTo' | 'escalateAfter'): NodeFault => ({
  code: 'escalation-half',
  field,
  message: {
    zh: '升级要同时填“多久没人接受”和“升级给谁”；请补上另一项，或者都留空',
    en: 'an escalation needs both a time and somebody to escalate to; fill in the other one, or leave both empty',
  },
});

const tooLate: NodeFault = {
  code: 'escalation-late',
  field: 'escalateAfter',
  message: {
    zh: '升级的时间不早于到期的时间；请填得比“多久之内完成”短',
    en: 'the escalation comes no sooner than the task is due; use less than “due in”',
  },
};
