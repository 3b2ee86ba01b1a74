import { useState } from 'preact/hooks';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { ApiError, api } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { TASKS } from '../i18n/words/tasks.ts';
import { announce } from '../parts/notices.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { agentOptions, LabelledPicker } from './labelled-picker.tsx';

interface AssignProps {
  task: TaskShown;
  onChange(task: TaskShown): void;
}

const CLOSED: TaskShown['state'][] = ['done', 'declined', 'expired'];

/** Who follows up; giving it to another agent is told and can be taken back. */
export function Assign({ task, onChange }: AssignProps) {
  const text = useText();
  const [error, setError] = useState<ApiError>();
  const give = async (agent: string): Promise<TaskShown | undefined> => {
    try {
      const changed = await api.post<TaskShown>(`/api/tasks/${encodeURIComponent(task.id)}/reassign`, {
        agent,
      });
      setError(undefined);
      onChange(changed);
      return changed;
    } catch (reason) {
      setError(reason instanceof ApiError ? reason : undefined);
    }
  };
  const choose = async (agent: string) => {
    const before = task.agent?.id;
    const changed = await give(agent);
    if (changed)
      announce(
        text(TASKS.reassigned, { name: changed.agent?.name ?? agent }),
        before ? () => give(before) : undefined,
      );
  };
  return (
    <>
      <LabelledPicker
        title={text(TASKS.agent)}
        chosen={task.agent?.name}
        unchosen={text(TASKS.assign)}
        options={agentOptions()}
        disabled={CLOSED.includes(task.state)}
        onChoose={choose}
      />
      {error && <ErrorNote error={error} />}
    </>
  );
}
