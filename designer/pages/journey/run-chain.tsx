/** From the step to the person: what the gate decided, how it was delivered, and what came of it. */
import type { ComponentChildren } from 'preact';
import type { RunShown } from '../../../runtime/wire/api/journeys.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { GATE } from '../../i18n/words/gate.ts';
import { RUNS } from '../../i18n/words/journeys.ts';
import { PEOPLE } from '../../i18n/words/people.ts';
import { useAgentNames } from '../../parts/agents.ts';
import { changeText } from '../../parts/gate.ts';
import { GateNote } from '../../parts/gate-note.tsx';
import { TaskMark, When } from '../../parts/marks.tsx';
import { Link } from '../../router.tsx';
import { type Caused, isNothing } from './caused.ts';
import { effectTitle } from './why.ts';

export function Chain({ caused, personId }: { caused: Caused; personId: string }) {
  if (isNothing(caused)) return null;
  return (
    <ul class="chain">
      {caused.decisions.map((decision, place) => (
        <Ring key={`decision ${place}`} title={GATE.decided} at={decision.at}>
          <GateNote decided={decision} personId={personId} />
          {decision.agent && <small class="faint">{decision.agent.name}</small>}
        </Ring>
      ))}
      {caused.effects.map((effect) => (
        <Delivery key={effect.id} effect={effect} />
      ))}
      {caused.pushes.map((push) => (
        <Push key={push.id} push={push} />
      ))}
      {caused.tasks.map((task) => (
        <Ring key={task.id} title={GATE.outcome}>
          <Link to={`/tasks/${task.id}`}>{task.title}</Link>
          <small>
            <TaskMark task={task as Parameters<typeof TaskMark>[0]['task']} />
            {task.answer && ` · ${task.answer}`}
          </small>
        </Ring>
      ))}
      {caused.changes.map((change) => (
        <Change key={change.id} change={change} />
      ))}
    </ul>
  );
}

interface RingProps {
  title: Text;
  at?: number | null;
  children: ComponentChildren;
}

/** One ring of the chain: what it is, what happened, and when. */
function Ring({ title, at, children }: RingProps) {
  const text = useText();
  return (
    <li>
      <span class="chain-kind">{text(title)}</span>
      <span class="chain-what">{children}</span>
      {at != null && (
        <small class="faint">
          <When at={at} />
        </small>
      )}
    </li>
  );
}

const DELIVERIES: Record<string, Text> = {
  held: RUNS.held,
  pending: RUNS.pending,
  done: RUNS.done,
  failed: RUNS.effectFailed,
  unknown: RUNS.effectUnknown,
};
const SIGNS: Record<string, string> = { held: '○', pending: '◔', done: '●', failed: '×', unknown: '?' };

function Delivery({
  effect: { kind, state, attempts, lastAnswer },
}: {
  effect: RunShown['effects'][number];
}) {
  const text = useText();
  return (
    <Ring title={GATE.delivery}>
      <span class={`effect-${state}`}>
        <i aria-hidden="true">{SIGNS[state]}</i> {text(effectTitle(kind))} ·{' '}
        {text(DELIVERIES[state] ?? { zh: state, en: state })}
      </span>
      <small class="faint">{text(RUNS.attempts, { n: attempts })}</small>
      {lastAnswer && <code>{lastAnswer}</code>}
    </Ring>
  );
}

const PUSHES: Record<string, Text> = PEOPLE.pushStates;

function Push({ push: { title, state, endedAt, shownAt, createdAt } }: { push: RunShown['pushes'][number] }) {
  const text = useText();
  return (
    <Ring title={GATE.outcome} at={endedAt ?? shownAt ?? createdAt}>
      <span>{title}</span>
      <small>{text(PUSHES[state] ?? { zh: state, en: state })}</small>
    </Ring>
  );
}

function Change({ change: { at, kind, data } }: { change: RunShown['changes'][number] }) {
  const text = useText();
  const nameOf = useAgentNames();
  return (
    <Ring title={GATE.change} at={at}>
      {text(changeText(kind, data, nameOf))}
    </Ring>
  );
}
