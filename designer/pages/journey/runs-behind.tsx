/** Who is behind a figure: beside the canvas, and in the address, so that it can be sent. */
import type { JourneyShown, RunListed } from '../../../runtime/wire/api/journeys.ts';
import type { Figure } from '../../canvas/drawing.ts';
import { type Draft, nodeOf } from '../../edit/draft.ts';
import type { Selection } from '../../edit/editor.ts';
import { exitsOf } from '../../edit/kinds.ts';
import { type Text, useFormats, useText, type Values } from '../../i18n/index.ts';
import { RUNS } from '../../i18n/words/journeys.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import { useListing } from '../../parts/listing.ts';
import { When } from '../../parts/marks.tsx';
import { More } from '../../parts/more.tsx';
import { useShortcuts } from '../../parts/shortcuts.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { Link, navigate } from '../../router.tsx';
import { titleOf } from './fault-list.tsx';
import type { Scope } from './figures.ts';
import { RunMark } from './marks.tsx';

/** Stands for the whole journey. */
const ALL = '*';
const STATES: Record<string, Figure['state']> = { active: 'active', failed: 'failed' };

/** Opens the runs behind a figure. */
export function showRuns({ node = ALL, exit, state }: Figure): void {
  const now = new URLSearchParams(location.search);
  const query = new URLSearchParams({
    ...scopeIn(now),
    runs: node,
    ...(exit !== undefined && { exit }),
    ...(state && { state }),
  });
  navigate(`${here()}?${query}`);
}

/** The figure that an address asks about; `undefined` when it asks about none. */
export function figureIn(query: URLSearchParams): Figure | undefined {
  const node = query.get('runs');
  const exit = query.get('exit');
  const state = STATES[query.get('state') ?? ''];
  if (node === null) return undefined;
  return { ...(node !== ALL && { node }), ...(exit !== null && { exit }), ...(state && { state }) };
}

/** Who selects something else wants to see that. */
export function leaveRuns({ nodes, edges }: Selection): void {
  const figure = figureIn(new URLSearchParams(location.search));
  if (figure && nodes.length + edges.length > 0 && !nodes.includes(figure.node ?? '')) hideRuns();
}

function hideRuns(): void {
  const scope = new URLSearchParams(scopeIn(new URLSearchParams(location.search))).toString();
  navigate(here() + (scope && `?${scope}`));
}

/** What narrows the figures stays while one looks behind them. */
const scopeIn = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...query].filter(([name]) => name === 'version' || name === 'day'));

const here = () => location.pathname.replace(/^\/[^/]+/, '');

interface RunsProps {
  journey: JourneyShown;
  /** Of whom the figures tell. */
  scope: Scope;
  draft: Draft;
  figure: Figure;
}

export function RunsBehind({ journey, draft, figure, scope }: RunsProps) {
  const text = useText();
  const runs = useListing<RunListed>(`/api/runs?${askedFor(journey, figure, scope)}`);
  useShortcuts([{ keys: 'Escape', title: RUNS.close, run: hideRuns }]);
  const isMeant = (run: RunListed) => !figure.state || run.node === figure.node;
  return (
    <aside class="inspector" aria-label={text(RUNS.runs)}>
      <header class="inspector-head">
        <h2>{headOf(draft, figure, text)}</h2>
        <IconButton glyph="close" title={text(RUNS.close)} keys="Esc" onClick={hideRuns} />
      </header>
      <Shown of={runs}>
        {(rows) =>
          rows.some(isMeant) ? (
            <ul class="run-list">
              {rows.filter(isMeant).map((run) => (
                <RunItem key={run.id} run={run} draft={draft} live={journey.version} />
              ))}
            </ul>
          ) : (
            <Empty title={text(RUNS.empty)} />
          )
        }
      </Shown>
      <More of={runs} />
    </aside>
  );
}

/** Figures on the canvas are those of one version, the live one unless another is chosen; the whole journey is all its versions. */
function askedFor(
  { id, version }: JourneyShown,
  { node, exit, state }: Figure,
  scope: Scope,
): URLSearchParams {
  const day = scope.day?.toString();
  return new URLSearchParams({
    journey: id,
    ...(node !== undefined && { node, version: String(scope.version ?? version) }),
    ...(day && { from: day, to: day }),
    ...(exit !== undefined && { exit }),
    ...(state && { state }),
  });
}

function headOf(
  draft: Draft,
  { node, exit, state }: Figure,
  text: (text: Text, values?: Values) => string,
): string {
  if (node === undefined) return text(RUNS.all);
  const title = text(titleOf(draft, node));
  if (state) return text(state === 'failed' ? RUNS.failedHere : RUNS.hereNow, { node: title });
  if (exit === undefined) return text(RUNS.behindNode, { node: title });
  const found = nodeOf(draft, node);
  const exits = found ? exitsOf(found) : [];
  if (exits.length === 1) return text(RUNS.behindOnly, { node: title });
  const way = exits.find(({ name }) => name === exit);
  return text(RUNS.behindExit, { node: title, exit: way ? text(way.title) : exit });
}

function RunItem({ run, draft, live }: { run: RunListed; draft: Draft; live: number | null }) {
  const text = useText();
  const { dateTime } = useFormats();
  const { id, person, state, node, enteredAt, dueAt, version } = run;
  return (
    <li class="run-item">
      <Link to={`/runs/${id}`}>{person.name}</Link>
      <RunMark state={state} />
      <small class="faint">
        {state === 'active' && text(RUNS.stands, { node: text(titleOf(draft, node)) })}
        {dueAt !== null && ` · ${text(RUNS.due, { time: dateTime(dueAt) })}`}
      </small>
      <small class="faint">
        {text(RUNS.entered)} <When at={enteredAt} />
        {version !== live && ` · v${version}`}
      </small>
    </li>
  );
}
