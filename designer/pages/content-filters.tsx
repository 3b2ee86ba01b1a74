import { useState } from 'preact/hooks';
import type { PersonListed } from '../../runtime/wire/api/people.ts';
import type { SegmentListed } from '../../runtime/wire/api/segments.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { Button } from '../parts/button.tsx';
import { Chips, Search, Select } from '../parts/fields.tsx';
import { useNames } from '../parts/names.ts';
import { thingsNamed } from '../parts/register.ts';
import { setQuery, useRoute } from '../router.tsx';
import { againstChoices, PERIODS, SCREENS } from './content-selection.ts';
import { LabelledPicker } from './labelled-picker.tsx';

/** Whose readings, when and where; and what they are compared with. */
export function Filters() {
  const text = useText();
  const { query } = useRoute();
  const person = query.get('person');
  const segment = query.get('segment');
  const periods = PERIODS.map((value) => ({ value, title: text(CONTENTS.days, { n: value }) }));
  const devices = SCREENS.map((value) => ({ value, title: text(CONTENTS[value]) }));
  const against = againstChoices(query).map((value) => ({ value, title: text(CONTENTS[value]) }));
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
      <Select
        title={text(CONTENTS.compareWith)}
        value={
          against.some(({ value }) => value === query.get('against')) ? (query.get('against') ?? '') : ''
        }
        choices={[{ value: '', title: text(CONTENTS.nothing) }, ...against]}
        onChoose={(value) => setQuery({ against: value })}
      />
      {!person && <OneSegment chosen={segment ?? ''} />}
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
      <Button onClick={() => setQuery({ person: undefined })}>{text(CONTENTS.showEveryone)}</Button>
    </p>
  );
}

const SEGMENTS = '/api/segments';

function OneSegment({ chosen }: { chosen: string }) {
  const text = useText();
  const nameOf = useNames(SEGMENTS);
  const named = async (query: string) =>
    (await thingsNamed<SegmentListed>(SEGMENTS, query)).map(({ id, name }) => ({ value: id, title: name }));
  return (
    <LabelledPicker
      title={text(CONTENTS.whose)}
      chosen={nameOf(chosen)}
      unchosen={text(CONTENTS.everyone)}
      options={named}
      onChoose={(segment) => setQuery({ segment })}
      onClear={() => setQuery({ segment: undefined })}
    />
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
          {data.items.length === 0 && <li class="found-none">{text(CONTENTS.foundNobody)}</li>}
          {data.items.map(({ id, name }) => (
            <li key={id}>
              <Button look="quiet" onClick={() => setQuery({ person: id, segment: undefined })}>
                {name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
