/** Whom a replay let in, and anybody else who is looked for. */
import { useState } from 'preact/hooks';
import type { PersonListed } from '../../../../runtime/wire/api/people.ts';
import type { ReplayFigures } from '../../../../runtime/wire/api/replay.ts';
import { useFormats, useText } from '../../../i18n/index.ts';
import { RUNS } from '../../../i18n/words/journeys.ts';
import { REPLAY } from '../../../i18n/words/replay.ts';
import { Search } from '../../../parts/fields.tsx';
import { useListing } from '../../../parts/listing.ts';
import { More } from '../../../parts/more.tsx';
import { Shown } from '../../../parts/states.tsx';

interface PeopleProps {
  figures: readonly ReplayFigures[];
  onShow(person: string, name: string): void;
}

export function ReplayPeople({ figures, onShow }: PeopleProps) {
  const text = useText();
  const { number } = useFormats();
  const [query, search] = useState('');
  const sample = sampleOf(figures);
  return (
    <section class="inspector-part">
      <h2>{text(REPLAY.people)}</h2>
      <Search title={text(REPLAY.search)} value={query} onSearch={search} />
      {query !== '' ? (
        <Found query={query} onShow={onShow} />
      ) : sample.length === 0 ? (
        <p class="faint">{text(REPLAY.nobodyIn)}</p>
      ) : (
        <>
          <p class="faint">{text(REPLAY.sample, { n: number(sample.length) })}</p>
          <ul class="replay-people">
            {sample.map(({ person, name, state }) => (
              <li key={person}>
                <button type="button" onClick={() => onShow(person, name)}>
                  <b>{name}</b>
                  <small class="faint">{text(RUNS[state as 'active' | 'finished' | 'failed'])}</small>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Each once, whichever version let them in. */
const sampleOf = (figures: readonly ReplayFigures[]): ReplayFigures['sample'] => [
  ...new Map(figures.flatMap(({ sample }) => sample).map((one) => [one.person, one])).values(),
];

function Found({ query, onShow }: { query: string; onShow: PeopleProps['onShow'] }) {
  const text = useText();
  const people = useListing<PersonListed>(`/api/people?limit=20&q=${encodeURIComponent(query)}`);
  return (
    <>
      <Shown of={people}>
        {(rows) =>
          rows.length === 0 ? (
            <p class="faint">{text(REPLAY.noMatch)}</p>
          ) : (
            <ul class="replay-people">
              {rows.map(({ id, name, tags }) => (
                <li key={id}>
                  <button type="button" onClick={() => onShow(id, name)}>
                    <b>{name}</b>
                    <small class="faint">{tags.join(' · ')}</small>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
      <More of={people} />
    </>
  );
}
