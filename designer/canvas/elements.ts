/** Draft, figures and faults as the elements that React Flow draws. An element stays the same object while nothing in it changed. */
import { Position } from '@xyflow/react';
import { useMemo, useRef } from 'preact/hooks';
import type { JourneyNode, Layout } from '../../runtime/journey/vocabulary.ts';
import { exitOffset, type Size, sizeOf } from '../edit/card.ts';
import { type Draft, type Point, placeOf } from '../edit/draft.ts';
import { foldsOf } from '../edit/fold.ts';
import { exitsOf, isReachable } from '../edit/kinds.ts';
import type { Language } from '../i18n/index.ts';
import { type CardData, useCards } from './cards.ts';
import type { Drawing } from './drawing.ts';
import { useSame } from './same.ts';
import { type CardNode, FOLD, type FoldData, type FoldNode, INWARD, wayKey } from './shapes.ts';
import { useWays } from './ways.ts';

const HANDLE = 12;

type Shown = CardNode | FoldNode;

/** `moving` are the places of what is being dragged. */
export function useElements(drawing: Drawing, moving: Layout, language: Language) {
  const { draft, selection } = drawing;
  const cards = useCards(drawing, language);
  const folds = useMemo(() => foldedOf(draft, cards), [draft, cards]);
  const selected = useMemo(() => new Set(selection.nodes), [selection.nodes]);
  const kept = useRef(new Map<string, Shown>());
  const next = new Map<string, Shown>();
  /** By id, and by the id of whatever is folded into it. */
  const shown = new Map<string, Shown>();
  for (const data of folds) {
    const { id, nodes } = data.fold;
    const node = renewed(kept.current.get(id), {
      ...{ data, position: moving[id] ?? data.fold, selected: nodes.some((one) => selected.has(one)) },
      make: foldNode,
    });
    next.set(id, node);
    for (const inner of nodes) shown.set(inner, node);
  }
  for (const [id, data] of cards) {
    if (shown.has(id)) continue;
    const position = moving[id] ?? placeOf(draft, id);
    const node = renewed(kept.current.get(id), {
      data,
      position,
      selected: selected.has(id),
      make: cardNode,
    });
    next.set(id, node);
    shown.set(id, node);
  }
  kept.current = next;
  return { nodes: useSame([...next.values()]), edges: useSame(useWays(drawing, shown)) };
}

interface Made<D> {
  data: D;
  position: Point;
  selected: boolean;
  make(data: D, position: Point, selected: boolean): Shown;
}

/** The node as it was, if it looks the same. */
function renewed<D>(before: Shown | undefined, { data, position, selected, make }: Made<D>): Shown {
  const same = before?.data === data && before.selected === selected;
  const { x, y } = position;
  if (same && before.position.x === x && before.position.y === y) return before;
  return make(data, { x, y }, selected);
}

const handleAt = (x: number, y: number, id: string, type: 'source' | 'target') => ({
  ...{ width: HANDLE, height: HANDLE, id, type },
  position: type === 'source' ? Position.Bottom : Position.Top,
  x: x - HANDLE / 2,
  y: y - HANDLE / 2,
});

/** Size and handles are given rather than measured, so that nothing is drawn twice. */
function cardNode(data: CardData, position: Point, selected: boolean): CardNode {
  const { node, title, sentence } = data;
  const size = sizeOf(node);
  return {
    ...{ id: node.id, type: 'card', position, selected, data, ...size, measured: size },
    handles: handlesOf(node, size),
    ariaLabel: `${title}: ${sentence}`,
  };
}

function handlesOf(node: JourneyNode, size: Size) {
  const outward = exitsOf(node).map(({ name }) =>
    handleAt(exitOffset(node, name), size.height, name, 'source'),
  );
  return isReachable(node) ? [handleAt(size.width / 2, 0, INWARD, 'target'), ...outward] : outward;
}

function foldNode(data: FoldData, position: Point, selected: boolean): FoldNode {
  const outward = [...data.outs].map(([key, x]) => handleAt(x, FOLD.height, key, 'source'));
  return {
    ...{ id: data.fold.id, type: 'fold', position, selected, data, ...FOLD, measured: FOLD },
    handles: [handleAt(FOLD.width / 2, 0, INWARD, 'target'), ...outward],
    ariaLabel: `${data.fold.title}: ${data.titles}`,
  };
}

function foldedOf(draft: Draft, cards: ReadonlyMap<string, CardData>): FoldData[] {
  return foldsOf(draft).map((fold) => {
    const within = fold.nodes.flatMap((id) => cards.get(id) ?? []);
    const leaving = draft.graph.edges.filter(
      ({ from, to }) => fold.nodes.includes(from) && !fold.nodes.includes(to),
    );
    const step = FOLD.width / (leaving.length + 1);
    const counted = within.some(({ figures }) => figures !== undefined);
    return {
      fold,
      titles: within.map(({ title }) => title).join(' · '),
      outs: new Map(leaving.map((edge, index) => [wayKey(edge), step * (index + 1)])),
      here: counted ? within.reduce((sum, { figures }) => sum + (figures?.here ?? 0), 0) : undefined,
      faults: within.reduce((sum, { faults }) => sum + faults, 0),
    };
  });
}
