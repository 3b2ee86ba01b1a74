/** What an operator sets for the journey as a whole, and the rules that follow: who leaves early, and what the journey is for. */
import { isCondition, isZone, keysOf } from '../condition/index.ts';
import type { Condition } from '../condition/vocabulary.ts';
import type { Field, JourneyGraph } from './vocabulary.ts';

/** Where nothing else is known, people live by this clock. */
export const ZONE = 'Asia/Shanghai';

export const SETTINGS: Field[] = [
  {
    name: 'leave',
    type: 'condition',
    label: { zh: '满足时离开旅程', en: 'Leave when' },
    help: {
      zh: '客户不管走到哪里，一旦满足就离开；每次有新情况时检查。',
      en: 'Whoever meets this leaves, wherever they stand; looked at whenever something happens.',
    },
  },
  {
    name: 'goal',
    type: 'text',
    label: { zh: '旅程的目标', en: 'Goal of the journey' },
    help: {
      zh: '例如：提交投保。每次旅程最多计一次。',
      en: 'Such as: applied. It counts once a run at most.',
    },
    max: 60,
  },
  {
    name: 'goalWhen',
    type: 'condition',
    label: { zh: '怎样算达成目标', en: 'The goal is reached when' },
    help: {
      zh: '进入之前就满足的客户不计入；每次有新情况时检查。',
      en: 'Whoever met it before they came in does not count; looked at whenever something happens.',
    },
  },
  {
    name: 'goalThen',
    type: 'choice',
    label: { zh: '达成目标以后', en: 'Who reached the goal' },
    default: 'leaves',
    choices: [
      { value: 'leaves', label: { zh: '离开旅程', en: 'leaves' } },
      { value: 'goes-on', label: { zh: '继续走', en: 'goes on' } },
    ],
  },
  {
    name: 'zone',
    type: 'zone',
    label: { zh: '客户时区未知时用', en: 'Time zone of people whose zone is unknown' },
    default: ZONE,
  },
];

/** The settings as a journey follows them; what a draft holds otherwise is left out. */
export interface Rules {
  leave?: Condition;
  goal?: { name: string; when: Condition; leaves: boolean };
  zone: string;
  /** Trigger keys at which to look. */
  watches: string[];
}

export function rulesOf({ settings = {} }: JourneyGraph): Rules {
  const { leave, goal, goalWhen, goalThen, zone } = settings ?? {};
  const named = typeof goal === 'string' && goal.trim() !== '';
  const rules: Rules = {
    zone: typeof zone === 'string' && isZone(zone) ? zone : ZONE,
    ...(isCondition(leave) && { leave }),
    ...(named &&
      isCondition(goalWhen) && { goal: { name: goal, when: goalWhen, leaves: goalThen !== 'goes-on' } }),
    watches: [],
  };
  const asked = [rules.leave, rules.goal?.when].filter((condition) => condition !== undefined);
  return { ...rules, watches: [...new Set(asked.flatMap(keysOf))] };
}
