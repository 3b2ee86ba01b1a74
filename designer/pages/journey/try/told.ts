/** A simulation told in the order in which it happened: what came, and what the journey made of it. */
import type { Names } from '../../../../runtime/journey/definition.ts';
import { describeInput } from '../../../../runtime/journey/index.ts';
import type { Input } from '../../../../runtime/journey/vocabulary.ts';
import type { ScriptedInput, SimulationShown } from '../../../../runtime/wire/api/simulation.ts';
import { stepsOf, type Traced } from '../../../canvas/walk.ts';
import { type Draft, nodeOf } from '../../../edit/draft.ts';
import { definitionOf } from '../../../edit/kinds.ts';
import type { Formats } from '../../../i18n/formats.ts';
import { fill, type Text } from '../../../i18n/index.ts';
import { TRYING } from '../../../i18n/words/trying.ts';
import { titleOf } from '../fault-list.tsx';

/** What became of an input that moved nothing. */
export type Idle = 'no-effect' | 'not-in' | 'after-end';

export type Beat =
  | { is: 'input'; input: ScriptedInput; idle?: Idle }
  | { is: 'entry'; entry: Traced; step: number };

export const traceOf = ({ trace }: SimulationShown): Traced[] =>
  trace.map(({ exit = null, why = {}, ...rest }) => ({ ...rest, exit, why }));

export function beatsOf(script: readonly ScriptedInput[], told: SimulationShown): Beat[] {
  const entries = stepsOf(traceOf(told));
  const { heard } = told;
  const beats: Beat[] = entries.slice(0, heard[0] ?? entries.length).map((one) => ({ is: 'entry', ...one }));
  for (const [index, input] of script.entries()) {
    const from = heard[index];
    const to = heard[index + 1] ?? entries.length;
    const own = from === undefined ? [] : entries.slice(from, to);
    const idle = own.length > 0 || input.type === 'pass' ? undefined : idleOf(told, from);
    beats.push({ is: 'input', input, ...(idle && { idle }) });
    beats.push(...own.map((one): Beat => ({ is: 'entry', ...one })));
  }
  return beats;
}

function idleOf({ run }: SimulationShown, from: number | undefined): Idle {
  if (from === undefined) return 'after-end';
  return from === 0 || !run ? 'not-in' : 'no-effect';
}

/** What came, as a sentence. `zone` is the person's. */
export function inputText(
  input: ScriptedInput,
  draft: Draft,
  names: Names,
  { zh, en }: { zh: Formats; en: Formats },
  zone: string | undefined,
): Text {
  if (input.type === 'pass') {
    const { at } = input;
    return both(TRYING.passes, { zh: zh.dateTime(at, zone), en: en.dateTime(at, zone) }, 'time');
  }
  if (input.type === 'answer') return answerText(input, draft);
  if (input.type === 'changed') return changeText(input);
  return both(TRYING.person, describeInput(input as Input, names), 'what');
}

/** The node's own words for this answer, where it has any. */
function answerText({ node, result }: Extract<ScriptedInput, { type: 'answer' }>, draft: Draft): Text {
  const found = nodeOf(draft, node);
  const trials = (found && definitionOf(found.kind)?.trials?.(found, { now: 0 })) ?? [];
  const same = trials.find(({ input }) => input.type === 'answer' && isSaidBy(input.result, result));
  const answer = same?.title ?? { zh: JSON.stringify(result), en: JSON.stringify(result) };
  const title = titleOf(draft, node);
  return {
    zh: fill(TRYING.answers.zh, { node: title.zh, answer: answer.zh }),
    en: fill(TRYING.answers.en, { node: title.en, answer: answer.en }),
  };
}

/** An answer of the rules of contact says more than the trial does. */
const isSaidBy = (trial: Record<string, unknown>, result: Record<string, unknown>): boolean =>
  Object.entries(trial).every(([name, value]) => JSON.stringify(result[name]) === JSON.stringify(value));

function changeText({ attributes = {}, tags = [] }: Extract<ScriptedInput, { type: 'changed' }>): Text {
  const parts = [
    ...Object.entries(attributes).map(([name, value]) => `${name} = ${value}`),
    ...tags.map((tag) => `+ ${tag}`),
  ].join(' · ');
  return both(TRYING.person, both(TRYING.becomes, { zh: parts, en: parts }, 'what'), 'what');
}

const both = (word: Text, value: Text, name: string): Text => ({
  zh: fill(word.zh, { [name]: value.zh }),
  en: fill(word.en, { [name]: value.en }),
});
