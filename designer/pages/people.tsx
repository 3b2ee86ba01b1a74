/** Everybody who was measured, last seen first. */
import { useState } from 'preact/hooks';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import type { PersonListed } from '../../runtime/wire/api/people.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { Button } from '../parts/button.tsx';
import { Search } from '../parts/fields.tsx';
import { lazily } from '../parts/lazy.tsx';
import { useListing } from '../parts/listing.ts';
import { More } from '../parts/more.tsx';
import { Page } from '../parts/page.tsx';
import { useShortcuts } from '../parts/shortcuts.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { setQuery, useRoute } from '../router.tsx';
import { usePeopleColumns } from './people-columns.tsx';
import { conditionIn } from './segment-address.ts';

export function PeoplePage() {
  const text = useText();
  const { query } = useRoute();
  const q = query.get('q') ?? '';
  const condition = conditionIn(query.get('condition'));
  const [filtering, filter] = useState(condition !== undefined);
  const asked = new URLSearchParams({
    ...(q && { q }),
    ...(condition && { condition: JSON.stringify(condition) }),
  });
  const people = useListing<PersonListed>(`/api/people?${asked}`);
  const columns = usePeopleColumns<PersonListed>();
  const write = (next: Condition | undefined) => setQuery({ condition: next && JSON.stringify(next) });
  useShortcuts([{ keys: 'f', title: PEOPLE.filter, run: () => filter(true) }]);
  const nobody = (more: boolean) => {
    if (condition) return text(more ? PEOPLE.lookFurther : PEOPLE.noneMeets);
    return q ? text(PEOPLE.noMatch, { q }) : text(PEOPLE.empty);
  };
  return (
    <Page
      title={text(COMMON.people)}
      actions={
        <>
          {!filtering && <Button onClick={() => filter(true)}>{text(PEOPLE.filter)}</Button>}
          <Search title={text(PEOPLE.search)} value={q} onSearch={(value) => setQuery({ q: value })} />
        </>
      }
    >
      {filtering && (
        <PeopleFilter
          condition={condition}
          onChange={write}
          onClose={() => {
            write(undefined);
            filter(false);
          }}
        />
      )}
      <Shown of={people}>
        {(rows) =>
          rows.length ? (
            <Table title={text(COMMON.people)} columns={columns} rows={rows} id={({ id }) => id} />
          ) : (
            <Empty title={nobody(people.more !== undefined)} />
          )
        }
      </Shown>
      <More of={people} />
    </Page>
  );
}

const PeopleFilter = lazily(() => import('./people-filter.tsx').then((page) => page.PeopleFilter));
