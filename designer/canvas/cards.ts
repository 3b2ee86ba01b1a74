/** What each card says: made once for a draft, its figures and faults, and never while something is dragged. */
import { useMemo, useRef } from 'preact/hooks';
import { describeNode } from '../../runtime/journey/index.ts';
import type { Fault, JourneyNode } from '../../runtime/journey/vocabulary.ts';
import type { Mark } from '../edit/difference.ts';
import { definitionOf } from '../edit/kinds.ts';
import type { Language } from '../i18n/index.ts';
import type { Drawing, Figures } from './drawing.ts';

export type CardData = {
  node: JourneyNode;
  title: string;
  sentence: string;
  /** The ways out that lead somewhere. */
  led: string;
  figures: Figures[string] | undefined;
  /** Who left by each exit with the last news. */
  moved: Record<string, number> | undefined;
  faults: number;
  warnings: number;
  mark: Mark | undefined;
  /** Steps of a run at this node; `undefined` when no run is shown. */
  steps: string | undefined;
  stands: boolean;
};

/** By node; the same object as before for a card that says the same. */
export function useCards(drawing: Drawing, language: Language): Map<string, CardData> {
  const kept = useRef(new Map<string, CardData>());
  const { draft, names, figures, moved, faults, marks, walk } = drawing;
  return useMemo(() => {
    const led = ledOf(drawing);
    const faulty = faultyOf(faults ?? []);
    const cards = new Map<string, CardData>();
    for (const node of draft.graph.nodes) {
      const next = dataOf(node, drawing, language, { led: led.get(node.id) ?? '', ...faulty.get(node.id) });
      const before = kept.current.get(node.id);
      cards.set(node.id, before && saysTheSame(before, next) ? before : next);
    }
    kept.current = cards;
    return cards;
  }, [draft.graph, names, figures, moved, faults, marks, walk, language]);
}

const saysTheSame = (a: CardData, b: CardData): boolean =>
  (Object.keys(b) as (keyof CardData)[]).every((key) => Object.is(a[key], b[key]));

interface Counted {
  faults: number;
  warnings: number;
}

function dataOf(
  node: JourneyNode,
  { names, figures, moved, marks, walk }: Drawing,
  language: Language,
  { led, faults = 0, warnings = 0 }: Partial<Counted> & { led: string },
): CardData {
  return {
    node,
    title: node.name || (definitionOf(node.kind)?.title[language] ?? node.kind),
    sentence: describeNode(node, names)[language],
    led,
    figures: isPassed(node) ? figures && (figures[node.id] ?? NO_FIGURES) : undefined,
    moved: moved?.get(node.id),
    faults,
    warnings,
    mark: marks?.get(node.id),
    steps: walk && (walk.steps.get(node.id)?.join(' · ') ?? ''),
    stands: walk?.stands === node.id,
  };
}

/** Nobody comes to a note. */
const isPassed = ({ kind }: JourneyNode): boolean => definitionOf(kind)?.group !== 'note';

const NO_FIGURES: Figures[string] = { entered: 0, here: 0, exits: {}, failed: 0 };

function ledOf({ draft }: Drawing): Map<string, string> {
  const led = new Map<string, string>();
  for (const { from, exit } of draft.graph.edges) {
    const others = led.get(from);
    led.set(from, others === undefined ? exit : `${others}\n${exit}`);
  }
  return led;
}

function faultyOf(faults: readonly Fault[]): Map<string, Counted> {
  const faulty = new Map<string, Counted>();
  for (const { node, level } of faults) {
    if (node === undefined) continue;
    const counted = faulty.get(node) ?? { faults: 0, warnings: 0 };
    faulty.set(node, counted);
    counted[level === 'fault' ? 'faults' : 'warnings'] += 1;
  }
  return faulty;
}
