/** What a receiver makes of a request that comes twice: whoever does not know a repeat is never sent one on suspicion. */
import type { Exit, Field } from './vocabulary.ts';

export interface RepeatsFields {
  repeats?: 'known' | 'strange' | undefined;
}

export const REPEATS: Field = {
  name: 'repeats',
  type: 'choice',
  label: { zh: '对方能认出重复的请求吗', en: 'Does the other side know a repeat' },
  help: {
    zh: '每次重试的 webhook-id 都相同。对方不能据此认出重复时，没有等到答复的请求不再重发，记为“不知是否送到”。',
    en: 'The webhook-id is the same on every try. Where the other side does not go by it, a request without an answer is not sent again but shown as “unknown”.',
  },
  default: 'known',
  choices: [
    { value: 'known', label: { zh: '能，按 webhook-id', en: 'yes, by webhook-id' } },
    { value: 'strange', label: { zh: '不能', en: 'no' } },
  ],
};

const UNKNOWN: Exit = { name: 'unknown', title: { zh: '不知是否送到', en: 'unknown' }, optional: true };

/** The exit of those of whom nobody can say whether it reached the other side. */
export const unknownExit = ({ repeats }: RepeatsFields): Exit[] => (repeats === 'strange' ? [UNKNOWN] : []);

/** How the effect says so. */
export const onceOf = ({ repeats }: RepeatsFields): { once?: true } =>
  repeats === 'strange' ? { once: true } : {};
