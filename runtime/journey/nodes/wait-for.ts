import { asksAgain, isCondition } from '../../condition/index.ts';
import {
  type Awaited,
  awaitedTrial,
  describeAwaited,
  happens,
  metOnArrival,
  seenOf,
  triggersFor,
} from '../awaited.ts';
import { CRITERIA, criteriaFaults } from '../criteria.ts';
import { defineNode } from '../define.ts';
import { itemsOf, namedExits } from '../lists.ts';
import type { Field } from '../vocabulary.ts';
import { spell, spellDuration } from '../words.ts';

interface Fields {
  awaited: (Awaited & { name: string })[];
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
  atOnce: ({ awaited }) =>
    itemsOf<Fields['awaited'][number]>(awaited)
      .filter(({ on }) => on !== 'event')
      .map(({ name }) => ({ exit: spell(name), by: 'once', field: 'awaited' })),
  enter(node, scene) {
    const { facts } = scene;
    const met = node.awaited.find((one) => metOnArrival(one, scene));
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
  trials: ({ awaited }, { now }) => awaited.map((one) => awaitedTrial(one, now)),
});

const conditionMissing = {
  code: 'condition-missing',
  field: 'awaited',
  message: {
    zh: '有一项要等条件，却没有填条件；请填写',
    en: 'one of them waits for a condition that is missing; fill it in',
  },
};

/** The end, or before it the next moment at which time alone may have met a condition. */
function nextLook({ awaited }: Fields, deadline: number, now: number): { until: number; deadline: number } {
  const timed = awaited.some(
    ({ on, condition }) => on === 'condition' && isCondition(condition) && asksAgain(condition),
  );
  return { until: timed ? Math.min(deadline, now + LOOK) : deadline, deadline };
}
