import { useState } from 'preact/hooks';
import type { PersonProfile } from '../../runtime/wire/api/people.ts';
import { ApiError, api } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { useAgents } from '../parts/agents.ts';
import { Select } from '../parts/fields.tsx';
import { announce } from '../parts/notices.tsx';
import { ErrorNote } from '../parts/states.tsx';

interface OwnerProps {
  person: PersonProfile;
  onChange(person: PersonProfile): void;
}

/** The agent who owns the person; a change is told and can be taken back. */
export function Owner({ person, onChange }: OwnerProps) {
  const text = useText();
  const { choices } = useAgents();
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
      <Select
        title={text(PEOPLE.owner)}
        value={person.owner?.id ?? ''}
        choices={[{ value: '', title: text(PEOPLE.nobody) }, ...choices]}
        disabled={busy}
        onChoose={choose}
      />
      {error && <ErrorNote error={error} />}
    </>
  );
}
