/** One task: why now, what was read, what to say, who does it, and what happened so far. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useLoad } from '../api.ts';
import { type Text, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { PEOPLE } from '../i18n/words/people.ts';
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
          <div key={content.contentId} class="card">
            <EvidenceContent content={content} />
          </div>
        ))}
      </div>
      <aside class="task-side">
        <section class="card">
          <About task={task} onChange={change} />
        </section>
        <section class="card">
          <h2>{text(TASKS.ledger)}</h2>
          <Ledger entries={task.entries} />
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
        {text(evidence.why) && <p class="faint">{text(TASK.cause, { cause: text(evidence.why) })}</p>}
        {opener && (
          <div class="opener">
            <p class="opener-head">
              <strong>{text(TASK.opener)}</strong> <Copy value={opener} />
            </p>
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
  const { person, journey, runId } = task;
  return (
    <>
      <p class="task-state">
        <TaskMark task={task} />
      </p>
      <Assign task={task} onChange={onChange} />
      <Facts rows={factsOf(task, text)} />
      <p>
        <Link to={`/people/${person.id}`}>{text(TASKS.toPerson)}</Link> ·{' '}
        <Link to={`/journeys/${journey.id}`}>{text(TASKS.toJourney)}</Link> ·{' '}
        <Link to={`/runs/${runId}`}>{text(TASKS.trace)}</Link>
      </p>
    </>
  );
}

/** What is always known, then what only some tasks have. */
function factsOf(task: TaskShown, text: (word: Text) => string): [string, ComponentChildren][] {
  const { person, journey, note, snoozedUntil, kind, answer } = task;
  const facts: [string, ComponentChildren][] = [
    [text(TASKS.person), person.name],
    [text(PEOPLE.identifiers), <Identifiers key="identifiers" identifiers={person.identifiers} />],
    [text(TASKS.due), <Due key="due" task={task} />],
    [text(TASKS.journey), journey.name],
  ];
  if (snoozedUntil !== null) facts.push([text(TASKS.snoozed), <When key="snoozed" at={snoozedUntil} />]);
  if (kind === 'ask') facts.push([text(TASKS.answer), answer ?? text(TASKS.unanswered)]);
  if (note) facts.push([text(TASKS.note), note]);
  return facts;
}
