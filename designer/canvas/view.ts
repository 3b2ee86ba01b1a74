import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'preact/hooks';
import { sizeOf } from '../edit/card.ts';
import { type Draft, nodeOf, type Point, placeOf } from '../edit/draft.ts';
import type { View } from './drawing.ts';

/** Hands the view out once, and follows the pointer for it. Returns what the frame of the canvas listens to. */
export function useView(draft: Draft, onView: ((view: View) => void) | undefined) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const latest = useRef(draft);
  latest.current = draft;
  const pointer = useRef<Point | null>(null);
  useEffect(() => {
    onView?.({
      show: (id) => show(id),
      fit: () => void flow.fitView({ maxZoom: 1, padding: 0.15 }),
      zoom: (by) => void (by === 'in' ? flow.zoomIn() : by === 'out' ? flow.zoomOut() : flow.zoomTo(1)),
      pointer: () => flow.screenToFlowPosition(pointer.current ?? middle()),
    });
  }, []);
  const middle = (): Point => {
    const box = store.getState().domNode?.getBoundingClientRect();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
  };
  const show = (id: string) => {
    const node = nodeOf(latest.current, id);
    if (!node || inSight(id)) return;
    const { x, y } = placeOf(latest.current, id);
    const { width, height } = sizeOf(node);
    void flow.setCenter(x + width / 2, y + height / 2, { zoom: flow.getZoom() });
  };
  const inSight = (id: string): boolean => {
    const { transform, width, height } = store.getState();
    const [left, top, zoom] = transform;
    const place = placeOf(latest.current, id);
    const node = nodeOf(latest.current, id);
    const size = node ? sizeOf(node) : { width: 0, height: 0 };
    const [x, y] = [place.x * zoom + left, place.y * zoom + top];
    return x >= 0 && y >= 0 && x + size.width * zoom <= width && y + size.height * zoom <= height;
  };
  return {
    onPointerMove: ({ clientX: x, clientY: y }: PointerEvent) => {
      pointer.current = { x, y };
    },
    onPointerLeave: () => {
      pointer.current = null;
    },
  };
}
