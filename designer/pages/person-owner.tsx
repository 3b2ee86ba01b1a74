import { useState } from 'preact/hooks';
import type { PersonProfile } from '../../runtime/wire/api/people.ts';
import { ApiError, api } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { announce } from '../parts/notices.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { agentOptions, LabelledPicker } from './labelled-picker.tsx';

interface OwnerProps {
  person: PersonProfile;
  onChange(person: PersonProfile): void;
}

/** The agent who owns the person; a change is told and can be taken back. */
export function Owner({ person, onChange }: OwnerProps) {
  const text = useText();
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const assign = async (owner: string | null): Promise<PersonProfile | undefined> => {
    setBusy(true);
    try {
      const changed = await api.patch<PersonProfile>(`/api/people/${encodeURIComponent(person.id)}`, {
        owner,
      });
      setError(undefined);
      onChange(changed);
      return changed;
    } catch (reason) {
      setError(reason instanceof ApiError ? reason : undefined);
    } finally {
      setBusy(false);
    }
  };
  const choose = async (value: string) => {
    const before = person.owner?.id ?? null;
    const changed = await assign(value || null);
    const owner = changed?.owner?.name ?? text(PEOPLE.nobody);
    if (changed) announce(text(PEOPLE.ownerChanged, { name: person.name, owner }), () => assign(before));
  };
  return (
    <>
      <LabelledPicker
        title={text(PEOPLE.owner)}
        chosen={person.owner?.name}
        unchosen={text(PEOPLE.nobody)}
        options={agentOptions()}
        disabled={busy}
        onChoose={choose}
        onClear={() => choose('')}
      />
      {error && <ErrorNote error={error} />}
    </>
  );
}
