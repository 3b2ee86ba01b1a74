/** What changed from one graph of a journey to another, told by fields and ways rather than by JSON. */

import type { Text } from '../../runtime/condition/vocabulary.ts';
import type { Field, Names } from '../../runtime/journey/definition.ts';
import { applies, withFieldDefaults } from '../../runtime/journey/fields.ts';
import { SETTINGS } from '../../runtime/journey/index.ts';
import type { JourneyGraph, JourneyNode } from '../../runtime/journey/vocabulary.ts';
import { same } from './difference.ts';
import { definitionOf, exitsOf } from './kinds.ts';
import { spellField } from './spelled.ts';

export interface FieldChange {
  field: Text;
  before: Text;
  after: Text;
}

/** A way out that leads elsewhere: ids of nodes; `undefined` where it leads nowhere. */
export interface WayChange {
  exit: Text;
  before: string | undefined;
  after: string | undefined;
}

export interface NodeChange {
  /** As it is now; of a removed one, as it was. */
  node: JourneyNode;
  what: 'added' | 'removed' | 'changed';
  fields: FieldChange[];
  ways: WayChange[];
}

export interface Changes {
  /** Added, changed, removed; each in the order of its graph. */
  nodes: NodeChange[];
  /** Rules of the journey as a whole. */
  rules: FieldChange[];
}

export const NO_CHANGES: Changes = { nodes: [], rules: [] };

export function changesOf(before: JourneyGraph, after: JourneyGraph, names: Names): Changes {
  const known = new Map(before.nodes.map((node) => [node.id, node]));
  const kept = new Set(after.nodes.map(({ id }) => id));
  const changed = after.nodes.flatMap((node) => {
    const was = known.get(node.id);
    return was ? changeOf(was, node, [before, after], names) : [];
  });
  return {
    nodes: [
      ...after.nodes.filter(({ id }) => !known.has(id)).map((node) => whole(node, 'added')),
      ...changed,
      ...before.nodes.filter(({ id }) => !kept.has(id)).map((node) => whole(node, 'removed')),
    ],
    rules: fieldsChanged(SETTINGS, before.settings ?? {}, after.settings ?? {}, names),
  };
}

const whole = (node: JourneyNode, what: 'added' | 'removed'): NodeChange => ({
  ...{ node, what, fields: [], ways: [] },
});

function changeOf(
  was: JourneyNode,
  node: JourneyNode,
  [before, after]: [JourneyGraph, JourneyGraph],
  names: Names,
): NodeChange[] {
  const declared = definitionOf(node.kind)?.fields ?? [];
  const fields = [...nameChanged(was, node), ...fieldsChanged(declared, was, node, names)];
  const ways = waysChanged(node, before, after);
  return fields.length + ways.length === 0 ? [] : [{ node, what: 'changed', fields, ways }];
}

const NAME: Text = { zh: '节点名称', en: 'Name of the node' };

function nameChanged(was: JourneyNode, node: JourneyNode): FieldChange[] {
  if ((was.name ?? '') === (node.name ?? '')) return [];
  const own = ({ name, kind }: JourneyNode): Text =>
    name ? { zh: `“${name}”`, en: `“${name}”` } : (definitionOf(kind)?.title ?? { zh: kind, en: kind });
  return [{ field: NAME, before: own(was), after: own(node) }];
}

/** Fields that neither side shows do not count, nor does a default that is written out. */
function fieldsChanged(
  fields: readonly Field[],
  was: Record<string, unknown>,
  now: Record<string, unknown>,
  names: Names,
): FieldChange[] {
  const [before, after] = [withFieldDefaults(was, fields), withFieldDefaults(now, fields)];
  const shown = (record: Record<string, unknown>, field: Field) =>
    applies(field, record) ? record[field.name] : undefined;
  return fields
    .filter((field) => !same(shown(before, field), shown(after, field)))
    .map((field) => ({
      field: field.label,
      before: spellField(field, shown(before, field), names, before),
      after: spellField(field, shown(after, field), names, after),
    }));
}

function waysChanged(node: JourneyNode, before: JourneyGraph, after: JourneyGraph): WayChange[] {
  const from = ({ edges }: JourneyGraph) =>
    new Map(edges.filter((edge) => edge.from === node.id).map(({ exit, to }) => [exit, to]));
  const [was, now] = [from(before), from(after)];
  const titles = new Map(exitsOf(node).map(({ name, title }) => [name, title]));
  return [...new Set([...was.keys(), ...now.keys()])]
    .filter((exit) => was.get(exit) !== now.get(exit))
    .map((exit) => ({
      exit: titles.get(exit) ?? { zh: exit, en: exit },
      before: was.get(exit),
      after: now.get(exit),
    }));
}
