import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import type { InspectorProps } from './inspector.tsx';

export function SeveralInspector({ handle, commands }: InspectorProps) {
  const text = useText();
  const { nodes } = handle.editor.selection;
  return (
    <>
      <h2>{text(EDITOR.selected, { n: nodes.length })}</h2>
      <div class="inspector-acts">
        <Button onClick={commands.duplicate}>
          <Glyph name="copy" /> {text(EDITOR.duplicate)}
        </Button>
        <Button onClick={commands.remove}>
          <Glyph name="trash" /> {text(EDITOR.remove)}
        </Button>
      </div>
    </>
  );
}
