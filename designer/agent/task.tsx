/** One task with all its evidence, and everything that can be done with it. */
import { useEffect, useState } from 'preact/hooks';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { TASK } from '../i18n/words/task.ts';
import { TASKS } from '../i18n/words/tasks.ts';
import { EvidenceContent } from '../parts/evidence.tsx';
import { Ledger } from '../parts/ledger.tsx';
import { Due, TaskMark } from '../parts/marks.tsx';
import { Shown } from '../parts/states.tsx';
import { Link } from '../router.tsx';
import { Actions } from './actions.tsx';
import { Opener } from './card.tsx';
import { movesOf } from './moves.ts';
import { MyLink } from './my-link.tsx';
import { NoteField } from './note-field.tsx';

export function MyTask({ id }: { id: string }) {
  const text = useText();
  const loaded = useLoad<TaskShown>(`/api/tasks/${encodeURIComponent(id)}`);
  return (
    <>
      <p class="agent-back">
        <Link to="/">{text(AGENT.back)}</Link>
      </p>
      <Shown of={loaded}>{(task) => <Task loaded={task} />}</Shown>
    </>
  );
}

function Task({ loaded }: { loaded: TaskShown }) {
  const text = useText();
  const [task, change] = useState(loaded);
  useEffect(() => change(loaded), [loaded]);
  const open = movesOf(task).length > 0;
  return (
    <div class="my-task">
      <Head task={task} />
      {task.opener && <Opener opener={task.opener} />}
      <h2>{text(TASK.read)}</h2>
      {task.evidence.contents.map((content) => (
        <div key={content.contentId}>
          <EvidenceContent content={content} />
          <MyLink content={{ id: content.contentId, title: content.title }} />
        </div>
      ))}
      {open && <NoteField task={task.id} />}
      {task.note && <blockquote class="task-note">{task.note}</blockquote>}
      <h2>{text(TASKS.ledger)}</h2>
      <Ledger entries={task.entries} />
      {open && (
        <div class="dock">
          <Actions task={task} onMoved={change} />
        </div>
      )}
    </div>
  );
}

function Head({ task }: { task: TaskShown }) {
  const text = useText();
  const { kind, title, person, reason, evidence } = task;
  const cause = text(evidence.why);
  const phone = person.identifiers.find(({ kind }) => kind === 'phone')?.value;
  return (
    <>
      <p class="card-head">
        <span class="mark-line">
          <TaskMark task={task} />
        </span>
        {movesOf(task).length > 0 && <Due task={task} />}
      </p>
      <h1>{person.name}</h1>
      <p class="task-reason">{kind === 'ask' ? title : reason || cause}</p>
      {(reason || kind === 'ask') && cause && <p class="faint">{text(TASK.cause, { cause })}</p>}
      <p class="reach">
        {phone && (
          <a class="button button-plain" href={`tel:${phone}`}>
            {text(AGENT.call)} {phone}
          </a>
        )}
        <Link class="button button-plain" to={`/people/${person.id}`}>
          {text(AGENT.person)}
        </Link>
      </p>
    </>
  );
}
