/** From a person's page: into a journey that takes people by hand. */
import './person-enter.css';
import { useId, useState } from 'preact/hooks';
import type { Entered } from '../../runtime/wire/api/entering.ts';
import type { JourneyListed } from '../../runtime/wire/api/journeys.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { ApiError, api } from '../api.ts';
import type { Option } from '../forms/lists.ts';
import { Picker } from '../forms/picker.tsx';
import { useText } from '../i18n/index.ts';
import { ENTER } from '../i18n/words/versions.ts';
import { announce } from '../parts/notices.tsx';
import { ErrorNote } from '../parts/states.tsx';

interface IntoProps {
  person: { id: string; name: string };
  onEntered(): void;
}

export function IntoJourney({ person, onEntered }: IntoProps) {
  const text = useText();
  const id = useId();
  const [found, find] = useState<readonly Option[]>([]);
  const [error, setError] = useState<ApiError>();
  const enter = async (journey: string) => {
    setError(undefined);
    const name = found.find(({ value }) => value === journey)?.title ?? journey;
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
  const search = async (query: string) => {
    const options = await liveJourneys(query);
    find(options);
    return options;
  };
  return (
    <div class="into-journey">
      <Picker
        id={id}
        faulty={false}
        describedBy={undefined}
        chosen={undefined}
        unchosen={text(ENTER.into)}
        options={search}
        onChoose={(journey) => void enter(journey)}
        onClear={undefined}
      />
      {error && <ErrorNote error={error} />}
    </div>
  );
}

const SOME = 200;

async function liveJourneys(query: string): Promise<Option[]> {
  const { items } = await api.get<Page<JourneyListed>>(`/api/journeys?limit=${SOME}`);
  return items
    .filter(({ state, name }) => state === 'live' && name.includes(query))
    .map(({ id, name }) => ({ value: id, title: name }));
}
