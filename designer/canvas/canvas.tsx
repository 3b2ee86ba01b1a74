/** The canvas: draws a journey, and turns gestures into the words of journeys. The only user of React Flow is this folder. */
import '@xyflow/react/dist/base.css';
import './canvas.css';
import './node.css';
import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, useStore } from '@xyflow/react';
import { useMemo, useState } from 'preact/hooks';
import type { Layout } from '../../runtime/journey/vocabulary.ts';
import { GRID } from '../edit/card.ts';
import type { Selection } from '../edit/editor.ts';
import { useLanguage, useText } from '../i18n/index.ts';
import { CANVAS } from '../i18n/words/canvas.ts';
import { COMMON } from '../i18n/words/common.ts';
import { Card } from './card.tsx';
import { useChanges } from './changes.ts';
import { useConnecting } from './connecting.ts';
import { Corner } from './corner.tsx';
import { type Acts, ActsContext, type Drawing, type Editing, type View } from './drawing.ts';
import { useDropping } from './dropping.ts';
import { useElements } from './elements.ts';
import { FoldCard } from './fold.tsx';
import type { CardNode, FoldNode, WayEdge } from './shapes.ts';
import { SMALLEST } from './sight.ts';
import { useView } from './view.ts';
import { WayLine } from './way.tsx';

interface CanvasProps {
  drawing: Drawing;
  /** Without it the canvas is only looked at. */
  editing?: Editing | undefined;
  /** Too small for a map. */
  small?: boolean;
  onSelect(selection: Selection): void;
  onFigure?: Acts['onFigure'];
  onView?(view: View): void;
}

export function Canvas(props: CanvasProps) {
  const { editing, onFigure } = props;
  const acts = useMemo(() => ({ editing, onFigure }), [editing, onFigure]);
  return (
    <ReactFlowProvider>
      <ActsContext.Provider value={acts}>
        <Surface {...props} />
      </ActsContext.Provider>
    </ReactFlowProvider>
  );
}

const NODE_TYPES = { card: Card, fold: FoldCard };
const EDGE_TYPES = { way: WayLine };
const SNAP: [number, number] = [GRID, GRID];
const PRO = { hideAttribution: false };
/** From so many nodes on, only those in sight are drawn. */
const MANY = 120;
/** Below this zoom a sentence cannot be read: the title takes its place. */
const FAR = 0.55;

function Surface({ drawing, editing, small = false, onSelect, onView }: CanvasProps) {
  const text = useText();
  const [language] = useLanguage();
  const [moving, setMoving] = useState<Layout>({});
  const { nodes, edges } = useElements(drawing, moving, language);
  const far = useStore(({ transform }) => transform[2] < FAR);
  const changes = useChanges({ drawing, onSelect, setMoving, onMove: editing?.onMove });
  const dropping = useDropping(editing);
  const connecting = useConnecting(drawing.draft, editing);
  const { onInit, fit, ...frame } = useView(drawing, onView);
  const [begun, begin] = useState(false);
  const canEdit = editing !== undefined;
  return (
    <div class={`canvas${far ? ' canvas-far' : ''}${canEdit ? '' : ' canvas-still'}`} {...frame}>
      <ReactFlow<CardNode | FoldNode, WayEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        {...changes}
        {...dropping}
        {...connecting}
        nodesDraggable={canEdit}
        nodesConnectable={canEdit}
        connectOnClick={false}
        connectionRadius={24}
        deleteKeyCode={null}
        multiSelectionKeyCode={MULTIPLE}
        snapToGrid
        snapGrid={SNAP}
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={SMALLEST}
        maxZoom={1.5}
        onInit={() => {
          onInit();
          begin(true);
        }}
        onlyRenderVisibleElements={nodes.length > MANY}
        elevateNodesOnSelect={false}
        proOptions={PRO}
        aria-label={text(CANVAS.canvas)}
        ariaLabelConfig={{
          'node.a11yDescription.default': text(CANVAS.nodeKeys),
          'node.a11yDescription.keyboardDisabled': text(CANVAS.nodeKeys),
          'edge.a11yDescription.default': text(CANVAS.edgeKeys),
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
        <Corner small={small} onFit={fit} />
      </ReactFlow>
      {!begun && (
        <p class="loading canvas-begins" role="status">
          {text(COMMON.loading)}
        </p>
      )}
    </div>
  );
}

const MULTIPLE = ['Meta', 'Control', 'Shift'];
