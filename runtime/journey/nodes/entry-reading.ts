import {
  CRITERIA,
  criteriaFaults,
  crosses,
  describeCriteria,
  type ReadingCriteria,
  triggersOf,
} from '../criteria.ts';
import { defineNode, type EntryFields, NEXT, REENTRY } from '../define.ts';
import { readingTrial } from '../trials.ts';

export const entryReading = defineNode<EntryFields & ReadingCriteria>({
  kind: 'entry-reading',
  group: 'entry',
  icon: 'book',
  title: { zh: '阅读触发', en: 'On reading' },
  help: {
    zh: '客户把文章读到设定的程度时进入旅程：完成度、阅读状态，或在某一段停留的秒数。多次打开、换设备读的都累计；只在刚刚达到的那一刻触发一次。',
    en: 'A person starts at the moment their reading reaches what you set, over all visits and devices: completion, state, or seconds on a paragraph. It happens once.',
  },
  fields: [...CRITERIA, ...REENTRY],
  exits: () => [NEXT],
  sentence(node, names) {
    const reads = describeCriteria(node, names);
    return { zh: `客户${reads.zh}时进入`, en: `A person starts who ${reads.en}` };
  },
  faults: criteriaFaults,
  triggers: triggersOf,
  starts: (node, input) => crosses(node, input),
  enter: () => ({ exit: 'next' }),
  trials: (node, { now }) => [readingTrial(node, now)],
});
