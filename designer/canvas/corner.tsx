import { MiniMap, Panel, useReactFlow, useStore } from '@xyflow/react';
import { useFormats, useText } from '../i18n/index.ts';
import { CANVAS } from '../i18n/words/canvas.ts';
import { IconButton } from '../parts/icon-button.tsx';
import type { CardNode, FoldNode } from './shapes.ts';

/** What the map is reckoned for: React Flow takes it from here, and draws beyond the frame if a style sheet says otherwise. */
const MAP = { width: 152, height: 104 };

/** Below: the map of the whole, and the zoom. */
export function Corner({ small, onFit }: { small: boolean; onFit(): void }) {
  const text = useText();
  const { share } = useFormats();
  const flow = useReactFlow();
  const filled = useStore(({ nodes }) => nodes.length > 0);
  const zoom = useStore(({ transform }) => transform[2]);
  return (
    <>
      {filled && !small && (
        <MiniMap<CardNode | FoldNode>
          className="canvas-map"
          style={MAP}
          pannable
          zoomable
          ariaLabel={text(CANVAS.minimap)}
          nodeBorderRadius={16}
          nodeClassName={({ selected }) => (selected ? 'map-selected' : 'map-node')}
        />
      )}
      <Panel position="bottom-left" className="canvas-zoom">
        <IconButton glyph="minus" title={text(CANVAS.zoomOut)} keys="-" onClick={() => flow.zoomOut()} />
        <button
          type="button"
          class="canvas-share"
          title={`${text(CANVAS.whole)} (0)`}
          onClick={() => flow.zoomTo(1)}
        >
          {share(zoom)}
        </button>
        <IconButton glyph="plus" title={text(CANVAS.zoomIn)} keys="+" onClick={() => flow.zoomIn()} />
        <IconButton glyph="fit" title={text(CANVAS.fit)} keys="1" onClick={onFit} />
      </Panel>
    </>
  );
}
