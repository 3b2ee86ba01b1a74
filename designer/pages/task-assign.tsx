import { useState } from 'preact/hooks';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { ApiError, api } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { TASKS } from '../i18n/words/tasks.ts';
import { useAgents } from '../parts/agents.ts';
import { Select } from '../parts/fields.tsx';
import { announce } from '../parts/notices.tsx';
import { ErrorNote } from '../parts/states.tsx';

interface AssignProps {
  task: TaskShown;
  onChange(task: TaskShown): void;
}

const CLOSED: TaskShown['state'][] = ['done', 'declined', 'expired'];

/** Who follows up; giving it to another agent is told and can be taken back. */
export function Assign({ task, onChange }: AssignProps) {
  const text = useText();
  const { choices } = useAgents();
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
  const nobody = task.agent ? [] : [{ value: '', title: text(TASKS.assign) }];
  return (
    <>
      <Select
        title={text(TASKS.agent)}
        value={task.agent?.id ?? ''}
        choices={[...nobody, ...choices]}
        disabled={CLOSED.includes(task.state)}
        onChoose={choose}
      />
      {error && <ErrorNote error={error} />}
    </>
  );
}
