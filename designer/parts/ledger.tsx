import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useText } from '../i18n/index.ts';
import { TASK } from '../i18n/words/task.ts';
import { TASKS } from '../i18n/words/tasks.ts';
import { When } from './marks.tsx';

/** What was done with a task, by whom, oldest first. */
export function Ledger({ entries, agent }: Pick<TaskShown, 'entries' | 'agent'>) {
  const text = useText();
  return (
    <ol class="ledger">
      {entries.map(({ at, actor, action, note }) => (
        <li key={`${at}${action}`}>
          <When at={at} />
          <p>
            <Actor actor={actor} agent={agent} />{' '}
            {action in TASK.actions ? text(TASK.actions[action as keyof typeof TASK.actions]) : action}
          </p>
          {note && <blockquote>{note}</blockquote>}
        </li>
      ))}
    </ol>
  );
}

function Actor({ actor, agent }: { actor: string; agent: TaskShown['agent'] }) {
  const text = useText();
  if (actor === 'journey') return <>{text(TASKS.byJourney)}</>;
  if (actor === 'admin') return <>{text(TASKS.byAdmin)}</>;
  return <>{actor === `agent:${agent?.id}` ? agent?.name : actor.replace('agent:', '')}</>;
}
