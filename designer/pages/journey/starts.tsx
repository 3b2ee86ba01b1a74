import type { NodeDefinition } from '../../../runtime/journey/definition.ts';
import type { Draft } from '../../edit/draft.ts';
import { draftOf, edited } from '../../edit/editor.ts';
import { KINDS } from '../../edit/kinds.ts';
import { graphOf, type Start, startsIn } from '../../edit/starts.ts';
import { tidy } from '../../edit/tidy/index.ts';
import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
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
  const begin = (start: Start) => {
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
        {startsIn(text).map((start) => (
          <button key={start.id} type="button" class="start" onClick={() => begin(start)}>
            <strong>{text(start.title)}</strong>
            <span>{text(start.summary)}</span>
            <StartIcons start={start} />
          </button>
        ))}
      </div>
    </div>
  );
}

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

/** The start's nodes in a row, as a hint of what it does. */
function StartIcons({ start }: { start: Start }) {
  const definitions = start.nodes.flatMap(({ kind }) =>
    KINDS.filter((definition) => definition.kind === kind),
  );
  return (
    <span class="start-icons" aria-hidden="true">
      {definitions.map(({ group, icon }, index) => (
        <span key={index} class={`node-${group}`}>
          <span class="node-icon">
            <Glyph name={icon} />
          </span>
        </span>
      ))}
    </span>
  );
}
