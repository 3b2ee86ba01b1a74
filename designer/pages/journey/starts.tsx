import { useState } from 'preact/hooks';
import type { NodeDefinition } from '../../../runtime/journey/definition.ts';
import type { Draft } from '../../edit/draft.ts';
import { draftOf, edited } from '../../edit/editor.ts';
import { KINDS } from '../../edit/kinds.ts';
import { graphOf, STAGES, type Start, startsIn } from '../../edit/starts.ts';
import { tidy } from '../../edit/tidy/index.ts';
import { useText } from '../../i18n/index.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { Gallery, StartButton } from './gallery.tsx';
import type { EditorHandle } from './use-editor.ts';

const ENTRIES = KINDS.filter(({ group }) => group === 'entry');

interface StartsProps {
  handle: EditorHandle;
  onAdd(kind: string): void;
  /** A whole draft came onto the canvas. */
  onBegun(): void;
}

/** On an empty canvas: an entry, or a draft that others began with. */
export function Starts({ handle: { change, id }, onAdd, onBegun }: StartsProps) {
  const text = useText();
  const [browsing, browse] = useState(false);
  const starts = startsIn(text);
  const begin = (start: Start) => {
    browse(false);
    change((editor) => edited(editor, begun(draftOf(editor), start, id)));
    requestAnimationFrame(onBegun);
  };
  return (
    <div class="starts">
      <h2>{text(EDITOR.start)}</h2>
      <p class="inspector-help">{text(EDITOR.startHelp)}</p>
      <div class="starts-entries">
        {ENTRIES.map((definition) => (
          <EntryButton key={definition.kind} definition={definition} onAdd={onAdd} />
        ))}
      </div>
      <div class="starts-templates">
        {offered(starts).map((start) => (
          <StartButton key={start.id} start={start} onBegin={begin} />
        ))}
      </div>
      <Button look="quiet" onClick={() => browse(true)}>
        {text(EDITING.allTemplates, { n: starts.length })}
      </Button>
      <Dialog title={text(EDITING.gallery)} open={browsing} onClose={() => browse(false)}>
        <Gallery onBegin={begin} />
      </Dialog>
    </div>
  );
}

/** One of each stage. */
const offered = (starts: readonly Start[]): Start[] =>
  STAGES.flatMap((stage) => starts.find((start) => start.stage === stage) ?? []);

function begun(draft: Draft, start: Start, id: () => string): Draft {
  const graph = graphOf(start, id);
  return { ...draft, graph, layout: tidy(graph) };
}

function EntryButton({
  definition: { kind, icon, title },
  onAdd,
}: {
  definition: NodeDefinition;
  onAdd(kind: string): void;
}) {
  const text = useText();
  return (
    <Button onClick={() => onAdd(kind)}>
      <Glyph name={icon} /> {text(title)}
    </Button>
  );
}
