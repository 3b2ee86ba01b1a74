import { isRecord, own } from '../../condition/own.ts';
import type { Condition, Text } from '../../condition/vocabulary.ts';
import { isEmpty, withFieldDefaults } from '../fields.ts';
import { definitionOf } from '../registry.ts';
import { SETTINGS } from '../settings.ts';
import type { Fault, JourneyNode } from '../vocabulary.ts';
import { mentionFindings } from './conditions.ts';
import { edgeFaults } from './edges.ts';
import { fieldFindings, fieldsFindings } from './fields.ts';
import { atGraph, atNode, type Finding, finding, type Known } from './finding.ts';
import { flowFaults } from './flow.ts';
import { shapeOf } from './shape.ts';

export type { Known } from './finding.ts';

/**
 * What keeps any JSON from being published as a journey (`fault`), and what an operator should know (`warning`).
 * Without a fault it is a JourneyGraph, and a run on it fails only by the limits. Never throws.
 */
export function validate(graph: unknown, known: Known): Fault[] {
  const { nodes, edges, faults } = shapeOf(graph);
  if (nodes.length === 0 && faults.length > 0) return faults;
  const full = withSet(nodes, known);
  const nodeIds = new Set(nodes.map(({ id }) => id));
  return [
    ...faults,
    ...settingsFaults(graph, nodeIds, full),
    ...nodes.flatMap((node) => nodeFaults(node, nodeIds, full)),
    ...edgeFaults(nodes, edges),
    ...flowFaults(nodes, edges),
  ];
}

/** The same of a condition that stands alone, as in a segment; its `known` says nothing of attributes, which may be yet to come. */
export const mentionFaults = (condition: Condition, known: Omit<Known, 'attributes'>): Fault[] =>
  mentionFindings(condition, { known, nodeIds: new Set() }).map((found) =>
    atGraph({ ...found, field: 'condition', message: capital(found.message) }),
  );

/** Of the journey as a whole. */
function settingsFaults(graph: unknown, nodeIds: Set<string>, known: Known): Fault[] {
  const settings = own(graph, 'settings');
  if (settings === undefined) return [];
  if (!isRecord(settings)) return [atGraph(notSettings)];
  const node = withFieldDefaults({ id: '', kind: '', ...settings }, SETTINGS);
  const faults = fieldsFindings(SETTINGS, { node, nodeIds, known });
  return [...faults, ...goalFindings(node)].map((found) =>
    atGraph({ ...found, message: capital(found.message) }),
  );
}

/** A goal is a name and a condition. */
function goalFindings({ goal, goalWhen }: JourneyNode): Finding[] {
  if (isEmpty(goal) === isEmpty(goalWhen)) return [];
  return [isEmpty(goal) ? goalUnnamed : goalUnknown];
}

const capital = ({ zh, en }: Text): Text => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) });

const notSettings = finding(
  'settings-shape',
  '旅程设置的格式不对；应为一组字段',
  'The settings have a wrong shape; use an object of fields',
);
const goalUnnamed: Finding = {
  ...finding(
    'goal-unnamed',
    '填了怎样算达成目标，却没有给目标起名；请填写“旅程的目标”',
    'it is said when the goal is reached, but not what it is called; fill in the goal',
  ),
  field: 'goal',
};
const goalUnknown: Finding = {
  ...finding(
    'goal-unknown',
    '目标还没有说怎样算达成；请填写条件',
    'it is not said when the goal is reached; fill in the condition',
  ),
  field: 'goalWhen',
};

/** What the journey itself sets may be asked about, too. */
function withSet(nodes: readonly JourneyNode[], known: Known): Known {
  const { attributes } = known;
  if (!attributes) return known;
  const set = new Set(nodes.flatMap(attributesSet));
  return { ...known, attributes: { has: (name) => set.has(name) || attributes.has(name) } };
}

function attributesSet(node: JourneyNode): unknown[] {
  const fields = definitionOf(node.kind)?.fields.filter(({ type }) => type === 'attribute') ?? [];
  return fields.map(({ name, default: usual }) => node[name] ?? usual);
}

function nodeFaults(node: JourneyNode, nodeIds: Set<string>, known: Known): Fault[] {
  const definition = definitionOf(node.kind);
  if (!definition) return [];
  return fieldFindings(node, definition, nodeIds, known).map((found) => atNode(node.id, found));
}
