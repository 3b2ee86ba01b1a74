/** A journey as a file: name, graph and layout as JSON, with the format named, so that an older Dogear refuses what it cannot read. */
import type { JourneyGraph, Layout } from '../../runtime/journey/vocabulary.ts';
import { type Draft, sound } from './draft.ts';
import { definitionOf } from './kinds.ts';
import { placed } from './placement.ts';

/** Grows when a file of before can no longer be read as it is. */
export const FORMAT = 1;
const MARK = 'dogear-journey';

/** Why a file was refused; `values` say where and what. */
export interface Refusal {
  refused: 'notJson' | 'newer' | 'broken' | 'unknownKind';
  values: Record<string, string | number>;
}

export function fileText({ name, graph, layout }: Draft): string {
  return `${JSON.stringify({ [MARK]: FORMAT, name, graph, layout }, null, 2)}\n`;
}

/** A file name that every system takes. */
export const fileName = (name: string): string =>
  `${name.replace(/[\s\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'journey'}.json`;

export function readFile(text: string): Draft | Refusal {
  const file = parsed(text);
  const format = file?.[MARK];
  if (!file || typeof format !== 'number') return refusal('notJson');
  if (format > FORMAT) return refusal('newer', { format, known: FORMAT });
  const { name, graph, layout = {} } = file as Partial<Draft>;
  if (typeof name !== 'string' || !name.trim()) return refusal('broken', { field: 'name' });
  if (!isGraph(graph)) return refusal('broken', { field: 'graph' });
  if (!isLayout(layout)) return refusal('broken', { field: 'layout' });
  const stranger = graph.nodes.find(({ kind }) => !definitionOf(kind));
  if (stranger) return refusal('unknownKind', { node: stranger.name ?? stranger.id, kind: stranger.kind });
  return placed(sound({ name: name.slice(0, NAME), graph, layout }));
}

/** Characters of a name that the runtime takes. */
const NAME = 120;

const refusal = (refused: Refusal['refused'], values: Refusal['values'] = {}): Refusal => ({
  refused,
  values,
});

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function isGraph(value: unknown): value is JourneyGraph {
  if (!isRecord(value) || !Array.isArray(value.nodes) || !Array.isArray(value.edges)) return false;
  const ids = new Set(value.nodes.map((node) => node?.id));
  return (
    ids.size === value.nodes.length &&
    value.nodes.every((node) => isRecord(node) && isText(node.id) && isText(node.kind)) &&
    value.edges.every((edge) => isRecord(edge) && isText(edge.from) && isText(edge.exit) && isText(edge.to))
  );
}

function isLayout(value: unknown): value is Layout {
  const isPlace = (place: unknown) => isRecord(place) && Number.isFinite(place.x) && Number.isFinite(place.y);
  return isRecord(value) && Object.values(value).every(isPlace);
}
