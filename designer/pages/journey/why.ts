/** Why a step happened, as sentences. A trace is plain data and may be older than this build: what is not understood is left out. */
import { describe, describeSeen, isCondition, isScalar } from '../../../runtime/condition/index.ts';
import type { Text } from '../../../runtime/condition/vocabulary.ts';
import type { Names } from '../../../runtime/journey/definition.ts';
import { describeInput } from '../../../runtime/journey/index.ts';
import type { Input } from '../../../runtime/journey/vocabulary.ts';
import { type Formats, formatsOf } from '../../i18n/formats.ts';
import { fill, type Values } from '../../i18n/index.ts';
import { RUNS } from '../../i18n/words/journeys.ts';
import { TASK } from '../../i18n/words/task.ts';
import { reasonText } from '../../parts/gate.ts';

type Why = Record<string, unknown>;

const FORMATS: { zh: Formats; en: Formats } = { zh: formatsOf('zh'), en: formatsOf('en') };
const EFFECTS: Record<string, Text> = RUNS;
const OUTCOMES: Record<string, Text> = TASK.outcomes;

/** In the order in which things happened: the cause, what was looked at, what was asked for, how long it waits. */
export function whySentences(why: Why, names: Names): Text[] {
  return [
    ...causeOf(why, names),
    ...seenOf(why, names),
    ...chanceOf(why),
    ...effectsOf(why),
    ...waitOf(why),
    ...moveOf(why),
    ...faultOf(why),
  ];
}

const said = (word: Text, values: { zh: Values; en: Values }): Text => ({
  zh: fill(word.zh, values.zh),
  en: fill(word.en, values.en),
});
const both = (values: Values) => ({ zh: values, en: values });

function causeOf({ cause }: Why, names: Names): Text[] {
  if (!isRecord(cause)) return [];
  const input = inputOf(cause);
  if (!input) return [];
  const { zh, en } = describeInput(input, names);
  if (input.type === 'answer') return answerOf(input.result, { zh, en });
  return [input.type === 'timer' ? { zh, en } : said(RUNS.because, { zh: { cause: zh }, en: { cause: en } })];
}

/** What became of a push or a task, the way out says; only an outcome says more. Other answers are shown as they came. */
function answerOf(result: Record<string, unknown>, whole: Text): Text[] {
  const outcome = OUTCOMES[String(result.outcome)];
  if (outcome) return [said(RUNS.reported, { zh: { outcome: outcome.zh }, en: { outcome: outcome.en } })];
  const reason = String(result.reason ?? '');
  if (result.action === 'refused') {
    const why = reasonText(reason);
    return [said(RUNS.refusedBy, { zh: { reason: why.zh }, en: { reason: why.en } })];
  }
  if (result.answer !== undefined) return [said(RUNS.answered, both({ answer: String(result.answer) }))];
  if (reason) return [plain(reason)];
  return 'action' in result || 'state' in result ? [] : [whole];
}

/** The trace keeps of an input what its description needs. */
function inputOf(cause: Why): Input | undefined {
  const { input: type, at } = cause;
  if (type === 'event') return { type, name: String(cause.name), at: Number(at), properties: {} };
  if (type === 'timer') return { type, at: Number(at) };
  if (type === 'answer')
    return { type, at: Number(at), effect: '', result: isRecord(cause.result) ? cause.result : {} };
  if (type !== 'reading') return undefined;
  return {
    type,
    at: Number(at),
    reading: { version: '', depth: 0, attention: {}, ...cause },
  } as unknown as Input;
}

function seenOf({ seen }: Why, names: Names): Text[] {
  if (!Array.isArray(seen)) return [];
  return seen.filter(isRecord).flatMap(({ condition, seen: value, holds }) => {
    if (!isCondition(condition) || !('operand' in condition)) return [];
    const sentence = describe(condition, names);
    const verdict = holds ? RUNS.holds : RUNS.not;
    const found = isScalar(value) ? describeSeen(condition, value, names) : RUNS.nothing;
    return [
      said(RUNS.saw, {
        zh: { condition: sentence.zh, holds: verdict.zh, seen: found.zh },
        en: { condition: sentence.en, holds: verdict.en, seen: found.en },
      }),
    ];
  });
}

const plain = (text: string): Text => ({ zh: text, en: text });

function chanceOf({ chance }: Why): Text[] {
  return typeof chance === 'number' ? [said(RUNS.chance, both({ chance: chance.toFixed(3) }))] : [];
}

function effectsOf({ effects }: Why): Text[] {
  if (!Array.isArray(effects) || effects.length === 0) return [];
  const kinds = effects.filter(isRecord).map(({ kind }) => effectTitle(String(kind)));
  return [
    said(RUNS.asked, {
      zh: { effects: kinds.map(({ zh }) => zh).join('、') },
      en: { effects: kinds.map(({ en }) => en).join(', ') },
    }),
  ];
}

export function effectTitle(kind: string): Text {
  return EFFECTS[kind] ?? { zh: kind, en: kind };
}

function waitOf({ wait }: Why): Text[] {
  const until = isRecord(wait) ? wait.until : undefined;
  if (typeof until !== 'number') return [];
  const time = (language: 'zh' | 'en') => ({ time: FORMATS[language].dateTime(until) });
  return [said(RUNS.waitsUntil, { zh: time('zh'), en: time('en') })];
}

/** An operator moved people between versions. */
function moveOf({ move, version }: Why): Text[] {
  if (typeof move === 'number') return [said(RUNS.endedBy, both({ version: move }))];
  return typeof version === 'number' ? [said(RUNS.movedFrom, both({ version }))] : [];
}

function faultOf({ code, detail }: Why): Text[] {
  return code === undefined ? [] : [plain(`${code}: ${detail}`)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
