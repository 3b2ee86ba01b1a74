import { comparisonsOf, faultsOf, OPERANDS } from '../../condition/index.ts';
import type { Comparison, Condition, Operand } from '../../condition/vocabulary.ts';
import type { Field } from '../vocabulary.ts';
import { spellJson } from '../words.ts';
import { type Finding, finding } from './finding.ts';
import type { Scope } from './types.ts';

/** Faults of the condition itself; if it has none, what it mentions that is not there. */
export function conditionFindings(value: unknown, { label }: Field, scope: Scope): Finding[] {
  const faults = faultsOf(value);
  if (faults.length === 0) return mentions(value as Condition, scope);
  return faults.map(({ code, message }) =>
    finding(code, `“${label.zh}”：${message.zh}`, `in “${label.en}”, ${message.en}`),
  );
}

function mentions(condition: Condition, scope: Scope): Finding[] {
  return comparisonsOf(condition).flatMap((comparison) => {
    const { operand } = comparison;
    const named = OPERANDS[operand.of].parameters.flatMap(({ name, type }) => {
      const value = new Map(Object.entries(operand)).get(name);
      return typeof value === 'string' && value !== '' ? missing(type, value, operand, scope) : [];
    });
    return [...named, ...unitsMissing(comparison, scope)];
  });
}

/** Units stand to the right of the operator. */
function unitsMissing({ operand, value = [] }: Comparison, { known: { units } }: Scope): Finding[] {
  const named = operand.of === 'unit' ? [value].flat().map(String) : [];
  return named.filter((unit) => units?.has(unit) === false).map((unit) => gone('unit-unknown', unit));
}

function missing(type: string, value: string, operand: Operand, { known, nodeIds }: Scope): Finding[] {
  if (type === 'content' && !known.contents.has(value)) return [gone('content-unknown', value)];
  if (type === 'segment' && known.segments?.has(value) === false) return [gone('segment-unknown', value)];
  if (type === 'attribute' && known.attributes?.has(value) === false) return [attributeUnknown(value)];
  if (type === 'node' && !nodeIds.has(value)) return [gone('condition-node', value)];
  const content = 'content' in operand ? operand.content : undefined;
  const unknown = type === 'paragraph' && content && known.paragraphs?.(content, value) === false;
  return unknown ? [gone('paragraph-unknown', value)] : [];
}

const attributeUnknown = (name: string) =>
  finding(
    'attribute-unknown',
    `没有客户有属性 ${spellJson(name)}，也没有声明过；请检查写法，在旅程里用节点写入它，或用 POST /api/vocabulary/attributes 声明`,
    `nobody has the attribute ${spellJson(name)} and it was not declared; check how it is written, set it with a node of this journey, or declare it by POST /api/vocabulary/attributes`,
  );

const gone = (code: string, value: string) =>
  finding(
    code,
    `条件里提到的 ${spellJson(value)} 不存在；请重新选择`,
    `the condition mentions ${spellJson(value)}, which does not exist; choose again`,
  );
