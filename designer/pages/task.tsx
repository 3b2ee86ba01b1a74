/** One task: why now, what was read, what to say, who does it, and what happened so far. */
import { useEffect, useState } from 'preact/hooks';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { TASK } from '../i18n/words/task.ts';
import { TASKS } from '../i18n/words/tasks.ts';
import { Copy } from '../parts/copy.tsx';
import { EvidenceContent } from '../parts/evidence.tsx';
import { Facts } from '../parts/fields.tsx';
import { Ledger } from '../parts/ledger.tsx';
import { Due, TaskMark, When } from '../parts/marks.tsx';
import { Page } from '../parts/page.tsx';
import { Identifiers } from '../parts/person-parts.tsx';
import { Shown } from '../parts/states.tsx';
import { Link } from '../router.tsx';
import { Assign } from './task-assign.tsx';

export function TaskPage({ id }: { id: string }) {
  const text = useText();
  const loaded = useLoad<TaskShown>(`/api/tasks/${encodeURIComponent(id)}`);
  return (
    <Page
      title={loaded.data?.title ?? text(TASKS.title)}
      above={<Link to="/tasks">{text(COMMON.tasks)}</Link>}
    >
      <Shown of={loaded}>{(task) => <Task loaded={task} />}</Shown>
    </Page>
  );
}

function Task({ loaded }: { loaded: TaskShown }) {
  const text = useText();
  const [task, change] = useState(loaded);
  useEffect(() => change(loaded), [loaded]);
  return (
    <div class="task">
      <div class="task-main">
        <Why task={task} />
        {task.evidence.contents.map((content) => (
          <EvidenceContent key={content.contentId} content={content} />
        ))}
      </div>
      <aside class="task-side">
        <section class="card">
          <About task={task} onChange={change} />
        </section>
        <section class="card">
          <h2>{text(TASKS.ledger)}</h2>
          <Ledger entries={task.entries} agent={task.agent} />
        </section>
      </aside>
    </div>
  );
}

function Why({ task: { reason, evidence, opener } }: { task: TaskShown }) {
  const text = useText();
  return (
    <>
      <section class="card">
        <h2>{text(TASK.why)}</h2>
        {reason && <p class="task-reason">{reason}</p>}
        <p class="faint">
          {text(TASK.cause)}: {evidence.cause}
        </p>
        {opener && (
          <div class="opener">
            <h3>
              {text(TASK.opener)} <Copy value={opener} />
            </h3>
            <blockquote>{opener}</blockquote>
          </div>
        )}
      </section>
      <h2>{text(TASK.read)}</h2>
    </>
  );
}

interface AboutProps {
  task: TaskShown;
  onChange(task: TaskShown): void;
}

function About({ task, onChange }: AboutProps) {
  const text = useText();
  const { person, journey, runId, note, snoozedUntil } = task;
  return (
    <>
      <p class="task-state">
        <TaskMark task={task} />
      </p>
      <Assign task={task} onChange={onChange} />
      <Facts
        rows={[
          [
            text(TASKS.person),
            <Link key="person" to={`/people/${person.id}`}>
              {person.name}
            </Link>,
          ],
          ['', <Identifiers key="identifiers" identifiers={person.identifiers} />],
          [text(TASKS.due), <Due key="due" task={task} />],
          [text(TASKS.snoozed, { time: '' }), snoozedUntil !== null && <When at={snoozedUntil} />],
          [text(TASKS.note), note],
          [
            text(TASKS.journey),
            <Link key="journey" to={`/journeys/${journey.id}`}>
              {journey.name}
            </Link>,
          ],
        ]}
      />
      <p>
        <Link to={`/runs/${runId}`}>{text(TASKS.trace)}</Link>
      </p>
    </>
  );
}
