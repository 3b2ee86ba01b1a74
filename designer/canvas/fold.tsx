/** A box that stands for the nodes folded into it. */
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { useContext } from 'preact/hooks';
import { useFormats, useText } from '../i18n/index.ts';
import { CANVAS } from '../i18n/words/canvas.ts';
import { Glyph } from '../parts/glyph.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { ActsContext } from './drawing.ts';
import { FOLD, type FoldNode, INWARD } from './shapes.ts';

export function FoldCard({ data: { fold, titles, outs, here, faults }, selected }: NodeProps<FoldNode>) {
  const text = useText();
  const { number } = useFormats();
  const { editing } = useContext(ActsContext);
  return (
    <div class={`node node-fold${selected ? ' node-selected' : ''}`}>
      <Handle type="target" position={Position.Top} id={INWARD} isConnectable={false} />
      <header class="node-head">
        <strong class="node-title">{fold.title || text(CANVAS.folded, { n: fold.nodes.length })}</strong>
        {faults > 0 && (
          <span class="node-fault" title={text(CANVAS.faults, { n: faults })}>
            <Glyph name="warning" />
            {faults}
          </span>
        )}
        {editing && (
          <IconButton
            class="nodrag"
            glyph="unfold"
            title={text(CANVAS.unfold)}
            keys="z"
            onClick={() => editing.onUnfold(fold.nodes)}
          />
        )}
      </header>
      <p class="node-sentence" title={titles}>
        {here === undefined ? titles : `${text(CANVAS.here)} ${number(here)} · ${titles}`}
      </p>
      {[...outs].map(([key, x]) => (
        <Handle
          key={key}
          type="source"
          position={Position.Bottom}
          id={key}
          isConnectable={false}
          style={{ left: `${(100 * x) / FOLD.width}%` }}
        />
      ))}
    </div>
  );
}
