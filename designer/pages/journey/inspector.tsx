/** Right of the canvas: all about what is selected. */
import './inspector.css';
import type { Fault, Names } from '../../../runtime/journey/definition.ts';
import type { JourneyStats } from '../../../runtime/wire/api/journeys.ts';
import type { Figure } from '../../canvas/drawing.ts';
import { nodeOf } from '../../edit/draft.ts';
import { draftOf } from '../../edit/editor.ts';
import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import type { Commands } from './commands.ts';
import type { Scope } from './figures.ts';
import { LineInspector } from './inspector-line.tsx';
import { NodeInspector } from './inspector-node.tsx';
import { SeveralInspector } from './inspector-several.tsx';
import { WholeInspector } from './inspector-whole.tsx';
import type { EditorHandle } from './use-editor.ts';

export interface InspectorProps {
  handle: EditorHandle;
  commands: Commands;
  names: Names;
  faults: readonly Fault[];
  /** Of the live version; absent before it was published. */
  stats: JourneyStats | undefined;
  /** Of whom the figures tell. */
  scope: Scope;
  /** Shows the runs behind a figure. */
  onFigure(figure: Figure): void;
}

/** Another selection begins at the top. */
export function Inspector(props: InspectorProps) {
  const text = useText();
  const { nodes } = props.handle.editor.selection;
  return (
    <aside key={nodes.join()} class="inspector" aria-label={text(EDITOR.settings)}>
      <Selected {...props} />
    </aside>
  );
}

function Selected(props: InspectorProps) {
  const { editor } = props.handle;
  const { nodes, edges } = editor.selection;
  const node = nodeOf(draftOf(editor), nodes[0]);
  const [edge] = edges;
  if (nodes.length + edges.length > 1) return <SeveralInspector {...props} />;
  if (node) return <NodeInspector key={node.id} {...props} node={node} />;
  if (edge) return <LineInspector {...props} way={edge} />;
  return <WholeInspector {...props} />;
}
