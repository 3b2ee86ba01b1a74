/** Pulling a line out of an exit: onto a card it connects, onto empty canvas it asks what to add there. */
import { type Connection, type FinalConnectionState, useReactFlow } from '@xyflow/react';
import { useCallback } from 'preact/hooks';
import type { JourneyEdge } from '../../runtime/journey/vocabulary.ts';
import { canConnect } from '../edit/change.ts';
import type { Draft } from '../edit/draft.ts';
import type { Editing } from './drawing.ts';

type Ends = Pick<Connection, 'source' | 'target'> & { sourceHandle?: string | null | undefined };

const edgeOf = ({ source, sourceHandle, target }: Ends): JourneyEdge => ({
  from: source,
  exit: sourceHandle ?? '',
  to: target,
});

export function useConnecting(draft: Draft, editing: Editing | undefined) {
  const { screenToFlowPosition } = useReactFlow();
  const isValidConnection = useCallback((ends: Ends) => canConnect(draft, edgeOf(ends)), [draft]);
  const onConnect = useCallback((ends: Connection) => editing?.onConnect(edgeOf(ends)), [editing]);
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, { isValid, fromHandle, fromNode, toHandle }: FinalConnectionState) => {
      if (!editing || isValid || toHandle || !fromNode || fromHandle?.type !== 'source') return;
      const screen = pointOf(event);
      const way = { from: fromNode.id, exit: fromHandle.id ?? '' };
      const to = cardAt(screen);
      if (to) editing.onConnect({ ...way, to });
      else if (paneAt(screen)) editing.onAskAdd(way, screen, screenToFlowPosition(screen));
    },
    [editing, screenToFlowPosition],
  );
  return { isValidConnection, onConnect, onConnectEnd };
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] as Touch) : event;
  return { x: clientX, y: clientY };
}

const elementAt = ({ x, y }: { x: number; y: number }) => document.elementFromPoint(x, y);
const cardAt = (screen: { x: number; y: number }): string | undefined =>
  elementAt(screen)?.closest<HTMLElement>('.react-flow__node')?.dataset.id;
const paneAt = (screen: { x: number; y: number }): boolean =>
  elementAt(screen)?.closest('.react-flow__pane') != null;
