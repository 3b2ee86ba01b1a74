import './conflict.css';
import { useState } from 'preact/hooks';
import type { Names } from '../../../runtime/journey/definition.ts';
import { describeNode } from '../../../runtime/journey/index.ts';
import { Canvas } from '../../canvas/canvas.tsx';
import type { View } from '../../canvas/drawing.ts';
import { difference, type Mark } from '../../edit/difference.ts';
import type { Draft } from '../../edit/draft.ts';
import { draftOf } from '../../edit/editor.ts';
import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { titleOf } from './fault-list.tsx';
import type { EditorHandle } from './use-editor.ts';

interface ConflictProps {
  handle: EditorHandle;
  names: Names;
  open: boolean;
  onClose(): void;
}

/** Two operators changed one draft: both are shown, one is taken. */
export function ConflictDialog({ handle, names, open, onClose }: ConflictProps) {
  const text = useText();
  const { saving, editor, takeMine, takeTheirs } = handle;
  if (saving.state !== 'conflict') return null;
  const mine = draftOf(editor);
  const theirs = saving.theirs.draft;
  const taking = (take: () => void) => () => {
    take();
    onClose();
  };
  return (
    <Dialog
      title={text(EDITOR.conflict)}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onClick={taking(takeTheirs)}>{text(EDITOR.takeTheirs)}</Button>
          <Button look="primary" onClick={taking(takeMine)}>
            {text(EDITOR.takeMine)}
          </Button>
        </>
      }
    >
      <p>{text(EDITOR.conflictHelp)}</p>
      <div class="conflict">
        <Side title={text(EDITOR.theirs)} draft={theirs} marks={difference(theirs, mine)} names={names} />
        <Side title={text(EDITOR.mine)} draft={mine} marks={difference(mine, theirs)} names={names} />
      </div>
    </Dialog>
  );
}

interface SideProps {
  title: string;
  draft: Draft;
  marks: ReadonlyMap<string, Mark>;
  names: Names;
}

function Side({ title, draft, marks, names }: SideProps) {
  const text = useText();
  const [view, setView] = useState<View>();
  const [selected, select] = useState<string>();
  const own = draft.graph.nodes.filter(({ id }) => marks.has(id));
  const show = (id: string) => {
    select(id);
    view?.show(id);
  };
  return (
    <section class="conflict-side">
      <h3>
        {title} · {draft.name}
      </h3>
      <p class="faint">
        {own.length === 0 ? text(EDITOR.sameNodes) : text(EDITOR.nodesDiffer, { n: own.length })}
      </p>
      <ul class="conflict-nodes">
        {own.map((node) => (
          <li key={node.id}>
            <button type="button" aria-pressed={node.id === selected} onClick={() => show(node.id)}>
              <strong>{text(titleOf(draft, node.id))}</strong> {text(describeNode(node, names))}
            </button>
          </li>
        ))}
      </ul>
      <div class="conflict-canvas">
        <Canvas
          small
          drawing={{
            draft,
            names,
            marks,
            start: own[0]?.id,
            selection: { nodes: selected ? [selected] : [], edges: [] },
          }}
          onSelect={({ nodes }) => select(nodes[0])}
          onView={setView}
        />
      </div>
    </section>
  );
}
