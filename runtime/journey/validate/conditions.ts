import { comparisonsOf, faultsOf, OPERANDS } from '../../condition/index.ts';
import type { Comparison, Condition, Operand, OperandDefinition } from '../../condition/vocabulary.ts';
import type { Field } from '../vocabulary.ts';
import { spellJson } from '../words.ts';
import { type Finding, finding } from './finding.ts';
import type { Scope } from './types.ts';

type Mentioning = Pick<Scope, 'known' | 'nodeIds'>;

/** Faults of the condition itself; if it has none, what it mentions that is not there. */
export function conditionFindings(value: unknown, { label }: Field, scope: Scope): Finding[] {
  const faults = faultsOf(value);
  if (faults.length === 0) return mentionFindings(value as Condition, scope);
  return faults.map(({ code, message }) =>
    finding(code, `“${label.zh}”：${message.zh}`, `in “${label.en}”, ${message.en}`),
  );
}

/** What the condition, which must be free of faults, mentions that is not there. */
export function mentionFindings(condition: Condition, scope: Mentioning): Finding[] {
  return comparisonsOf(condition).flatMap((comparison) => {
    const { operand } = comparison;
    const named = OPERANDS[operand.of].parameters.flatMap(({ name, type }) => {
      const value = new Map(Object.entries(operand)).get(name);
      return typeof value === 'string' && value !== '' ? missing(type, value, operand, scope) : [];
    });
    return [...named, ...valuesMissing(comparison, scope)];
  });
}

/** Agents and units stand to the right of the operator. */
function valuesMissing({ operand, value = [] }: Comparison, { known }: Mentioning): Finding[] {
  const { type } = (OPERANDS[operand.of] as OperandDefinition<Operand>).values(operand);
  if (type !== 'agent' && type !== 'unit') return [];
  const there = type === 'agent' ? known.agents : known.units;
  const named = [value].flat().map(String);
  return named.filter((id) => there?.has(id) === false).map((id) => gone(`${type}-unknown`, id));
}

function missing(type: string, value: string, operand: Operand, { known, nodeIds }: Mentioning): Finding[] {
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
