import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { TASK } from '../i18n/words/task.ts';
import { Copy } from '../parts/copy.tsx';
import { HeatStrip } from '../parts/heat-strip.tsx';
import { Due, TaskMark } from '../parts/marks.tsx';
import { Link } from '../router.tsx';
import { Actions } from './actions.tsx';

interface CardProps {
  task: TaskShown;
  onMoved(task: TaskShown): void;
}

/** Whom, by when, why now, what was read, what to say, and what to do: without opening anything. */
export function Card({ task, onMoved }: CardProps) {
  const text = useText();
  const { near } = useFormats();
  const { id, kind, title, person, reason, evidence, opener, state, snoozedUntil } = task;
  const open = state === 'offered' || state === 'accepted' || state === 'contacted';
  return (
    <li class="card task-card">
      <p class="card-head">
        <Link to={`/tasks/${id}`}>{person.name}</Link>
        {state === 'contacted' && <TaskMark task={task} />}
        {open ? <Due task={task} /> : <TaskMark task={task} />}
      </p>
      {snoozedUntil !== null && snoozedUntil > Date.now() && (
        <p class="faint">{text(AGENT.laterUntil, { time: near(snoozedUntil) })}</p>
      )}
      <p class="card-reason">
        {kind === 'ask' ? (
          <>
            <strong>{text(AGENT.question)}</strong> {title}
          </>
        ) : (
          reason || text(evidence.why)
        )}
      </p>
      <Read evidence={evidence} />
      {open && opener && <Opener opener={opener} />}
      <Actions task={task} onMoved={onMoved} />
    </li>
  );
}

/** The content that counts most: its strip, and the one paragraph that held the person longest. */
function Read({ evidence: { contents } }: Pick<TaskShown, 'evidence'>) {
  const text = useText();
  const { share, seconds } = useFormats();
  const [first, ...rest] = contents;
  if (!first) return null;
  const { title, completion, bands, weights, paragraphs } = first;
  const longest = paragraphs.toSorted((a, b) => b.attention - a.attention)[0];
  return (
    <div class="card-read">
      <p class="card-content">
        <span>{title}</span> <span>{text(TASK.completion, { share: share(completion) })}</span>
      </p>
      <HeatStrip
        bands={bands}
        weights={weights}
        label={text(TASK.strip, { title, share: share(completion) })}
      />
      {longest && (
        <p class="card-paragraph">
          <strong>{seconds(longest.attention)}</strong> <q>{longest.text}</q>
        </p>
      )}
      {rest.length > 0 && <p class="faint">{text(AGENT.moreRead, { n: rest.length })}</p>}
    </div>
  );
}

export function Opener({ opener }: { opener: string }) {
  const text = useText();
  return (
    <div class="opener">
      <p class="opener-head">
        <strong>{text(TASK.opener)}</strong> <Copy value={opener} />
      </p>
      <blockquote>{opener}</blockquote>
    </div>
  );
}
