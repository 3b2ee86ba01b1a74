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
import { spellDuration } from '../words.ts';

interface Fields extends Awaited {
  on: 'event' | 'reading';
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
    zh: '等客户触发事件或读到设定的程度；先发生就走“已发生”，先到时间就走“超时”，二者只会走一个。到达时已经读到这个程度的，马上走“已发生”。',
    en: 'Waits for an event or a reading; whichever comes first, it or the time-out, takes the person on, never both. Who has read that far already on arrival goes on at once.',
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
    const [time, what] = [spellDuration(node.timeout), describeAwaited(node, names)];
    return {
      zh: `等客户${what.zh}，最多 ${time.zh}`,
      en: `Wait until the person ${what.en}, for at most ${time.en}`,
    };
  },
  faults: (node) => (node.on === 'reading' ? criteriaFaults(node) : []),
  atOnce: ({ on }) => (on === 'reading' ? [{ exit: 'happened', by: 'once', field: 'on' }] : []),
  enter(node, scene) {
    if (metOnArrival(node, scene)) return { exit: 'happened', why: { already: true } };
    return { wait: { until: scene.facts.now + node.timeout, triggers: triggersFor(node) } };
  },
  resume(node, input, { facts }) {
    if (input.type === 'timer') return { exit: 'timed-out' };
    return happens(node, input, facts) ? { exit: 'happened', why: seenOf(node, facts) } : undefined;
  },
  trials: (node, { now }) => [awaitedTrial(node, now)],
});
