import { asksAgain, evaluate, explain, isCondition, keysOf } from '../../condition/index.ts';
import type { Condition, Facts, Text } from '../../condition/vocabulary.ts';
import {
  CRITERIA,
  criteriaFaults,
  crosses,
  describeCriteria,
  metBefore,
  type ReadingCriteria,
  triggersOf,
} from '../criteria.ts';
import { defineNode } from '../define.ts';
import { itemsOf, namedExits } from '../lists.ts';
import { eventTrial, readingTrial } from '../trials.ts';
import type { Field, Input, Names, Trial } from '../vocabulary.ts';
import { spell, spellCondition, spellDuration } from '../words.ts';

/** One of the things that are waited for. */
interface Awaited extends ReadingCriteria {
  name: string;
  on: 'event' | 'reading' | 'condition';
  event: string;
  condition?: Condition;
}

interface Fields {
  awaited: Awaited[];
  timeout: number;
}

const only = (what: Awaited['on']) => ({ field: 'on', is: what });

const ITEMS: Field[] = [
  { name: 'name', type: 'text', label: { zh: '出口名称', en: 'Name of the exit' }, required: true, max: 40 },
  {
    name: 'on',
    type: 'choice',
    label: { zh: '等什么', en: 'Wait for' },
    default: 'event',
    choices: [
      { value: 'event', label: { zh: '事件', en: 'an event' } },
      { value: 'reading', label: { zh: '阅读', en: 'a reading' } },
      { value: 'condition', label: { zh: '条件', en: 'a condition' } },
    ],
  },
  {
    name: 'event',
    type: 'event',
    label: { zh: '事件名', en: 'Event' },
    required: true,
    max: 100,
    when: only('event'),
  },
  {
    name: 'condition',
    type: 'condition',
    label: { zh: '满足', en: 'Condition' },
    help: {
      zh: '等条件时必填；等事件时表示“并且满足”。',
      en: 'With an event: and only if. With a condition: what has to hold.',
    },
    when: { field: 'on', among: ['event', 'condition'] },
  },
  ...CRITERIA.map((field) => ({ ...field, when: only('reading') })),
];

/** What only time brings about is looked at again this often, ms. */
const LOOK = 3_600_000;

export const waitFor = defineNode<Fields>({
  kind: 'wait-for',
  group: 'flow',
  icon: 'hourglass',
  title: { zh: '等待其中一件', en: 'Wait for several' },
  help: {
    zh: '等几件事里最先发生的一件：事件、阅读或条件，各走各的出口；都没等到走“超时”。阅读和条件如果到达时已经满足，马上走。',
    en: 'Waits for the first of several events, readings or conditions, each with its own exit, or for the time-out. A reading or a condition that is met already on arrival is taken at once.',
  },
  fields: [
    {
      name: 'awaited',
      type: 'list',
      label: { zh: '等哪些', en: 'Waited for' },
      required: true,
      default: [{ name: 'A', on: 'event' }],
      min: 1,
      max: 8,
      items: ITEMS,
    },
    {
      name: 'timeout',
      type: 'duration',
      label: { zh: '最多等', en: 'Time-out' },
      required: true,
      default: 259_200_000,
      min: 60_000,
      max: 31_536_000_000,
    },
  ],
  exits: ({ awaited }) => [
    ...namedExits(awaited),
    { name: 'timed-out', title: { zh: '超时', en: 'timed out' } },
  ],
  sentence({ awaited, timeout }, names) {
    const time = spellDuration(timeout);
    const told = itemsOf<Awaited>(awaited).map((one) => describeAwaited(one, names));
    return {
      zh: `等客户${told.map(({ zh }) => zh).join('，或者')}，最多 ${time.zh}`,
      en: `Wait until the person ${told.map(({ en }) => en).join(', or ')}, for at most ${time.en}`,
    };
  },
  faults: ({ awaited }) =>
    awaited.flatMap((one) => {
      if (one.on === 'reading') return criteriaFaults(one).map((fault) => ({ ...fault, field: 'awaited' }));
      return one.on === 'condition' && !one.condition ? [conditionMissing] : [];
    }),
  enter(node, { facts }) {
    const met = node.awaited.find((one) => isMet(one, facts));
    if (met) return { exit: met.name, why: { already: true, ...seenOf(met, facts) } };
    const triggers = [...new Set(node.awaited.flatMap(triggersFor))];
    return { wait: { triggers, ...nextLook(node, facts.now + node.timeout, facts.now) } };
  },
  resume(node, input, { facts, run }) {
    const met = node.awaited.find((one) => happens(one, input, facts));
    if (met) return { exit: met.name, why: seenOf(met, facts) };
    if (input.type !== 'timer') return undefined;
    const end = run.wait?.deadline ?? facts.now;
    return end <= facts.now
      ? { exit: 'timed-out' }
      : { wait: { ...run.wait, ...nextLook(node, end, facts.now) } };
  },
  trials: ({ awaited }, { now }) => awaited.map((one) => trialOf(one, now)),
});

function trialOf(one: Awaited, now: number): Trial {
  if (one.on === 'reading') return readingTrial(one, now);
  if (one.on === 'event') return eventTrial(one.event, now);
  const what = isCondition(one.condition) ? keysOf(one.condition) : [];
  return {
    title: { zh: '客户的情况变了', en: 'the person changes' },
    input: { type: 'changed', at: now, what },
  };
}

const conditionMissing = {
  code: 'condition-missing',
  field: 'awaited',
  message: {
    zh: '有一项要等条件，却没有填条件；请填写',
    en: 'one of them waits for a condition that is missing; fill it in',
  },
};

function describeAwaited(one: Partial<Awaited>, names: Names): Text {
  if (one.on === 'reading') return describeCriteria(one, names);
  const condition = one.condition && spellCondition(one.condition, names);
  if (one.on === 'condition') return condition ?? { zh: '…', en: '…' };
  const event = spell(one.event);
  return {
    zh: `触发事件“${event}”${condition ? `且${condition.zh}` : ''}`,
    en: `triggers event “${event}”${condition ? ` and ${condition.en}` : ''}`,
  };
}

/** Events happen; what is met already needs no waiting. */
function isMet(one: Awaited, facts: Facts): boolean {
  if (one.on === 'condition') return isCondition(one.condition) && evaluate(one.condition, facts);
  return one.on === 'reading' && metBefore(facts.person, one);
}

function happens(one: Awaited, input: Input, facts: Facts): boolean {
  if (one.on === 'condition') return isMet(one, facts);
  if (one.on === 'reading') return crosses(one, input);
  if (input.type !== 'event' || input.name !== one.event) return false;
  return !one.condition || evaluate(one.condition, { ...facts, event: input.properties });
}

const seenOf = ({ condition }: Awaited, facts: Facts) =>
  condition ? { seen: explain(condition, facts) } : {};

function triggersFor(one: Awaited): string[] {
  if (one.on === 'reading') return triggersOf(one);
  if (one.on === 'condition') return isCondition(one.condition) ? keysOf(one.condition) : [];
  return [`event:${one.event}`];
}

/** The end, or before it the next moment at which time alone may have met a condition. */
function nextLook({ awaited }: Fields, deadline: number, now: number): { until: number; deadline: number } {
  const timed = awaited.some(
    ({ on, condition }) => on === 'condition' && isCondition(condition) && asksAgain(condition),
  );
  return { until: timed ? Math.min(deadline, now + LOOK) : deadline, deadline };
}
