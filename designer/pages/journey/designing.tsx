/** Palette, canvas and inspector around one draft. */
import './journey.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Fault } from '../../../runtime/journey/definition.ts';
import { validate } from '../../../runtime/journey/index.ts';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { View, Walk } from '../../canvas/drawing.ts';
import { nodeOf } from '../../edit/draft.ts';
import { draftOf } from '../../edit/editor.ts';
import { ListsContext } from '../../forms/lists.ts';
import { useRoute } from '../../router.tsx';
import { Asked, type Question } from './asked.tsx';
import { type Catalog, useCatalog } from './catalog.ts';
import { type Commands, useCommands } from './commands.ts';
import { ConflictDialog } from './conflict.tsx';
import { FaultList } from './fault-list.tsx';
import { useFigures, useScope } from './figures.ts';
import { Inspector } from './inspector.tsx';
import { useEditorKeys } from './keys.ts';
import { LeftUnsaved } from './left.tsx';
import { useLists } from './lists-of.ts';
import { Palette } from './palette.tsx';
import { PublishingDialogs } from './publish/dialogs.tsx';
import { usePublishing } from './publishing.ts';
import { figureIn, RunsBehind, showRuns } from './runs-behind.tsx';
import { ScopeNote } from './scope.tsx';
import { Stage } from './stage.tsx';
import { useTaken } from './taking.ts';
import { TopBar } from './top-bar.tsx';
import { BesideCanvas, besideIn, type Drawn } from './try/beside.tsx';
import { type EditorHandle, useEditor } from './use-editor.ts';
import { useNodeInAddress } from './use-node-in-address.ts';
import { useTitle } from './use-title.ts';

export function Designing({ loaded }: { loaded: JourneyShown }) {
  const handle = useEditor(loaded);
  const catalog = useCatalog();
  const draft = draftOf(handle.editor);
  const lists = useLists(catalog, draft);
  const { names } = lists;
  const faults = useFaults(handle, catalog);
  const [view, setView] = useState<View>();
  const [listed, list] = useState<'closed' | 'open' | 'blocking'>('closed');
  const [comparing, compare] = useState(false);
  const commands = useCommands(handle, view);
  const faulty = faults.some(({ level }) => level === 'fault');
  const publishing = usePublishing(handle, faulty, () => list('blocking'));
  const { journey } = handle;
  const scope = useScope();
  const { stats, moved } = useFigures(journey, scope);
  const [question, ask] = useState<Question>();
  const { query } = useRoute();
  const behind = figureIn(query);
  const beside = besideIn(query);
  const [drawn, draw] = useState<Drawn>({});
  const unlist = () => list('closed');
  const toggleFaults = () => list(listed === 'closed' ? 'open' : 'closed');
  useEditorKeys({
    ...{ handle, commands, publishing, view, ask, onFaults: toggleFaults },
    onEscape: unlist,
  });
  useTaken(handle);
  useTitle(draft.name);
  useWalkInSight(view, drawn.walk);
  useNodeInAddress(view, (node) => nodeOf(draft, node) && commands.go(node));
  const jump = jumpingBy(commands);
  return (
    <ListsContext.Provider value={lists}>
      <div class="editor">
        <TopBar
          handle={handle}
          faults={faults}
          faultsOpen={listed !== 'closed'}
          publishing={publishing}
          onFaults={toggleFaults}
          onCompare={() => compare(true)}
        />
        <Palette onAdd={commands.add} />
        <Stage {...{ handle, names, commands, faults, stats, moved, drawn, view, onView: setView }} />
        <ScopeNote scope={scope} />
        {question && (
          <Asked {...{ question, handle, names }} onGo={commands.go} onClose={() => ask(undefined)} />
        )}
        {listed !== 'closed' && faults.length > 0 && (
          <FaultList {...{ draft, faults }} blocking={listed === 'blocking'} onJump={jump} onClose={unlist} />
        )}
        {beside ? (
          <BesideCanvas
            {...{ beside, handle, names, faults }}
            onJump={jump}
            onShow={commands.go}
            onDraw={draw}
          />
        ) : behind === undefined ? (
          <Inspector {...{ handle, commands, names, faults, stats, scope, onFigure: showRuns }} />
        ) : (
          <RunsBehind {...{ journey, draft, scope }} figure={behind} />
        )}
      </div>
      <PublishingDialogs {...{ publishing, journey, draft, names, faults }} onJump={jump} />
      <LeftUnsaved handle={handle} names={names} />
      <ConflictDialog handle={handle} names={names} open={comparing} onClose={() => compare(false)} />
    </ListsContext.Provider>
  );
}

/** Validated here while it is edited; the runtime validates again before it publishes. */
function useFaults({ editor, journey }: EditorHandle, catalog: Catalog): Fault[] {
  const { graph } = draftOf(editor);
  const arrived = catalog.arrived.get();
  const found = useMemo(() => validate(graph, catalog.known), [graph, catalog, arrived]);
  return useMemo(() => {
    const ids = new Set(graph.nodes.map(({ id }) => id));
    // The language of templates is the runtime's: it looked into them when the draft was saved.
    const inTexts = journey.faults.filter(
      ({ code, node }) => code.startsWith('template') && ids.has(node ?? ''),
    );
    return inTexts.length === 0 ? found : [...found, ...inTexts];
  }, [found, graph, journey.faults]);
}

/** Where a simulated person comes to stand, or to the end, is shown: the operator may have looked elsewhere. */
function useWalkInSight(view: View | undefined, walk: Walk | undefined): void {
  const reached = walk && (walk.stands ?? [...walk.steps.keys()].at(-1));
  useEffect(() => {
    if (reached) view?.show(reached);
  }, [reached]);
}

/** To the node of a fault, and to the field. */
const jumpingBy =
  ({ go }: Commands) =>
  (fault: Fault): void => {
    if (fault.node) go(fault.node);
    if (fault.field) focusField(fault);
  };

/** Once the inspector shows the node. */
function focusField({ node, field }: Fault): void {
  requestAnimationFrame(() => {
    const input = document.getElementById(`${node}-${field}`);
    const first = input?.querySelector<HTMLElement>('input, select, button');
    (first ?? input)?.focus();
  });
}
