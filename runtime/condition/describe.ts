import { definitionOf } from './operands.ts';
import { OPERATORS } from './operators.ts';
import { together } from './together.ts';
import type { Comparison, Condition, Naming, Scalar, Text } from './vocabulary.ts';

/** The condition as a sentence without a full stop. It must be free of faults (`faultsOf`). */
export function describe(condition: Condition, names: Naming): Text {
  if ('all' in condition) return joined(condition.all, names, { zh: '，并且', en: ' and ' });
  if ('any' in condition) return joined(condition.any, names, { zh: '，或者', en: ' or ' });
  if ('not' in condition) {
    const inner = describe(condition.not, names);
    return { zh: `并非（${inner.zh}）`, en: `not (${inner.en})` };
  }
  return comparison(condition, names);
}

/** What a comparison saw, as its own values read: `80%` of a completion, not `0.8`. */
export function describeSeen({ operand }: Comparison, seen: Scalar, names: Naming): Text {
  const value = typeof seen === 'number' ? Math.round(seen * 1000) / 1000 : seen;
  return definitionOf(operand).spell?.(operand, value, names) ?? bare(value);
}

function joined(parts: Condition[], names: Naming, by: Text): Text {
  const texts = parts.map((part) => {
    const text = describe(part, names);
    const nested = parts.length > 1 && ('all' in part || 'any' in part);
    return nested ? { zh: `（${text.zh}）`, en: `(${text.en})` } : text;
  });
  return { zh: texts.map(({ zh }) => zh).join(by.zh), en: texts.map(({ en }) => en).join(by.en) };
}

function comparison({ operand, operator, value }: Comparison, names: Naming): Text {
  const definition = definitionOf(operand);
  const { takes, phrase } = OPERATORS[operator];
  const label = definition.words?.[operator] ?? OPERATORS[operator].label;
  const subject = definition.describe(operand, names);
  if (takes === 'nothing' || value === undefined) {
    return { zh: together(subject.zh, label.zh), en: `${subject.en} ${label.en}` };
  }
  const dated = takes === 'date' || takes === 'days';
  const spell = (one: Scalar): Text =>
    dated ? bare(one) : (definition.spell?.(operand, one, names) ?? quoted(one));
  const values = (Array.isArray(value) ? value : [value]).map(spell);
  if (phrase) {
    const said = phrase(values);
    return { zh: together(subject.zh, said.zh), en: `${subject.en} ${said.en}` };
  }
  const object = list(values);
  return { zh: together(subject.zh, label.zh, object.zh), en: `${subject.en} ${label.en} ${object.en}` };
}

const list = (texts: Text[]): Text => ({
  zh: texts.map(({ zh }) => zh).join('、'),
  en: texts.map(({ en }) => en).join(', '),
});

const BOOLEANS: Record<string, Text> = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } };

const bare = (value: Scalar): Text =>
  typeof value === 'boolean' ? (BOOLEANS[String(value)] as Text) : { zh: String(value), en: String(value) };

/** Words stand out from the sentence; in Chinese, yes and no would read as its verb. */
function quoted(value: Scalar): Text {
  const { zh, en } = bare(value);
  if (typeof value === 'number') return { zh, en };
  return { zh: `“${zh}”`, en: typeof value === 'boolean' ? en : `“${en}”` };
}
