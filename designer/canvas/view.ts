import { type ReactFlowInstance, useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Size } from '../edit/card.ts';
import type { Point } from '../edit/draft.ts';
import type { Drawing, View } from './drawing.ts';
import { beginning, boxOf, isInSight, READABLE, SMALLEST } from './sight.ts';

interface Seen {
  flow: ReactFlowInstance;
  drawing(): Drawing;
  /** Of the canvas in the window, in pixels. */
  frame(): Point & Size;
  pointer(): Point | undefined;
}

/**
 * Hands the view out once, and follows the pointer for it. Returns what the frame of the canvas listens to.
 */
export function useView(drawing: Drawing, onView: ((view: View) => void) | undefined) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const latest = useRef(drawing);
  latest.current = drawing;
  const pointer = useRef<Point | undefined>(undefined);
  const view = useMemo(
    () =>
      viewOf({
        flow: flow as unknown as ReactFlowInstance,
        drawing: () => latest.current,
        frame: () => store.getState().domNode?.getBoundingClientRect() ?? NOWHERE,
        pointer: () => pointer.current,
      }),
    [],
  );
  useEffect(() => onView?.(view), []);
  return {
    fit: view.fit,
    onInit: view.begin,
    onPointerMove: ({ clientX: x, clientY: y }: PointerEvent) => {
      pointer.current = { x, y };
    },
    onPointerLeave: () => {
      pointer.current = undefined;
    },
  };
}

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

function viewOf({ flow, drawing, frame, pointer }: Seen): View {
  const middle = (): Point => {
    const { x, y, width, height } = frame();
    return { x: x + width / 2, y: y + height / 2 };
  };
  return {
    show(id) {
      const box = boxOf(drawing().draft, id);
      if (!box || isInSight(box, flow.getViewport(), frame())) return;
      void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: flow.getZoom() });
    },
    focus: (id) => focusCard(id),
    fit() {
      const { draft, start } = drawing();
      void flow.setViewport(beginning(draft, frame(), SMALLEST, start));
    },
    begin() {
      const { draft, start } = drawing();
      void flow.setViewport(beginning(draft, frame(), READABLE, start));
    },
    zoom(by) {
      if (by === 'whole') void flow.zoomTo(1);
      else void (by === 'in' ? flow.zoomIn() : flow.zoomOut());
    },
    pointer: () => flow.screenToFlowPosition(pointer() ?? middle()),
  };
}

/** Frames that a card may take to be drawn after the view moved to it. */
const FRAMES = 10;

function focusCard(id: string, frames = FRAMES): void {
  const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
  if (card) card.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => isInField() || focusCard(id, frames - 1));
}

/** Who has gone on to a form meanwhile must not be torn out of it. */
const isInField = () => document.activeElement?.matches('input, select, textarea') ?? false;
