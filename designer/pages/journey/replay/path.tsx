/** The way of one person through a replay, step by step. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Names } from '../../../../runtime/journey/definition.ts';
import type { PersonProfile } from '../../../../runtime/wire/api/people.ts';
import type { ReplayPath, ReplayShown } from '../../../../runtime/wire/api/replay.ts';
import { useLoad } from '../../../api.ts';
import type { Walk } from '../../../canvas/drawing.ts';
import type { Draft } from '../../../edit/draft.ts';
import { useText } from '../../../i18n/index.ts';
import { REPLAY } from '../../../i18n/words/replay.ts';
import { IconButton } from '../../../parts/icon-button.tsx';
import { useShortcuts } from '../../../parts/shortcuts.tsx';
import { Loading, Shown } from '../../../parts/states.tsx';
import { Tabs } from '../../../parts/tabs.tsx';
import { RunMark } from '../marks.tsx';
import { journeyPath } from '../stored.ts';
import { Trace } from '../trace.tsx';
import { whichText } from './earlier.tsx';
import { type ReplayedRun, runsOf, walkOfRun } from './runs.ts';

interface PathProps {
  journey: string;
  replay: ReplayShown;
  drafts: readonly Draft[];
  names: Names;
  person: string;
  selected: string | undefined;
  /** The way over each canvas. */
  onWalks(walks: (Walk | undefined)[]): void;
  onShow(node: string): void;
  onClose(): void;
}

export function Path(props: PathProps) {
  const text = useText();
  const { journey, replay, person, onClose } = props;
  const asked = new URLSearchParams({ replay: replay.id, person });
  const path = useLoad<ReplayPath>(`${journeyPath(journey)}/replay/path?${asked}`);
  const profile = useLoad<PersonProfile>(`/api/people/${encodeURIComponent(person)}`);
  useShortcuts([{ keys: 'Escape', title: REPLAY.toPeople, run: onClose }]);
  const name = profile.data?.name;
  return (
    <>
      <header class="inspector-head">
        <h2>{name === undefined ? <Loading /> : text(REPLAY.pathOf, { name })}</h2>
        <IconButton glyph="close" title={text(REPLAY.toPeople)} keys="Esc" onClick={onClose} />
      </header>
      <Shown of={path}>
        {({ paths }) => <Walked key={person} {...props} paths={paths} name={name ?? ''} />}
      </Shown>
    </>
  );
}

type WalkedProps = PathProps & { paths: ReplayPath['paths']; name: string };

function Walked({ replay, drafts, names, selected, paths, name, onWalks, onShow }: WalkedProps) {
  const text = useText();
  const runs = useMemo(() => paths.map(runsOf), [paths]);
  const [side, choose] = useState(0);
  const [at, setAt] = useState(0);
  useEffect(() => onWalks(runs.map((own) => walkOfRun(own[at] ?? own[0]) ?? NOWHERE)), [runs, at]);
  const own = runs[side] ?? [];
  const run = own[at] ?? own[0];
  const draft = drafts[side];
  return (
    <>
      {runs.length > 1 && (
        <Tabs
          title={text(REPLAY.side)}
          tabs={replay.versions.map((which, index) => ({ id: String(index), title: text(whichText(which)) }))}
          shown={String(side)}
          onShow={(id) => choose(Number(id))}
        />
      )}
      {own.length > 1 && <Runs runs={own} at={at} onChoose={setAt} />}
      {run && draft ? (
        <>
          <p>
            <RunMark state={run.state} />
          </p>
          <Trace run={{ trace: run.trace, forgotten: false }} {...{ draft, names, selected, onShow }} />
        </>
      ) : (
        <p class="faint">{text(REPLAY.notIn, { name })}</p>
      )}
    </>
  );
}

/** Whoever never came in left no step anywhere. */
const NOWHERE: Walk = { steps: new Map(), ways: [], stands: undefined };

function Runs({
  runs,
  at,
  onChoose,
}: {
  runs: readonly ReplayedRun[];
  at: number;
  onChoose(at: number): void;
}) {
  const text = useText();
  return (
    <Tabs
      title={text(REPLAY.runs)}
      tabs={runs.map(({ id }, index) => ({ id, title: text(REPLAY.runN, { n: index + 1 }) }))}
      shown={runs[at]?.id ?? ''}
      onShow={(id) => onChoose(runs.findIndex((run) => run.id === id))}
    />
  );
}
