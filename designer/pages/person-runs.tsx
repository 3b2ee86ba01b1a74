import type { RunStanding } from '../../runtime/wire/api/people.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { When } from '../parts/marks.tsx';
import { Link } from '../router.tsx';

/** The journeys that the person walks or walked; each leads to its trace. */
export function Runs({ runs }: { runs: RunStanding[] }) {
  const text = useText();
  if (runs.length === 0) return <p class="faint">{text(PEOPLE.noRuns)}</p>;
  return (
    <ul class="runs">
      {runs.map((run) => (
        <li key={run.id}>
          <p>
            <Link to={`/runs/${run.id}`}>{run.journey}</Link> <small class="faint">v{run.version}</small>
          </p>
          <p class="faint">
            <Standing run={run} /> · <When at={run.enteredAt} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Standing({ run: { state, nodeTitle, dueAt } }: { run: RunStanding }) {
  const text = useText();
  const node = text(nodeTitle);
  const { dateTime } = useFormats();
  if (state === 'finished') return <>● {text(PEOPLE.runFinished)}</>;
  if (state === 'failed') return <>× {text(PEOPLE.runFailed, { node })}</>;
  return (
    <>
      ◑ {text(PEOPLE.runAt, { node })}
      {dueAt !== null && ` · ${text(PEOPLE.runDue, { time: dateTime(dueAt) })}`}
    </>
  );
}
