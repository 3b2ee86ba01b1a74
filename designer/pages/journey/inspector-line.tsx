import type { JourneyStats } from '../../../runtime/wire/api/journeys.ts';
import { edgeOf, type Way } from '../../edit/change.ts';
import { nodeOf } from '../../edit/draft.ts';
import { draftOf } from '../../edit/editor.ts';
import { exitsOf } from '../../edit/kinds.ts';
import { useFormats, useText } from '../../i18n/index.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { titleOf } from './fault-list.tsx';
import type { InspectorProps } from './inspector.tsx';

/** A selected line: what it joins, how many took it, and what can be done with it. */
export function LineInspector({ handle, commands, stats, way, onFigure }: InspectorProps & { way: Way }) {
  const text = useText();
  const { number, share } = useFormats();
  const draft = draftOf(handle.editor);
  const source = nodeOf(draft, way.from);
  const exit = source && exitsOf(source).find(({ name }) => name === way.exit);
  const values = {
    from: text(titleOf(draft, way.from)),
    exit: exit ? text(exit.title) : way.exit,
    to: text(titleOf(draft, edgeOf(draft.graph, way)?.to)),
  };
  return (
    <>
      <h2>{text(EDITOR.line)}</h2>
      <p class="inspector-sentence">{text(EDITOR.lineFrom, values)}</p>
      <div class="inspector-acts">
        <Button onClick={() => commands.ask(way)}>
          <Glyph name="plus" /> {text(EDITOR.insert)}
        </Button>
        <Button onClick={commands.remove}>{text(EDITOR.disconnect)}</Button>
      </div>
      {stats && (
        <p>
          {text(EDITOR.left)}{' '}
          <button type="button" class="link" onClick={() => onFigure({ node: way.from, exit: way.exit })}>
            {number(stats.nodes[way.from]?.exits[way.exit] ?? 0)}
          </button>
        </p>
      )}
      {stats && stats.runs > 0 && (
        <p class="inspector-help">
          {text(EDITING.conversion, { ...values, ...conversionOf(stats, way, share) })}
        </p>
      )}
    </>
  );
}

function conversionOf(stats: JourneyStats, { from, exit }: Way, share: (part: number) => string) {
  const node = stats.nodes[from];
  const count = node?.exits[exit] ?? 0;
  return {
    ofNode: share(count / Math.max(1, node?.entered ?? 0)),
    ofAll: share(count / stats.runs),
  };
}
