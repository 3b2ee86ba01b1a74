/** Changes that were left unsaved: offered with their differences; nothing is taken or thrown away before somebody chose. */
import { useState } from 'preact/hooks';
import type { Names } from '../../../runtime/journey/definition.ts';
import { draftOf } from '../../edit/editor.ts';
import { useText } from '../../i18n/index.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Sides } from './sides.tsx';
import type { EditorHandle } from './use-editor.ts';

export function LeftUnsaved({ handle, names }: { handle: EditorHandle; names: Names }) {
  const text = useText();
  const [open, setOpen] = useState(true);
  const { left, editor, bringBack, leaveBehind } = handle;
  if (!left) return null;
  const saved = { title: text(EDITING.savedSide), draft: draftOf(editor) };
  return (
    <>
      <p class="left-unsaved" role="status">
        {text(EDITING.left)} <Button onClick={() => setOpen(true)}>{text(EDITING.decide)}</Button>
      </p>
      <Dialog
        title={text(EDITING.left)}
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={leaveBehind}>{text(EDITING.discard)}</Button>
            <Button look="primary" onClick={bringBack}>
              {text(EDITING.bringBack)}
            </Button>
          </>
        }
      >
        <p>{text(EDITING.leftHelp)}</p>
        {open && <Sides one={saved} other={{ title: text(EDITING.leftSide), draft: left }} names={names} />}
      </Dialog>
    </>
  );
}
