import type { Names } from '../../../runtime/journey/definition.ts';
import { Canvas } from '../../canvas/canvas.tsx';
import { difference, type Mark } from '../../edit/difference.ts';
import type { Draft } from '../../edit/draft.ts';
import { draftOf, NOTHING } from '../../edit/editor.ts';
import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
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
  const own = draft.graph.nodes.filter(({ id }) => marks.has(id)).length;
  return (
    <section class="conflict-side">
      <h3>
        {title} · {draft.name}
      </h3>
      <p class="faint">{own === 0 ? text(EDITOR.sameNodes) : text(EDITOR.nodesDiffer, { n: own })}</p>
      <div class="conflict-canvas">
        <Canvas drawing={{ draft, names, selection: NOTHING, marks }} onSelect={() => undefined} />
      </div>
    </section>
  );
}
