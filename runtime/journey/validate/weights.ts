import { isRecord } from '../../condition/own.ts';
import type { Field } from '../vocabulary.ts';
import { spellJson } from '../words.ts';
import { type Finding, finding } from './finding.ts';

/** Arms of a split: between the field's `min` and `max` of them, each with a name of its own and a weight above 0. */
export function weightFindings(value: unknown, { min = 2, max = 10 }: Field): Finding[] {
  if (!Array.isArray(value) || value.length < min || value.length > max) {
    const zh = `分组必须有 ${min} 到 ${max} 个；请添加或删除分组`;
    return [finding('weights-count', zh, `there must be ${min} to ${max} arms; add or remove some`)];
  }
  const names = value.map((arm) => (isRecord(arm) ? arm.name : undefined));
  return value.flatMap((arm, place) => [
    ...nameFindings(names, place),
    ...(isRecord(arm) ? weightFinding(arm.weight, place) : []),
  ]);
}

function nameFindings(names: unknown[], place: number): Finding[] {
  const name = names[place];
  const sound = typeof name === 'string' && name.trim() !== '' && name.length <= 40;
  if (sound && names.indexOf(name) === place) return [];
  return [
    finding(
      'weights-name',
      `第 ${place + 1} 个分组的名称是 ${spellJson(name)}；请填一个不重复、不超过 40 字的名称`,
      `the name of arm ${place + 1} is ${spellJson(name)}; use a name that no other arm has, of at most 40 characters`,
    ),
  ];
}

function weightFinding(weight: unknown, place: number): Finding[] {
  if (typeof weight === 'number' && weight > 0 && weight <= 1_000_000) return [];
  return [
    finding(
      'weights-weight',
      `第 ${place + 1} 个分组的比例是 ${spellJson(weight)}；请填大于 0 的数`,
      `the weight of arm ${place + 1} is ${spellJson(weight)}; use a number above 0`,
    ),
  ];
}
