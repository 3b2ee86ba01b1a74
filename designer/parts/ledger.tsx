import { together } from '../../runtime/condition/together.ts';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { TASK } from '../i18n/words/task.ts';
import { TASKS } from '../i18n/words/tasks.ts';
import { useAgentNames } from './agents.ts';
import { When } from './marks.tsx';

type Entry = TaskShown['entries'][number];

/** What was done with a task, by whom, oldest first. */
export function Ledger({ entries }: Pick<TaskShown, 'entries'>) {
  const nameOf = useAgentNames();
  return (
    <ol class="ledger">
      {entries.map((entry, index) => (
        <LedgerEntry key={index} entry={entry} nameOf={nameOf} />
      ))}
    </ol>
  );
}

function LedgerEntry({ entry, nameOf }: { entry: Entry; nameOf(id: string): string }) {
  const text = useText();
  const { near } = useFormats();
  const { at, actor, action, note } = entry;
  const word = TASK.actions[action as keyof typeof TASK.actions];
  const to = { reassign: nameOf, escalate: nameOf, snooze: (until: string) => near(Number(until)) }[action];
  const who = { journey: text(TASKS.byJourney), admin: text(TASKS.byAdmin) }[actor];
  const did = word ? text(word, { to: to?.(note ?? '') ?? '' }) : action;
  return (
    <li>
      <When at={at} />
      <p>{together(who ?? nameOf(actor.replace('agent:', '')), ` ${did}`)}</p>
      {note && !to && <blockquote>{note}</blockquote>}
    </li>
  );
}
