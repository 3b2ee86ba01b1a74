import { defineNode, NEXT } from '../define.ts';
import { answerTrial } from '../trials.ts';
import { spell } from '../words.ts';

interface Fields {
  people: number;
  per: 'hour' | 'day';
}

const MS = { hour: 3_600_000, day: 86_400_000 };

export const limit = defineNode<Fields>({
  kind: 'limit',
  group: 'flow',
  icon: 'gate',
  title: { zh: '限流', en: 'Limit' },
  help: {
    zh: '任何一小时（一天）里最多放行这么多人，均匀放行，先到先走；其余的人在这里排队。',
    en: 'Lets at most so many people on in any hour or day, evenly and in the order they came; the others wait here.',
  },
  fields: [
    {
      name: 'people',
      type: 'number',
      label: { zh: '最多人数', en: 'People' },
      required: true,
      default: 60,
      min: 1,
      max: 1_000_000,
    },
    {
      name: 'per',
      type: 'choice',
      label: { zh: '每', en: 'Per' },
      default: 'hour',
      choices: [
        { value: 'hour', label: { zh: '小时', en: 'hour' } },
        { value: 'day', label: { zh: '天', en: 'day' } },
      ],
    },
  ],
  exits: () => [NEXT],
  sentence({ people, per }) {
    const day = per === 'day';
    return {
      zh: `每${day ? '天' : '小时'}最多放行 ${spell(people)} 人`,
      en: `Let at most ${spell(people)} people on per ${day ? 'day' : 'hour'}`,
    };
  },
  enter: ({ people, per }, { effectId }) => ({
    wait: { answer: effectId },
    effects: [{ kind: 'turn', every: everyOf(people, per) }],
  }),
  trials: (_, { now, effect }) => [
    { ...answerTrial({ zh: '轮到了', en: 'their turn comes' }, effect, now, { at: now }), unsaid: true },
  ],
  resume(_, input, { facts, run }) {
    if (input.type === 'answer') {
      const { at } = input.result;
      if (typeof at !== 'number' || at <= facts.now) return { exit: 'next' };
      return { wait: { until: at }, why: { turn: at } };
    }
    if (input.type !== 'timer') return undefined;
    // Turns that a pause or an outage kept from being taken would all be taken at once.
    const late = facts.now - (run.wait?.until ?? facts.now);
    return late > SLACK ? { again: true, why: { late } } : { exit: 'next' };
  },
});

/** ms: no worker is so late without cause. */
const SLACK = 60_000;

/** Turns lie so far apart that no hour sees one too many, even if one of them is taken as late as may be. */
const everyOf = (people: number, per: Fields['per']) => Math.ceil((MS[per] + SLACK) / people);
