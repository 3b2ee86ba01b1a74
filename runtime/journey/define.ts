import type { Exit, Field, JourneyNode, NodeDefinition, Reentry } from './vocabulary.ts';

/** Declares a kind of node; `N` gives its fields their types inside the declaration. */
export function defineNode<N>(definition: NodeDefinition<JourneyNode & N>): NodeDefinition {
  return definition as NodeDefinition;
}

/** The only way out of a node that passes everyone on. */
export const NEXT: Exit = { name: 'next', title: { zh: '继续', en: 'next' } };

export interface EntryFields {
  reentry: Reentry;
}

/** Every entry asks when the same person may start again. */
export const REENTRY: Field = {
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
    { value: 'always', label: { zh: '随时可以', en: 'always' } },
  ],
};
