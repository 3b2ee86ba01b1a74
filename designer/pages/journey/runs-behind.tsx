/** Who is behind a figure: beside the canvas, and in the address, so that it can be sent. */
import type { JourneyShown, RunListed } from '../../../runtime/wire/api/journeys.ts';
import type { Draft } from '../../edit/draft.ts';
import { nodeOf } from '../../edit/draft.ts';
import { exitsOf } from '../../edit/kinds.ts';
import { type Text, useFormats, useText } from '../../i18n/index.ts';
import { RUNS } from '../../i18n/words/journeys.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import { useListing } from '../../parts/listing.ts';
import { When } from '../../parts/marks.tsx';
import { More } from '../../parts/more.tsx';
import { useShortcuts } from '../../parts/shortcuts.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { Link, navigate, useRoute } from '../../router.tsx';
import { titleOf } from './fault-list.tsx';
import { RunMark } from './marks.tsx';

/** Stands for the whole journey. */
const ALL = '*';

/** Opens the runs behind a figure: of a node, of one of its exits, or of the whole journey. */
export function showRuns(node = ALL, exit?: string): void {
  const query = new URLSearchParams({ runs: node, ...(exit === undefined ? {} : { exit }) });
  navigate(`${here()}?${query}`);
}

const hideRuns = () => navigate(here());
const here = () => location.pathname.replace(/^\/[^/]+/, '');

export function RunsBehind({ journey, draft, node }: { journey: JourneyShown; draft: Draft; node: string }) {
  const text = useText();
  const exit = useRoute().query.get('exit');
  const asked = new URLSearchParams({ journey: journey.id });
  if (node !== ALL) asked.set('node', node);
  if (exit !== null) asked.set('exit', exit);
  const runs = useListing<RunListed>(`/api/runs?${asked}`);
  useShortcuts([{ keys: 'Escape', title: RUNS.close, run: hideRuns }]);
  return (
    <aside class="inspector" aria-label={text(RUNS.runs)}>
      <header class="inspector-head">
        <h2>{headOf(draft, node, exit, text)}</h2>
        <IconButton glyph="close" title={text(RUNS.close)} keys="Esc" onClick={hideRuns} />
      </header>
      <Shown of={runs}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title={text(RUNS.empty)} />
          ) : (
            <ul class="run-list">
              {rows.map((run) => (
                <RunItem key={run.id} run={run} draft={draft} live={journey.version} />
              ))}
            </ul>
          )
        }
      </Shown>
      <More of={runs} />
    </aside>
  );
}

function headOf(
  draft: Draft,
  node: string,
  exit: string | null,
  text: (text: Text, values?: Record<string, string>) => string,
): string {
  if (node === ALL) return text(RUNS.all);
  const title = text(titleOf(draft, node));
  if (exit === null) return text(RUNS.behindNode, { node: title });
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
