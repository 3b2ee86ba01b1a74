/** The middle: the canvas, the list of kinds where something is to be added, and beginnings while it is empty. */
import { useMemo, useRef } from 'preact/hooks';
import type { Fault, Names } from '../../../runtime/journey/definition.ts';
import type { JourneyStats } from '../../../runtime/wire/api/journeys.ts';
import { Canvas } from '../../canvas/canvas.tsx';
import type { Editing, Moved, View } from '../../canvas/drawing.ts';
import { connect } from '../../edit/change.ts';
import { draftOf, edited, moved as movedTo, select, unfolded } from '../../edit/editor.ts';
import type { Commands } from './commands.ts';
import { QuickAdd } from './quick-add.tsx';
import { leaveRuns, showRuns } from './runs-behind.tsx';
import { Starts } from './starts.tsx';
import type { Drawn } from './try/beside.tsx';
import type { EditorHandle } from './use-editor.ts';

interface StageProps {
  handle: EditorHandle;
  names: Names;
  commands: Commands;
  faults: readonly Fault[];
  stats: JourneyStats | undefined;
  moved: Moved;
  /** What trying the draft out came to. */
  drawn: Drawn;
  view: View | undefined;
  onView(view: View): void;
}

export function Stage({ handle, names, commands, faults, stats, moved, drawn, view, onView }: StageProps) {
  const { editor, change } = handle;
  const draft = draftOf(editor);
  const editing = useEditing(handle, commands);
  const { asking } = commands;
  const { walk, missed } = drawn;
  const drawing = {
    ...{ draft, names, moved, walk, selection: editor.selection },
    // Of one who is tried nobody else's figures tell.
    figures: walk ? undefined : stats?.nodes,
    faults: missed ?? faults,
  };
  return (
    <div class="stage">
      <Canvas
        drawing={drawing}
        editing={editing}
        onSelect={(selection) => {
          change((current) => select(current, selection));
          leaveRuns(selection);
        }}
        onFigure={showRuns}
        onView={onView}
      />
      {draft.graph.nodes.length === 0 && (
        <Starts handle={handle} onAdd={commands.add} onBegun={() => view?.begin()} />
      )}
      {asking && (
        <QuickAdd
          asking={asking}
          onAdd={(kind) => {
            commands.addAt(kind, asking);
            commands.closeAsk();
          }}
          onClose={commands.closeAsk}
        />
      )}
    </div>
  );
}

/** The same object as long as the editor is there, so that the canvas is not drawn again for it. */
function useEditing({ change }: EditorHandle, commands: Commands): Editing {
  const latest = useRef(commands);
  latest.current = commands;
  return useMemo(
    () => ({
      onMove: (places, group) => change((current) => movedTo(current, places, group)),
      onConnect: (edge) => change((current) => edited(current, connect(draftOf(current), edge))),
      onUnfold: (nodes) => change((current) => unfolded(current, nodes)),
      onDrop: (kind, where) => latest.current.addAt(kind, where),
      onAskAdd: (way, screen, at) => latest.current.ask(way, screen, at),
    }),
    [change],
  );
}
