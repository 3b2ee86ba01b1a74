import type { Names } from '../../../runtime/journey/definition.ts';
import { draftOf } from '../../edit/editor.ts';
import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Sides } from './sides.tsx';
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
      <Sides
        {...{ names }}
        one={{ title: text(EDITOR.theirs), draft: theirs }}
        other={{ title: text(EDITOR.mine), draft: mine }}
      />
    </Dialog>
  );
}
