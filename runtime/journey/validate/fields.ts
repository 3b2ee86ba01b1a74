/** A node's fields against what its kind declares. */
import { applies, isEmpty } from '../fields.ts';
import { withDefaults } from '../graph.ts';
import type { Field, JourneyNode, NodeDefinition } from '../vocabulary.ts';
import { type Finding, finding, type Known } from './finding.ts';
import { CHECKS, type Held, named, type Scope } from './types.ts';

const OWN_NAME: Field = { name: 'name', type: 'text', label: { zh: '节点名称', en: 'Name' }, max: 60 };

export function fieldFindings(
  node: JourneyNode,
  definition: NodeDefinition,
  nodeIds: Set<string>,
  known: Known,
): Finding[] {
  const full = withDefaults(node, definition);
  const held: Held = { node: full, nodeIds, known };
  const found = fieldsFindings([OWN_NAME, ...definition.fields], held);
  const deeper = found.length === 0 ? (definition.faults?.(full) ?? []) : [];
  return [...found, ...deeper, ...strangers(node, definition)];
}

/** What is wrong with those fields of the record at hand that apply. */
export function fieldsFindings(fields: readonly Field[], held: Held): Finding[] {
  const scope: Scope = { ...held, within: fieldsFindings };
  return fields.filter((field) => applies(field, held.node)).flatMap((field) => check(field, scope));
}

function check(field: Field, scope: Scope): Finding[] {
  const value = scope.node[field.name];
  if (isEmpty(value)) return field.required ? [missing(field)] : [];
  return CHECKS[field.type](value, field, scope).map((found) => ({ ...found, field: field.name }));
}

function missing(field: Field): Finding {
  const { zh, en } = named(field);
  return {
    ...finding('field-missing', `还没有填写${zh}；请填写`, `${en} is missing; fill it in`),
    field: field.name,
  };
}

/** A field that the kind does not know is most likely a slip of the pen in a graph made by a program. */
function strangers(node: JourneyNode, { fields, kind }: NodeDefinition): Finding[] {
  const known = new Set(['id', 'kind', 'name', ...fields.map(({ name }) => name)]);
  return Object.keys(node)
    .filter((name) => !known.has(name))
    .map((name) => ({
      ...finding(
        'field-unknown',
        `“${kind}”类节点没有 ${name} 这一项；请检查名称或删除它`,
        `field "${name}" means nothing to a node of kind ${kind}; check its name or remove it`,
      ),
      field: name,
      level: 'warning',
    }));
}
