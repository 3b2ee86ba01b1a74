/** The buttons of a task; whatever needs an answer first asks for it in a dialog or, for the outcome, in place. */
import { useState } from 'preact/hooks';
import { OUTCOMES, type TaskMove, type TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { TASK } from '../i18n/words/task.ts';
import { Button } from '../parts/button.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { DeclineDialog, ReassignDialog, SnoozeDialog } from './dialogs.tsx';
import { type Do, MOVE_NAMES, movesOf, useMoves } from './moves.ts';
import { type Kept, takeBack } from './outbox.ts';

interface ActionsProps {
  task: TaskShown;
  onMoved(task: TaskShown): void;
}

const ASKING: readonly TaskMove[] = ['snooze', 'reassign', 'decline', 'complete'];

export function Actions({ task, onMoved }: ActionsProps) {
  const text = useText();
  const [asked, ask] = useState<TaskMove>();
  const { act, busy, error, kept } = useMoves(task, onMoved);
  const start = (move: TaskMove) =>
    ASKING.includes(move) ? ask(asked === move ? undefined : move) : act(move);
  const finish: Do = (move, body) => {
    ask(undefined);
    return act(move, body);
  };
  if (kept) return <KeptMove kept={kept} />;
  return (
    <div class="actions">
      <div class="action-row">
        {movesOf(task).map((move, index) => (
          <Button key={move} look={index === 0 ? 'primary' : 'plain'} busy={busy} onClick={() => start(move)}>
            {text(move === 'complete' && task.kind === 'ask' ? AGENT.answer : MOVE_NAMES[move])}
          </Button>
        ))}
      </div>
      {asked === 'complete' && (
        <div ref={enter}>
          {task.kind === 'ask' ? (
            <Answers choices={task.choices} onAnswer={(answer) => finish('complete', { answer })} />
          ) : (
            <Outcomes onChoose={(outcome) => finish('complete', { outcome })} />
          )}
        </div>
      )}
      {error && <ErrorNote error={error} />}
      <SnoozeDialog open={asked === 'snooze'} onClose={() => ask(undefined)} act={finish} />
      <ReassignDialog open={asked === 'reassign'} onClose={() => ask(undefined)} act={finish} task={task} />
      <DeclineDialog open={asked === 'decline'} onClose={() => ask(undefined)} act={finish} task={task} />
    </div>
  );
}

/** What is asked opens below the button and has the keyboard. */
const enter = (asked: HTMLElement | null) =>
  asked?.querySelector<HTMLElement>('button, textarea')?.focus({ preventScroll: true });

/** The second tap of two. */
function Outcomes({ onChoose }: { onChoose(outcome: (typeof OUTCOMES)[number]): void }) {
  const text = useText();
  return (
    <fieldset class="outcomes">
      <legend>{text(AGENT.outcome)}</legend>
      {OUTCOMES.map((outcome) => (
        <button key={outcome} type="button" class="chip" onClick={() => onChoose(outcome)}>
          {text(TASK.outcomes[outcome])}
        </button>
      ))}
    </fieldset>
  );
}

/** The answer to a question: one of its choices, or words of one's own. */
function Answers({ choices, onAnswer }: { choices: readonly string[]; onAnswer(answer: string): void }) {
  const text = useText();
  const [own, write] = useState('');
  if (choices.length > 0) {
    return (
      <fieldset class="outcomes">
        <legend>{text(AGENT.answer)}</legend>
        {choices.map((choice) => (
          <button key={choice} type="button" class="chip" onClick={() => onAnswer(choice)}>
            {choice}
          </button>
        ))}
      </fieldset>
    );
  }
  return (
    <form
      class="answer"
      onSubmit={(event) => {
        event.preventDefault();
        if (own.trim()) onAnswer(own.trim());
      }}
    >
      <textarea
        aria-label={text(AGENT.answer)}
        maxLength={2000}
        rows={3}
        value={own}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      <Button look="primary" type="submit">
        {text(AGENT.send)}
      </Button>
    </form>
  );
}

/** A move that waits for the network can still be taken back. */
function KeptMove({ kept }: { kept: Kept }) {
  const text = useText();
  const outcome = OUTCOMES.find((name) => name === kept.body.outcome);
  const answer = typeof kept.body.answer === 'string' ? kept.body.answer : undefined;
  const move = answer ?? text(outcome ? TASK.outcomes[outcome] : MOVE_NAMES[kept.move]);
  return (
    <p class="kept" role="status">
      <span>{text(AGENT.keptMark, { move })}</span>
      <Button onClick={() => takeBack(kept)}>{text(AGENT.takeBack)}</Button>
    </p>
  );
}
