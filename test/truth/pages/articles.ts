/**
 * The articles of the bench, in two halves fixed by name: each feature has one article in each, in another language
 * where that is possible. The model is chosen on the training half and reported on the held-out half.
 */
import type { Feature, Half, TruthArticle } from './kinds.ts';
import type { Language } from './prose.ts';

const PAIRS: [Feature, training: [string, Language], heldOut: [string, Language]][] = [
  ['one screen', ['notice', 'zh'], ['answer', 'en']],
  ['long', ['handbook', 'en'], ['chronicle', 'zh']],
  ['plain', ['letter', 'zh'], ['essay', 'en']],
  ['mixed', ['workshop', 'mixed'], ['checklist', 'mixed']],
  ['pictures', ['clinic', 'zh'], ['market', 'zh']],
  ['tables', ['rates', 'zh'], ['claims', 'en']],
  ['lists', ['steps', 'en'], ['reminders', 'zh']],
  ['code', ['interface', 'en'], ['console', 'mixed']],
  ['late images', ['journey', 'zh'], ['village', 'en']],
  ['accordion', ['questions', 'en'], ['terms', 'zh']],
  ['comments', ['forum', 'zh'], ['news', 'zh']],
  ['two articles', ['siblings', 'en'], ['neighbours', 'zh']],
  ['nested scroller', ['drawer', 'zh'], ['panel', 'en']],
  ['content arriving', ['stream', 'zh'], ['chapters', 'en']],
  ['right to left', ['bazaar', 'ar'], ['harbour', 'ar']],
];

const of = (half: Half, feature: Feature, [name, language]: [string, Language]): TruthArticle => ({
  half,
  feature,
  name,
  language,
});

export const ARTICLES: readonly TruthArticle[] = PAIRS.flatMap(([feature, training, heldOut]) => [
  of('training', feature, training),
  of('held out', feature, heldOut),
]);
