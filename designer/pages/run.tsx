/** One run: its path over the canvas, and why it went each step of it. */
import './journey/run.css';
import { useMemo, useState } from 'preact/hooks';
import type { RunShown } from '../../runtime/wire/api/journeys.ts';
import { useLoad } from '../api.ts';
import { Canvas } from '../canvas/canvas.tsx';
import type { View } from '../canvas/drawing.ts';
import { walkOf } from '../canvas/walk.ts';
import { type Draft, sound } from '../edit/draft.ts';
import { placed } from '../edit/placement.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { GATE } from '../i18n/words/gate.ts';
import { RUNS } from '../i18n/words/journeys.ts';
import { When } from '../parts/marks.tsx';
import { Link } from '../router.tsx';
import { useCatalog } from './journey/catalog.ts';
import { causedBesides, causedBy, isNothing } from './journey/caused.ts';
import { namesIn } from './journey/lists-of.ts';
import { RunMark } from './journey/marks.tsx';
import { Chain } from './journey/run-chain.tsx';
import { ShownWhole } from './journey/shown-whole.tsx';
import { Trace } from './journey/trace.tsx';
import { useNodeInAddress } from './journey/use-node-in-address.ts';
import { useTitle } from './journey/use-title.ts';

export function RunPage({ id }: { id: string }) {
  const loaded = useLoad<RunShown>(`/api/runs/${encodeURIComponent(id)}`);
  const text = useText();
  return (
    <ShownWhole of={loaded} title={text(RUNS.one)}>
      {(run) => <Run run={run} />}
    </ShownWhole>
  );
}

function Run({ run }: { run: RunShown }) {
  const draft = useMemo(() => drawn(run), [run]);
  const names = namesIn(draft, useCatalog());
  const walk = useMemo(() => walkOf(run), [run]);
  const [view, setView] = useState<View>();
  const [selected, select] = useState<string>();
  useTitle(`${run.person.name} · ${run.journey}`);
  const show = (node: string) => {
    select(node);
    view?.show(node);
  };
  useNodeInAddress(view, show);
  return (
    <div class="editor run">
      <RunBar run={run} />
      <div class="stage">
        <Canvas
          drawing={{
            draft,
            names,
            walk,
            start: run.trace[0]?.node,
            selection: { nodes: selected ? [selected] : [], edges: [] },
          }}
          onSelect={({ nodes }) => select(nodes.at(-1))}
          onView={setView}
        />
      </div>
      <aside class="inspector">
        <Trace
          {...{ run, draft, names, selected, onShow: show }}
          below={(entry) => <Chain caused={causedBy(run, entry)} personId={run.person.id} />}
        />
        <Besides run={run} />
      </aside>
    </div>
  );
}

/** What came of the run although no step tells of it any more. */
function Besides({ run }: { run: RunShown }) {
  const text = useText();
  const caused = causedBesides(run);
  if (isNothing(caused)) return null;
  return (
    <section class="inspector-part">
      <h2>{text(GATE.besides)}</h2>
      <Chain caused={caused} personId={run.person.id} />
    </section>
  );
}

/** The version as it was drawn. */
const drawn = ({ journey, graph, layout }: RunShown): Draft =>
  placed(sound({ name: journey, graph, layout }));

function RunBar({
  run: { person, journeyId, journey, version, state, enteredAt, endedAt },
}: {
  run: RunShown;
}) {
  const text = useText();
  return (
    <header class="editor-bar">
      <Link to="/journeys">{text(COMMON.journeys)}</Link>
      <span aria-hidden="true">/</span>
      <Link to={`/journeys/${journeyId}`}>{journey}</Link>
      <span class="faint">{text(RUNS.version, { version })}</span>
      <span aria-hidden="true">/</span>
      <h1 class="run-person">
        <Link to={`/people/${person.id}`}>{person.name}</Link>
      </h1>
      <RunMark state={state} />
      <span class="editor-space" />
      <span class="faint">
        {text(RUNS.entered)} <When at={enteredAt} />
        {endedAt !== null && (
          <>
            {' · '}
            {text(RUNS.ended)} <When at={endedAt} />
          </>
        )}
      </span>
    </header>
  );
}
