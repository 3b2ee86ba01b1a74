/** A kind dragged from the palette: onto a line it comes in between, anywhere else it stands where it is dropped. */
import { useReactFlow } from '@xyflow/react';
import { useCallback, useRef } from 'preact/hooks';
import { DRAGGED_KIND, type Editing } from './drawing.ts';
import { wayOf } from './shapes.ts';

/** From the pointer to the upper left corner of a dropped card. */
const HOLD = { x: 120, y: 32 };
const AIMED = 'way-aimed';

export function useDropping(editing: Editing | undefined) {
  const { screenToFlowPosition } = useReactFlow();
  const aimed = useRef<Element | null>(null);
  const aim = (line: Element | null) => {
    if (line === aimed.current) return;
    aimed.current?.classList.remove(AIMED);
    line?.classList.add(AIMED);
    aimed.current = line;
  };
  const onDragOver = useCallback(
    (event: DragEvent) => {
      if (!editing || !event.dataTransfer?.types.includes(DRAGGED_KIND)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      aim(lineAt(event));
    },
    [editing],
  );
  const onDragLeave = useCallback(() => aim(null), []);
  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = event.dataTransfer?.getData(DRAGGED_KIND);
      const line = lineAt(event);
      aim(null);
      if (!editing || !kind) return;
      event.preventDefault();
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const key = line?.getAttribute('data-id');
      editing.onDrop(kind, key ? { way: wayOf(key) } : { at: { x: x - HOLD.x, y: y - HOLD.y } });
    },
    [editing, screenToFlowPosition],
  );
  return { onDragOver, onDragLeave, onDrop };
}

const lineAt = ({ clientX, clientY }: DragEvent): Element | null =>
  document.elementFromPoint(clientX, clientY)?.closest('.react-flow__edge') ?? null;
