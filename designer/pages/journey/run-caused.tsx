/** What a run caused besides what left the process: decisions about contacts, pushes, tasks, and changes of the person. */
import type { ComponentChildren } from 'preact';
import type { RunShown } from '../../../runtime/wire/api/journeys.ts';
import type { Draft } from '../../edit/draft.ts';
import { useFormats, useText } from '../../i18n/index.ts';
import { GATE } from '../../i18n/words/gate.ts';
import { PEOPLE } from '../../i18n/words/people.ts';
import { useAgents } from '../../parts/agents.ts';
import { changeText, gateText } from '../../parts/gate.ts';
import { TaskMark, When } from '../../parts/marks.tsx';
import { Link } from '../../router.tsx';
import { titleOf } from './fault-list.tsx';

interface CausedProps {
  run: RunShown;
  draft: Draft;
}

const SIGNS = { passed: '●', refused: '×', later: '◔' } as const;

export function RunCaused(props: CausedProps) {
  return (
    <>
      <Decisions {...props} />
      <Results {...props} />
      <Changes {...props} />
    </>
  );
}

function Decisions({ run, draft }: CausedProps) {
  const text = useText();
  const { near } = useFormats();
  return (
    <Part title={text(GATE.title)} any={run.decisions.length > 0}>
      {run.decisions.map((decision, place) => (
        <li key={place} class={`effect-${decision.outcome}`}>
          <span>
            <i aria-hidden="true">{SIGNS[decision.outcome]}</i> {text(gateText(decision, near))} ·{' '}
            {text(titleOf(draft, decision.node))}
          </span>
          <small class="faint">
            <When at={decision.at} />
            {decision.agent && ` · ${decision.agent.name}`}
          </small>
          {Object.keys(decision.seen).length > 0 && <code>{seenText(decision.seen)}</code>}
        </li>
      ))}
    </Part>
  );
}

const seenText = (seen: Record<string, unknown>) =>
  Object.entries(seen)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ');

function Results({ run: { pushes, tasks } }: CausedProps) {
  const text = useText();
  const states: Record<string, { zh: string; en: string }> = PEOPLE.pushStates;
  return (
    <Part title={text(GATE.results)} any={pushes.length + tasks.length > 0}>
      {pushes.map(({ id, title, state, createdAt }) => (
        <li key={id}>
          <span>{title}</span>
          <small class="faint">
            {text(states[state] ?? { zh: state, en: state })} · <When at={createdAt} />
          </small>
        </li>
      ))}
      {tasks.map((task) => (
        <li key={task.id}>
          <Link to={`/tasks/${task.id}`}>{task.title}</Link>
          <small class="faint">
            <TaskMark task={task as Parameters<typeof TaskMark>[0]['task']} />
            {task.answer && ` · ${task.answer}`}
          </small>
        </li>
      ))}
    </Part>
  );
}

function Changes({ run: { changes }, draft }: CausedProps) {
  const text = useText();
  const { nameOf } = useAgents();
  return (
    <Part title={text(GATE.changes)} any={changes.length > 0}>
      {changes.map(({ id, at, node, kind, data }) => (
        <li key={id}>
          <span>
            {text(changeText(kind, data, nameOf))} · {text(titleOf(draft, node))}
          </span>
          <small class="faint">
            <When at={at} />
          </small>
        </li>
      ))}
    </Part>
  );
}

function Part({ title, any, children }: { title: string; any: boolean; children: ComponentChildren }) {
  if (!any) return null;
  return (
    <section class="inspector-part">
      <h2>{title}</h2>
      <ul class="effects">{children}</ul>
    </section>
  );
}
