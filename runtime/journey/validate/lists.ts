import { isRecord } from '../../condition/own.ts';
import { withFieldDefaults } from '../fields.ts';
import type { Field, JourneyNode } from '../vocabulary.ts';
import { spellJson } from '../words.ts';
import { type Finding, finding } from './finding.ts';
import type { Scope } from './types.ts';

/** Records of a list: between the field's `min` and `max` of them, each sound in itself, and with a name of its own if it has one. */
export function listFindings(value: unknown, field: Field, scope: Scope): Finding[] {
  const { min = 0, max = 50, label, items = [] } = field;
  if (!Array.isArray(value) || value.length < min || value.length > max) {
    const zh = `“${label.zh}”必须有 ${min} 到 ${max} 项；请添加或删除`;
    return [finding('list-count', zh, `there must be ${min} to ${max} of “${label.en}”; add or remove some`)];
  }
  return value.flatMap((item, place) =>
    itemFindings(item, place, items, scope).concat(nameFindings(value, place, items)),
  );
}

function itemFindings(item: unknown, place: number, items: Field[], scope: Scope): Finding[] {
  if (!isRecord(item)) return [notARecord(item, place)];
  const node = withFieldDefaults(item as JourneyNode, items);
  return scope.within(items, { ...scope, node }).map(({ message, ...found }) => ({
    ...found,
    message: { zh: `第 ${place + 1} 项${message.zh}`, en: `in number ${place + 1}, ${message.en}` },
  }));
}

/** Exits go by these names, and some are taken by the node itself. */
const TAKEN: readonly unknown[] = ['else', 'timed-out'];

function nameFindings(list: unknown[], place: number, items: Field[]): Finding[] {
  if (!items.some(({ name }) => name === 'name')) return [];
  const names = list.map((item) => (isRecord(item) ? item.name : undefined));
  const name = names[place];
  if (typeof name !== 'string' || (names.indexOf(name) === place && !TAKEN.includes(name))) return [];
  return [
    finding(
      'list-name',
      `第 ${place + 1} 项的名称 ${spellJson(name)} 已经用过；请换一个`,
      `the name ${spellJson(name)} of number ${place + 1} is taken; use another`,
    ),
  ];
}

const notARecord = (item: unknown, place: number) =>
  finding(
    'list-item',
    `第 ${place + 1} 项是 ${spellJson(item)}；请删除后重新添加`,
    `number ${place + 1} is ${spellJson(item)}; remove it and add it again`,
  );
