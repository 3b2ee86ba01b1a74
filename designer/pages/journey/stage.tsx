/** The middle: the canvas, the list of kinds where something is to be added, and beginnings while it is empty. */
import { useCallback, useMemo, useRef } from 'preact/hooks';
import type { Fault, Names } from '../../../runtime/journey/definition.ts';
import type { JourneyStats } from '../../../runtime/wire/api/journeys.ts';
import { Canvas } from '../../canvas/canvas.tsx';
import type { Drawing, Editing, Moved, View } from '../../canvas/drawing.ts';
import { connect } from '../../edit/change.ts';
import { draftOf, edited, moved as movedTo, type Selection, select, unfolded } from '../../edit/editor.ts';
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

export function Stage(props: StageProps) {
  const { handle, commands, view, onView } = props;
  const { change } = handle;
  const draft = draftOf(handle.editor);
  const editing = useEditing(handle, commands);
  const { asking } = commands;
  const drawing = useDrawing(props);
  const onSelect = useCallback(
    (selection: Selection) => {
      change((current) => select(current, selection));
      leaveRuns(selection);
    },
    [change],
  );
  // What is shown beside the canvas, such as that the draft is saved, must not cost it a frame.
  const canvas = useMemo(
    () => <Canvas {...{ drawing, editing, onSelect, onView }} onFigure={showRuns} />,
    [drawing, editing, onSelect, onView],
  );
  return (
    <div class="stage">
      {canvas}
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

/** The same object while nothing in it changed. */
function useDrawing({ handle, names, faults, stats, moved, drawn }: StageProps): Drawing {
  const { selection } = handle.editor;
  const draft = draftOf(handle.editor);
  const { walk, missed } = drawn;
  // Of one who is tried nobody else's figures tell.
  const figures = walk ? undefined : stats?.nodes;
  const told = missed ?? faults;
  return useMemo(
    () => ({ draft, names, moved, walk, selection, figures, faults: told }),
    [draft, names, moved, walk, selection, figures, told],
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
