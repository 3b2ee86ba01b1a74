/** From a person's page: into a journey that takes people by hand. */
import './person-enter.css';
import { useId, useState } from 'preact/hooks';
import type { Entered } from '../../runtime/wire/api/entering.ts';
import type { JourneyListed } from '../../runtime/wire/api/journeys.ts';
import { ApiError, api } from '../api.ts';
import type { Option } from '../forms/lists.ts';
import { Picker } from '../forms/picker.tsx';
import { useText } from '../i18n/index.ts';
import { ENTER } from '../i18n/words/versions.ts';
import { announce } from '../parts/notices.tsx';
import { thingsNamed } from '../parts/register.ts';
import { ErrorNote } from '../parts/states.tsx';

interface IntoProps {
  person: { id: string; name: string };
  onEntered(): void;
}

export function IntoJourney({ person, onEntered }: IntoProps) {
  const text = useText();
  const id = useId();
  const [error, setError] = useState<ApiError>();
  const enter = async (journey: string, name: string) => {
    setError(undefined);
    try {
      const body = { people: [{ id: person.id }], operator: text(ENTER.operator) };
      const path = `/api/journeys/${encodeURIComponent(journey)}/enter`;
      const { people } = await api.post<Entered>(path, body);
      const came = people[0]?.outcome === 'entered';
      announce(text(came ? ENTER.came : ENTER.keptOut, { person: person.name, name }));
      onEntered();
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
    }
  };
  return (
    <div class="into-journey">
      <Picker
        id={id}
        faulty={false}
        describedBy={undefined}
        chosen={undefined}
        unchosen={text(ENTER.into)}
        options={liveJourneys}
        onChoose={(journey, name) => void enter(journey, name)}
        onClear={undefined}
      />
      {error && <ErrorNote error={error} />}
    </div>
  );
}

async function liveJourneys(query: string): Promise<Option[]> {
  const journeys = await thingsNamed<JourneyListed>('/api/journeys', query, { state: 'live' });
  return journeys.map(({ id, name }) => ({ value: id, title: name }));
}
