import { draftOf, edited } from '../../edit/editor.ts';
import { type Fold, foldsOf, retitled } from '../../edit/fold.ts';
import { useHeld } from '../../forms/held.ts';
import { useText } from '../../i18n/index.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import type { InspectorProps } from './inspector.tsx';
import type { EditorHandle } from './use-editor.ts';

export function SeveralInspector({ handle, commands }: InspectorProps) {
  const text = useText();
  const { nodes } = handle.editor.selection;
  const folds = foldsOf(draftOf(handle.editor)).filter((box) => box.nodes.some((id) => nodes.includes(id)));
  const isFolded = folds.length > 0;
  return (
    <>
      <h2>{text(EDITOR.selected, { n: nodes.length })}</h2>
      <div class="inspector-acts">
        <Button onClick={commands.duplicate}>
          <Glyph name="copy" /> {text(EDITOR.duplicate)}
        </Button>
        {nodes.length > 1 && (
          <Button onClick={commands.foldOrUnfold} title={text(EDITING.foldHelp)}>
            {text(isFolded ? EDITING.unfold : EDITING.fold)}
          </Button>
        )}
        <Button onClick={commands.remove}>
          <Glyph name="trash" /> {text(EDITOR.remove)}
        </Button>
      </div>
      {folds.map((box) => (
        <FoldName key={box.id} box={box} handle={handle} />
      ))}
    </>
  );
}

function FoldName({ box, handle }: { box: Fold; handle: EditorHandle }) {
  const text = useText();
  const held = useHeld(box.title, (typed) =>
    handle.change((editor) =>
      edited(editor, retitled(draftOf(editor), box.id, typed.trim()), `${box.id} title`),
    ),
  );
  return (
    <label class="fold-name">
      {text(EDITING.foldName)}
      <input class="field" maxLength={60} {...held} />
    </label>
  );
}
