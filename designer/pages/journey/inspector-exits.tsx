import type { Exit } from '../../../runtime/journey/definition.ts';
import type { JourneyNode } from '../../../runtime/journey/vocabulary.ts';
import { canConnect, connect, disconnect, edgeOf } from '../../edit/change.ts';
import { draftOf, edited } from '../../edit/editor.ts';
import { exitsOf } from '../../edit/kinds.ts';
import { useLists } from '../../forms/lists.ts';
import { Picker } from '../../forms/picker.tsx';
import { useFormats, useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { titleOf } from './fault-list.tsx';
import type { InspectorProps } from './inspector.tsx';

/** Where each way out leads; the same as pulling lines, by the keyboard. */
export function ExitsInspector(props: InspectorProps & { node: JourneyNode }) {
  const text = useText();
  const exits = exitsOf(props.node);
  if (exits.length === 0) return null;
  return (
    <section class="inspector-part">
      <h2>{text(EDITOR.next)}</h2>
      {exits.map((exit) => (
        <ExitRow key={exit.name} {...props} exit={exit} />
      ))}
    </section>
  );
}

function ExitRow({
  node,
  exit,
  handle,
  stats,
  onFigure,
}: InspectorProps & { node: JourneyNode; exit: Exit }) {
  const text = useText();
  const { number } = useFormats();
  const draft = draftOf(handle.editor);
  const way = { from: node.id, exit: exit.name };
  const to = edgeOf(draft.graph, way)?.to;
  const { nodes } = useLists();
  const matching = (query: string) =>
    nodes.filter(
      ({ value, title }) =>
        title.toLowerCase().includes(query.toLowerCase()) && canConnect(draft, { ...way, to: value }),
    );
  const lead = (id?: string) =>
    handle.change((editor) => {
      const current = draftOf(editor);
      return edited(editor, id ? connect(current, { ...way, to: id }) : disconnect(current, [way]));
    });
  const count = stats?.nodes[node.id]?.exits[exit.name];
  return (
    <div class="inspector-exit">
      <label for={`${node.id}-to-${exit.name}`}>{text(exit.title)}</label>
      <Picker
        id={`${node.id}-to-${exit.name}`}
        faulty={false}
        describedBy={undefined}
        chosen={to && text(titleOf(draft, to))}
        unchosen={text(exit.optional ? EDITOR.endsHere : EDITOR.nowhere)}
        options={async (query) => matching(query)}
        onChoose={lead}
        onClear={() => lead()}
      />
      {stats && (
        <button type="button" class="link" onClick={() => onFigure({ node: node.id, exit: exit.name })}>
          {number(count ?? 0)}
        </button>
      )}
    </div>
  );
}
