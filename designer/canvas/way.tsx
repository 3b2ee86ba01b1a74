import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { lineOf } from './path.ts';
import type { WayEdge } from './shapes.ts';

/** How wide a line can be hit, in pixels. */
const REACH = 16;

export function WayLine({ id, sourceX, sourceY, targetX, targetY, data }: EdgeProps<WayEdge>) {
  const { path, head } = lineOf({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, data?.channel);
  return (
    <g class={`way way-${data?.look ?? 'plain'}`}>
      <BaseEdge id={id} path={path} interactionWidth={REACH} />
      <path class="way-head" d={head} />
    </g>
  );
}
