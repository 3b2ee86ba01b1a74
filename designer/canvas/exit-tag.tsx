import { Handle, Position } from '@xyflow/react';
import { useContext } from 'preact/hooks';
import type { Exit } from '../../runtime/journey/definition.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { CANVAS } from '../i18n/words/canvas.ts';
import { Glyph } from '../parts/glyph.tsx';
import type { CardData } from './cards.ts';
import { ActsContext } from './drawing.ts';

interface ExitTagProps {
  exit: Exit;
  /** The only way out needs no name. */
  alone: boolean;
  /** From the card's left edge. */
  left: string;
  data: CardData;
}

/** A way out: where its line begins, its name, how many took it, and what to add on it. */
export function ExitTag({ exit, alone, left, data }: ExitTagProps) {
  const text = useText();
  const leads = data.led.split('\n').includes(exit.name);
  const name = text(exit.title);
  return (
    <>
      <Handle
        type="source"
        position={Position.Bottom}
        id={exit.name}
        style={{ left }}
        title={text(CANVAS.pull)}
      />
      <div class={`exit nodrag ${leads ? 'exit-leads' : 'exit-open'}`} style={{ left }}>
        {!alone && (
          <span class="exit-name" title={name}>
            {name}
          </span>
        )}
        {data.figures && (
          <ExitFigure
            node={data.node.id}
            exit={exit.name}
            figures={data.figures}
            alone={alone}
            moved={data.moved?.[exit.name] ?? 0}
          />
        )}
        <AddHere node={data.node.id} exit={exit.name} title={text(CANVAS.addOn, { exit: name })} />
      </div>
    </>
  );
}

interface ExitFigureProps {
  node: string;
  exit: string;
  figures: NonNullable<CardData['figures']>;
  alone: boolean;
  /** Who took it with the last news. */
  moved: number;
}

function ExitFigure({ node, exit, figures, alone, moved }: ExitFigureProps) {
  const text = useText();
  const { number, share } = useFormats();
  const { onFigure } = useContext(ActsContext);
  const left = Object.values(figures.exits).reduce((sum, count) => sum + count, 0);
  const count = figures.exits[exit] ?? 0;
  if (left === 0) return null;
  return (
    <button
      type="button"
      class="exit-figure"
      title={text(CANVAS.conversion, { n: number(count), share: share(count / figures.entered) })}
      onClick={() => onFigure?.({ node, exit })}
    >
      {number(count)}
      {!alone && ` · ${share(count / left)}`}
      {moved > 0 && <b class="exit-moved"> +{number(moved)}</b>}
    </button>
  );
}

function AddHere({ node, exit, title }: { node: string; exit: string; title: string }) {
  const { editing } = useContext(ActsContext);
  if (!editing) return null;
  return (
    <button
      type="button"
      class="exit-add"
      title={title}
      aria-label={title}
      onClick={(event) => {
        event.stopPropagation();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        editing.onAskAdd({ from: node, exit }, { x: left, y: bottom + 4 });
      }}
    >
      <Glyph name="plus" />
    </button>
  );
}
