import { evaluate } from '../../condition/index.ts';
import type { Condition, Facts } from '../../condition/vocabulary.ts';
import {
  CRITERIA,
  criteriaFaults,
  crosses,
  describeCriteria,
  type ReadingCriteria,
  triggersOf,
} from '../criteria.ts';
import { defineNode } from '../define.ts';
import { eventTrial, readingTrial } from '../trials.ts';
import type { Input } from '../vocabulary.ts';
import { spell, spellCondition, spellDuration } from '../words.ts';

interface Fields extends ReadingCriteria {
  on: 'event' | 'reading';
  event: string;
  condition?: Condition;
  timeout: number;
}

const onEvent = { field: 'on', is: 'event' };
const onReading = { field: 'on', is: 'reading' };

export const waitEvent = defineNode<Fields>({
  kind: 'wait-event',
  group: 'flow',
  icon: 'hourglass',
  title: { zh: '等待某件事发生', en: 'Wait for one thing' },
  help: {
    zh: '等客户触发事件或读到设定的程度；先发生就走“已发生”，先到时间就走“超时”，二者只会走一个。',
    en: 'Waits for an event or a reading; whichever comes first, it or the time-out, takes the person on, never both.',
  },
  fields: [
    {
      name: 'on',
      type: 'choice',
      label: { zh: '等什么', en: 'Wait for' },
      default: 'event',
      choices: [
        { value: 'event', label: { zh: '事件', en: 'an event' } },
        { value: 'reading', label: { zh: '阅读', en: 'a reading' } },
      ],
    },
    {
      name: 'event',
      type: 'event',
      label: { zh: '事件名', en: 'Event' },
      required: true,
      max: 100,
      when: onEvent,
    },
    { name: 'condition', type: 'condition', label: { zh: '并且满足', en: 'And only if' }, when: onEvent },
    ...CRITERIA.map((field) => ({ ...field, when: onReading })),
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
  exits: () => [
    { name: 'happened', title: { zh: '已发生', en: 'happened' } },
    { name: 'timed-out', title: { zh: '超时', en: 'timed out' } },
  ],
  sentence(node, names) {
    const time = spellDuration(node.timeout);
    const what = node.on === 'reading' ? describeCriteria(node, names) : describeEvent(node);
    const only = node.on !== 'reading' && node.condition ? spellCondition(node.condition, names) : undefined;
    return {
      zh: `等客户${what.zh}${only ? `且${only.zh}` : ''}，最多 ${time.zh}`,
      en: `Wait until the person ${what.en}${only ? ` and ${only.en}` : ''}, for at most ${time.en}`,
    };
  },
  faults: (node) => (node.on === 'reading' ? criteriaFaults(node) : []),
  enter: (node, { facts }) => ({
    wait: {
      until: facts.now + node.timeout,
      triggers: node.on === 'reading' ? triggersOf(node) : [`event:${node.event}`],
    },
  }),
  resume(node, input, { facts }) {
    if (input.type === 'timer') return { exit: 'timed-out' };
    return happened(node, input, facts) ? { exit: 'happened' } : undefined;
  },
  trials: (node, { now }) => [node.on === 'reading' ? readingTrial(node, now) : eventTrial(node.event, now)],
});

const describeEvent = ({ event }: Fields) => ({
  zh: `触发事件“${spell(event)}”`,
  en: `triggers event “${spell(event)}”`,
});

function happened(node: Fields, input: Input, facts: Facts): boolean {
  if (node.on === 'reading') return crosses(node, input);
  if (input.type !== 'event' || input.name !== node.event) return false;
  return !node.condition || evaluate(node.condition, { ...facts, event: input.properties });
}
