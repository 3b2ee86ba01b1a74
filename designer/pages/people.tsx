/** Everybody who was measured, last seen first. */
import type { PersonListed } from '../../runtime/wire/api/people.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { Search } from '../parts/fields.tsx';
import { useListing } from '../parts/listing.ts';
import { Tags, When } from '../parts/marks.tsx';
import { More } from '../parts/more.tsx';
import { Page } from '../parts/page.tsx';
import { Made } from '../parts/person-parts.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { Link, setQuery, useRoute } from '../router.tsx';

export function PeoplePage() {
  const text = useText();
  const q = useRoute().query.get('q') ?? '';
  const people = useListing<PersonListed>(`/api/people${q && `?q=${encodeURIComponent(q)}`}`);
  const columns = useColumns();
  return (
    <Page
      title={text(COMMON.people)}
      actions={<Search title={text(PEOPLE.search)} value={q} onSearch={(value) => setQuery({ q: value })} />}
    >
      <Shown of={people}>
        {(rows) =>
          rows.length ? (
            <Table title={text(COMMON.people)} columns={columns} rows={rows} id={({ id }) => id} />
          ) : (
            <Empty title={q ? text(PEOPLE.noMatch, { q }) : text(PEOPLE.empty)} />
          )
        }
      </Shown>
      <More of={people} />
    </Page>
  );
}

function useColumns(): Column<PersonListed>[] {
  const text = useText();
  const { number, duration } = useFormats();
  return [
    {
      title: text(PEOPLE.name),
      cell: ({ id, name, made }) => (
        <>
          <Link to={`/people/${id}`}>{name}</Link> <Made made={made} />
        </>
      ),
    },
    {
      title: text(PEOPLE.owner),
      cell: ({ owner }) => owner?.name ?? <span class="faint">{text(PEOPLE.nobody)}</span>,
    },
    { title: text(PEOPLE.tags), cell: ({ tags }) => <Tags tags={tags} /> },
    { title: text(PEOPLE.readings), figure: true, cell: ({ readings }) => number(readings) },
    { title: text(PEOPLE.engaged), figure: true, cell: ({ engaged }) => duration(engaged) },
    { title: text(PEOPLE.lastSeen), figure: true, cell: ({ lastSeen }) => <When at={lastSeen} /> },
  ];
}
