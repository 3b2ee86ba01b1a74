/** States and moments in a line of text: a sign and a word, never a colour alone. */

import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import type { State } from '../../runtime/wire/batch.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { TASK } from '../i18n/words/task.ts';

const READ: Record<State, string> = { bounce: '○', skim: '◔', partial: '◑', complete: '●' };

export function StateMark({ state }: { state: State }) {
  const text = useText();
  return (
    <span class="mark-line">
      <i aria-hidden="true">{READ[state]}</i> {text(COMMON[state])}
    </span>
  );
}

const TASKS: Record<TaskShown['state'], string> = {
  offered: '○',
  accepted: '◔',
  contacted: '◑',
  done: '●',
  declined: '×',
  expired: '–',
};

/** A done task says its outcome too. */
export function TaskMark({ task: { state, outcome } }: { task: Pick<TaskShown, 'state' | 'outcome'> }) {
  const text = useText();
  return (
    <span class={`mark-line task-${state}`}>
      <i aria-hidden="true">{TASKS[state]}</i> {text(TASK.states[state])}
      {outcome && ` · ${text(TASK.outcomes[outcome])}`}
    </span>
  );
}

/** A moment in the viewer's zone; machine-readable, too. */
export function When({ at, zone }: { at: number; zone?: string | undefined }) {
  const { dateTime } = useFormats();
  return <time dateTime={new Date(at).toISOString()}>{dateTime(at, zone)}</time>;
}

/** When a task is due; said aloud once it is late and still open. */
export function Due({ task: { dueAt, state } }: { task: Pick<TaskShown, 'dueAt' | 'state'> }) {
  const text = useText();
  const { near } = useFormats();
  const open = state === 'offered' || state === 'accepted' || state === 'contacted';
  const late = open && dueAt < Date.now();
  return (
    <time class={late ? 'late' : undefined} dateTime={new Date(dueAt).toISOString()}>
      {text(late ? TASK.late : TASK.due, { time: near(dueAt) })}
    </time>
  );
}

export function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <>
      {tags.map((tag) => (
        <span key={tag} class="tag">
          {tag}
        </span>
      ))}
    </>
  );
}
