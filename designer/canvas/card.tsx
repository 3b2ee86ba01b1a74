/** A node: icon, title and one sentence; its figures; and its ways out, each named where its line begins. */
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { useContext } from 'preact/hooks';
import { exitOffset, sizeOf } from '../edit/card.ts';
import type { Mark } from '../edit/difference.ts';
import { definitionOf, exitsOf, isReachable } from '../edit/kinds.ts';
import { type Text, useFormats, useText } from '../i18n/index.ts';
import { CANVAS } from '../i18n/words/canvas.ts';
import { Glyph } from '../parts/glyph.tsx';
import type { CardData } from './cards.ts';
import { ActsContext } from './drawing.ts';
import { ExitTag } from './exit-tag.tsx';
import { type CardNode, INWARD } from './shapes.ts';

export function Card({ data, selected }: NodeProps<CardNode>) {
  const { node, title, sentence, figures } = data;
  const definition = definitionOf(node.kind);
  const exits = exitsOf(node);
  return (
    <div class={`node node-${definition?.group ?? 'unknown'}${stateOf(data, selected)}`}>
      {isReachable(node) && <Handle type="target" position={Position.Top} id={INWARD} />}
      <header class="node-head">
        <span class="node-icon">
          <Glyph name={definition?.icon ?? 'warning'} />
        </span>
        <strong class="node-title">{title}</strong>
        <Signs data={data} />
      </header>
      <p class={figures ? 'node-sentence' : 'node-sentence node-sentence-long'} title={sentence}>
        {sentence}
      </p>
      {figures && <NodeFigures node={node.id} figures={figures} />}
      {exits.map((exit) => (
        <ExitTag
          key={exit.name}
          exit={exit}
          alone={exits.length === 1}
          left={`${(100 * exitOffset(node, exit.name)) / sizeOf(node).width}%`}
          data={data}
        />
      ))}
    </div>
  );
}

function stateOf({ faults, mark, steps, stands }: CardData, selected: boolean): string {
  const states = {
    selected,
    faulty: faults > 0,
    faded: steps === '',
    walked: steps !== undefined && steps !== '',
    stands,
    [mark ?? 'unmarked']: mark !== undefined,
  };
  const on = Object.entries(states).filter(([, holds]) => holds);
  return on.map(([name]) => ` node-${name}`).join('');
}

/** Faults, differences and the steps of a run: each with a sign, never a colour alone. */
function Signs({ data: { faults, warnings, mark, steps } }: { data: CardData }) {
  const text = useText();
  return (
    <>
      {steps && <span class="node-steps">{steps}</span>}
      {mark && (
        <span class={`node-mark node-mark-${mark}`}>
          <i aria-hidden="true">{SIGNS[mark]}</i>
          {text(MARKS[mark])}
        </span>
      )}
      {faults + warnings > 0 && (
        <span
          class={faults > 0 ? 'node-fault' : 'node-warning'}
          title={text(CANVAS.faults, { n: faults + warnings })}
        >
          <Glyph name="warning" />
          {faults + warnings}
        </span>
      )}
    </>
  );
}

const SIGNS: Record<Mark, string> = { added: '+', removed: '−', changed: '≠', moved: '↔' };
const MARKS: Record<Mark, Text> = {
  added: CANVAS.added,
  removed: CANVAS.removed,
  changed: CANVAS.changed,
  moved: CANVAS.moved,
};

function NodeFigures({ node, figures }: { node: string; figures: NonNullable<CardData['figures']> }) {
  const text = useText();
  const { number } = useFormats();
  const { onFigure } = useContext(ActsContext);
  const { entered, here, failed } = figures;
  return (
    <footer class="node-figures">
      <button type="button" class="node-figure nodrag" onClick={() => onFigure?.({ node })}>
        {text(CANVAS.entered)} <b>{number(entered)}</b>
      </button>
      {failed > 0 && (
        <button
          type="button"
          class="node-figure node-failed nodrag"
          onClick={() => onFigure?.({ node, state: 'failed' })}
        >
          × {text(CANVAS.failed)} {number(failed)}
        </button>
      )}
      <button type="button" class="node-figure nodrag" onClick={() => onFigure?.({ node, state: 'active' })}>
        {here > 0 ? '●' : '○'} {text(CANVAS.here)} <b>{number(here)}</b>
      </button>
    </footer>
  );
}
