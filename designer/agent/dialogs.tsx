/** What is asked before a task is put off, handed over or declined. */
import { useState } from 'preact/hooks';
import type { AgentShown } from '../../runtime/wire/api/settings.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useLoad } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { COMMON } from '../i18n/words/common.ts';
import { agentsPath } from '../parts/agents.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Search } from '../parts/fields.tsx';
import { ErrorNote } from '../parts/states.tsx';
import type { Do } from './moves.ts';
import { NoteField } from './note-field.tsx';
import { momentsFrom } from './snooze.ts';

interface AskProps {
  open: boolean;
  onClose(): void;
  act: Do;
}

export function SnoozeDialog({ open, onClose, act }: AskProps) {
  const text = useText();
  const { near } = useFormats();
  return (
    <Dialog
      title={text(AGENT.snoozeTitle)}
      open={open}
      onClose={onClose}
      actions={<Cancel onClose={onClose} />}
    >
      {open &&
        momentsFrom(Date.now()).map(({ name, until }) => (
          <Button key={name} class="choice" onClick={() => act('snooze', { until })}>
            <strong>{text(AGENT[name])}</strong> {near(until)}
          </Button>
        ))}
    </Dialog>
  );
}

export function ReassignDialog({ open, onClose, act, task }: AskProps & { task: TaskShown }) {
  const text = useText();
  return (
    <Dialog
      title={text(AGENT.reassignTitle)}
      open={open}
      onClose={onClose}
      actions={<Cancel onClose={onClose} />}
    >
      {open && <Colleagues than={task.agent?.id} onChoose={(agent) => act('reassign', { agent })} />}
    </Dialog>
  );
}

function Colleagues({ than, onChoose }: { than: string | undefined; onChoose(agent: string): void }) {
  const text = useText();
  const [named, search] = useState('');
  const found = useLoad<Page<AgentShown>>(agentsPath(named));
  const others = found.data?.items.filter(({ id }) => id !== than) ?? [];
  return (
    <>
      <Search title={text(AGENT.findColleague)} value="" onSearch={search} />
      {others.map(({ id, name }) => (
        <Button key={id} class="choice" onClick={() => onChoose(id)}>
          {name}
        </Button>
      ))}
      {found.data && others.length === 0 && <p>{text(named ? AGENT.noSuchColleague : AGENT.noColleagues)}</p>}
      {found.error && <ErrorNote error={found.error} retry={found.reload} />}
    </>
  );
}

export function DeclineDialog({ open, onClose, act, task }: AskProps & { task: TaskShown }) {
  const text = useText();
  const actions = (
    <>
      <Cancel onClose={onClose} />
      <Button look="danger" onClick={() => act('decline')}>
        {text(AGENT.decline)}
      </Button>
    </>
  );
  return (
    <Dialog title={text(AGENT.declineTitle)} open={open} onClose={onClose} actions={actions}>
      <p>{text(AGENT.declineHelp)}</p>
      <NoteField task={task.id} />
    </Dialog>
  );
}

function Cancel({ onClose }: { onClose(): void }) {
  const text = useText();
  return <Button onClick={onClose}>{text(COMMON.cancel)}</Button>;
}
