import { useState } from 'preact/hooks';
import type { PersonListed } from '../../runtime/wire/api/people.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { Button } from '../parts/button.tsx';
import { Chips, Search } from '../parts/fields.tsx';
import { setQuery, useRoute } from '../router.tsx';

const DAY = 86_400_000;
const PERIODS = ['7', '28', '90'];
const DEVICES = ['phone', 'tablet', 'desktop'] as const;

/** The path of the heat with the filter that the address names. */
export function useFilter(path: string): string {
  const { query } = useRoute();
  const asked = new URLSearchParams();
  const days = Number(query.get('days'));
  if (days > 0) asked.set('from', String(startOf(days)));
  for (const name of ['device', 'person']) {
    const value = query.get(name);
    if (value) asked.set(name, value);
  }
  const text = asked.toString();
  return path + (text && `?${text}`);
}

/** Whole days, so that the same period is the same address until midnight (UTC, as days are folded). */
const startOf = (days: number) => (Math.floor(Date.now() / DAY) - days + 1) * DAY;

export function Filters() {
  const text = useText();
  const { query } = useRoute();
  const person = query.get('person');
  const periods = PERIODS.map((value) => ({ value, title: text(CONTENTS.days, { n: value }) }));
  const devices = DEVICES.map((value) => ({ value, title: text(CONTENTS[value]) }));
  return (
    <div class="filters">
      <Chips
        title={text(CONTENTS.period)}
        chosen={query.get('days') ?? ''}
        choices={[{ value: '', title: text(CONTENTS.everyTime) }, ...periods]}
        onChoose={(days) => setQuery({ days })}
      />
      <Chips
        title={text(CONTENTS.device)}
        chosen={query.get('device') ?? ''}
        choices={[{ value: '', title: text(CONTENTS.everyDevice) }, ...devices]}
        onChoose={(device) => setQuery({ device })}
      />
      {person ? <OnePerson id={person} /> : <FindPerson />}
    </div>
  );
}

function OnePerson({ id }: { id: string }) {
  const text = useText();
  const { data } = useLoad<PersonListed>(`/api/people/${encodeURIComponent(id)}`);
  return (
    <p class="one-person">
      {text(CONTENTS.onlyPerson, { name: data?.name ?? id })}
      <Button onClick={() => setQuery({ person: undefined })}>{text(CONTENTS.everyone)}</Button>
    </p>
  );
}

/** Finds while typing; choosing a name narrows the page to that person. */
function FindPerson() {
  const text = useText();
  const [q, setQ] = useState('');
  const { data } = useLoad<Page<PersonListed>>(
    q ? `/api/people?limit=6&q=${encodeURIComponent(q)}` : undefined,
  );
  return (
    <div class="find-person">
      <Search title={text(CONTENTS.findPerson)} value="" onSearch={setQ} />
      {q && data && (
        <ul class="found">
          {data.items.map(({ id, name }) => (
            <li key={id}>
              <Button look="quiet" onClick={() => setQuery({ person: id })}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
