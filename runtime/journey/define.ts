import type { AtOnce, Exit, Field, JourneyNode, NodeDefinition, Reentry } from './vocabulary.ts';

/** Declares a kind of node; `N` gives its fields their types inside the declaration. */
export function defineNode<N>(definition: NodeDefinition<JourneyNode & N>): NodeDefinition {
  return definition as NodeDefinition;
}

/** The only way out of a node that passes everyone on. */
export const NEXT: Exit = { name: 'next', title: { zh: '继续', en: 'next' } };

/** Answers that the runtime has without the world: the gate refuses, or a text cannot be filled in. */
export const answeredAtOnce = (...exits: string[]): AtOnce[] => exits.map((exit) => ({ exit, by: 'answer' }));

export interface EntryFields {
  reentry: Reentry;
  period?: number;
}

/** Every entry asks when the same person may start again. */
export const REENTRY: Field[] = [
  {
    name: 'reentry',
    type: 'choice',
    label: { zh: '同一位客户可以再次进入吗', en: 'May the same person enter again' },
    help: {
      zh: '“走完以后可以”：还在旅程里的客户不会重复进入。',
      en: '“After finishing”: whoever is still under way does not enter twice.',
    },
    default: 'never',
    choices: [
      { value: 'never', label: { zh: '不可以，每人一次', en: 'never, once a person' } },
      { value: 'after-finishing', label: { zh: '走完以后可以', en: 'after finishing' } },
      { value: 'after-period', label: { zh: '隔一段时间可以', en: 'after a period' } },
      { value: 'always', label: { zh: '随时可以', en: 'always' } },
    ],
  },
  {
    name: 'period',
    type: 'duration',
    label: { zh: '距上次进入至少', en: 'At least this long after entering last' },
    required: true,
    default: 2_592_000_000,
    min: 60_000,
    max: 315_360_000_000,
    when: { field: 'reentry', is: 'after-period' },
  },
];

/** What a call that comes too late does, where the clock calls. */
export const LATE: Field = {
  name: 'late',
  type: 'duration',
  label: { zh: '晚于多久就不再进入', en: 'Leave it out when later than' },
  help: {
    zh: '暂停或停机以后会补上错过的进入，但不会比这更晚。',
    en: 'After a pause or an outage, missed entries are made up for, but no later than this.',
  },
  default: 43_200_000,
  min: 60_000,
  max: 2_592_000_000,
};
