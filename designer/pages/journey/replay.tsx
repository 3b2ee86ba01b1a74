/** A journey walked over recorded history: set up on the left, drawn in the middle, figures and people on the right. */
import './replay/replay.css';
import { useMemo, useState } from 'preact/hooks';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { ReplaysListed } from '../../../runtime/wire/api/replay.ts';
import { useLoad } from '../../api.ts';
import type { Walk } from '../../canvas/drawing.ts';
import { useText } from '../../i18n/index.ts';
import { COMMON } from '../../i18n/words/common.ts';
import { REPLAY } from '../../i18n/words/replay.ts';
import { useShortcuts } from '../../parts/shortcuts.tsx';
import { Empty, ErrorNote, Shown } from '../../parts/states.tsx';
import { Link, navigate, setQuery, useRoute } from '../../router.tsx';
import { useCatalog } from './catalog.ts';
import { namesIn } from './lists-of.ts';
import { JourneyMark } from './marks.tsx';
import { Earlier } from './replay/earlier.tsx';
import { drawnOf } from './replay/graphs.ts';
import { Path } from './replay/path.tsx';
import { ReplayPeople } from './replay/people.tsx';
import { Pictures } from './replay/pictures.tsx';
import { Progress } from './replay/progress.tsx';
import { Results } from './replay/results.tsx';
import { SetUp } from './replay/set-up.tsx';
import { useReplay } from './replay/use-replay.ts';
import { ShownWhole } from './shown-whole.tsx';
import { journeyPath } from './stored.ts';
import { useTitle } from './use-title.ts';

export function ReplayPage({ id }: { id: string }) {
  const loaded = useLoad<JourneyShown>(journeyPath(id));
  const text = useText();
  return (
    <ShownWhole of={loaded} title={text(REPLAY.title)}>
      {(journey) => <Replaying journey={journey} />}
    </ShownWhole>
  );
}

function Replaying({ journey }: { journey: JourneyShown }) {
  const text = useText();
  const list = useLoad<ReplaysListed>(`${journeyPath(journey.id)}/replays`);
  const { query } = useRoute();
  const shown = query.get('replay') ?? list.data?.items[0]?.id;
  useTitle(`${text(REPLAY.title)} · ${journey.name}`);
  const show = (replay: string) => setQuery({ replay, person: undefined });
  const leave = () => navigate(`/journeys/${journey.id}`);
  useShortcuts([{ keys: 'Escape', title: REPLAY.toEditor, run: leave }]);
  return (
    <div class="editor replay">
      <ReplayBar journey={journey} />
      <aside class="replay-left" aria-label={text(REPLAY.setUp)}>
        <h2>{text(REPLAY.setUp)}</h2>
        <Shown of={list}>
          {({ items, history }) => (
            <>
              <SetUp
                {...{ journey, history }}
                running={items.some(({ state }) => state === 'running')}
                onBegun={(id) => {
                  show(id);
                  list.reload();
                }}
              />
              <Earlier items={items} shown={shown} onShow={show} />
            </>
          )}
        </Shown>
      </aside>
      {shown === undefined ? (
        <div class="stage replay-nothing">{list.data && <Empty title={text(REPLAY.none)} />}</div>
      ) : (
        <Replayed key={shown} journey={journey} id={shown} onOver={list.reload} />
      )}
    </div>
  );
}

function ReplayBar({ journey }: { journey: JourneyShown }) {
  const text = useText();
  return (
    <header class="editor-bar">
      <Link to="/journeys">{text(COMMON.journeys)}</Link>
      <span aria-hidden="true">/</span>
      <Link to={`/journeys/${journey.id}`}>{journey.name}</Link>
      <JourneyMark journey={journey} />
      <span aria-hidden="true">/</span>
      <h1 class="run-person">{text(REPLAY.title)}</h1>
      <span class="editor-space" />
      <Link to={`/journeys/${journey.id}`}>{text(REPLAY.toEditor)}</Link>
    </header>
  );
}

interface ReplayedProps {
  journey: JourneyShown;
  id: string;
  onOver(): void;
}

function Replayed({ journey, id, onOver }: ReplayedProps) {
  const { query } = useRoute();
  const person = query.get('person') ?? undefined;
  const catalog = useCatalog();
  const { replay, error } = useReplay(journey.id, id, onOver);
  const drafts = useMemo(() => (replay ? drawnOf(replay, journey) : []), [replay, journey]);
  const [walks, walk] = useState<(Walk | undefined)[]>();
  const [selected, select] = useState<string>();
  if (error) return <ErrorNote error={error} />;
  const [first] = drafts;
  if (!replay || !first) return null;
  const { result } = replay;
  const names = namesIn(first, catalog);
  return (
    <>
      <Pictures
        {...{ replay, drafts, names, selected }}
        walks={person ? walks : undefined}
        onSelect={select}
      />
      <aside class="inspector replay-right">
        {!result && <Progress journey={journey.id} replay={replay} onCancelled={onOver} />}
        {result && !person && (
          <>
            <Results {...{ replay, result, drafts, names }} />
            <ReplayPeople figures={result.figures} onShow={(person) => setQuery({ person })} />
          </>
        )}
        {result && person && (
          <Path
            {...{ replay, drafts, names, person, selected }}
            journey={journey.id}
            onWalks={walk}
            onShow={select}
            onClose={() => setQuery({ person: undefined })}
          />
        )}
      </aside>
    </>
  );
}
