/** One version on the canvas, to be looked at: its figures, and how it differs from another. */
import '../journey.css';
import '../inspector.css';
import '../publish/publish.css';
import { useMemo, useState } from 'preact/hooks';
import type { JourneyShown } from '../../../../runtime/wire/api/journeys.ts';
import type { VersionShown } from '../../../../runtime/wire/api/versions.ts';
import { useLoad } from '../../../api.ts';
import { Canvas } from '../../../canvas/canvas.tsx';
import type { View } from '../../../canvas/drawing.ts';
import type { Draft } from '../../../edit/draft.ts';
import { overlaid } from '../../../edit/overlaid.ts';
import { useText } from '../../../i18n/index.ts';
import { HISTORY } from '../../../i18n/words/versions.ts';
import { ErrorNote, Loading } from '../../../parts/states.tsx';
import { useRoute } from '../../../router.tsx';
import { useCatalog } from '../catalog.ts';
import { useFigures, useScope } from '../figures.ts';
import { namesIn } from '../lists-of.ts';
import { drawnOf } from '../publish/migration.ts';
import { figureIn, RunsBehind, showRuns } from '../runs-behind.tsx';
import { journeyPath, storedOf } from '../stored.ts';
import { useTitle } from '../use-title.ts';
import { VersionBar } from './bar.tsx';
import { DRAFT, type Looked } from './shown.ts';
import { type Compared, VersionSide } from './side.tsx';

export function VersionView(props: Looked) {
  const { journey, version } = props;
  const other = useRoute().query.get('with') ?? undefined;
  const own = useDrawn(journey, String(version));
  const compared = useDrawn(journey, other);
  const error = own.error ?? compared.error;
  if (error) return <ErrorNote error={error} retry={own.reload} />;
  if (!own.drawn || (other !== undefined && !compared.drawn)) return <Loading />;
  const sides = compared.drawn && sidesOf(version, own.drawn, other as string, compared.drawn);
  return <VersionCanvas {...props} shown={own.shown} drawn={own.drawn} compared={sides} other={other} />;
}

/** A version as it was drawn, or the draft. */
function useDrawn(journey: JourneyShown, which: string | undefined) {
  const text = useText();
  const isVersion = which !== undefined && which !== DRAFT;
  const { data, error, reload } = useLoad<VersionShown>(
    isVersion ? `${journeyPath(journey.id)}/version?version=${Number(which)}` : undefined,
  );
  const drawn = useMemo(() => {
    if (which === DRAFT) return { ...storedOf(journey).draft, name: text(HISTORY.draft) };
    if (!isVersion || data?.version !== Number(which)) return undefined;
    return drawnOf(data, text(HISTORY.versionN, { n: which as string }));
  }, [which, data, text]);
  return { drawn, shown: data, error, reload };
}

/** The older one first; the draft is newer than every version. */
function sidesOf(version: number, own: Draft, other: string, drawn: Draft): Compared {
  const isNewer = other === DRAFT || Number(other) > version;
  return isNewer ? { before: own, after: drawn } : { before: drawn, after: own };
}

interface CanvasProps extends Looked {
  shown: VersionShown | undefined;
  drawn: Draft;
  compared: Compared | undefined;
  other: string | undefined;
}

function VersionCanvas({ journey, version, onChanged, shown, drawn, compared, other }: CanvasProps) {
  const text = useText();
  const catalog = useCatalog();
  const { day } = useScope();
  const scope = { version, ...(day !== undefined && { day }) };
  const { stats, moved } = useFigures(journey, scope);
  const [view, setView] = useState<View>();
  const [selected, select] = useState<string>();
  const overlay = useMemo(
    () => compared && overlaid(compared.before, compared.after),
    [compared?.before, compared?.after],
  );
  const draft = overlay?.draft ?? drawn;
  const names = namesIn(draft, catalog);
  const behind = figureIn(useRoute().query);
  useTitle(`${text(HISTORY.versionN, { n: version })} · ${journey.name}`);
  const show = (node: string) => {
    select(node);
    view?.show(node);
  };
  return (
    <div class="editor run">
      <VersionBar {...{ journey, version, shown, drawn, names, other, onChanged }} />
      <div class="stage">
        <Canvas
          key={other ?? ''}
          drawing={{
            ...{ draft, names, figures: stats?.nodes, moved, marks: overlay?.marks, lines: overlay },
            start: overlay && [...overlay.marks.keys()][0],
            selection: { nodes: selected ? [selected] : [], edges: [] },
          }}
          onSelect={({ nodes }) => select(nodes.at(-1))}
          onFigure={showRuns}
          onView={setView}
        />
      </div>
      {behind ? (
        <RunsBehind {...{ journey, draft, scope }} figure={behind} />
      ) : (
        <VersionSide {...{ journey, shown, names, stats, compared, selected }} scope={scope} onShow={show} />
      )}
    </div>
  );
}
