/** The columns of a list of people, the same wherever one is shown. */
import type { PersonListed } from '../../runtime/wire/api/people.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { Tags, When } from '../parts/marks.tsx';
import { Made } from '../parts/person-parts.tsx';
import type { Column } from '../parts/table.tsx';
import { Link } from '../router.tsx';

/** `own` is what this list tells besides; when somebody was last seen comes last. */
export function usePeopleColumns<P extends PersonListed>(...own: Column<P>[]): Column<P>[] {
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
    ...own,
    { title: text(PEOPLE.lastSeen), figure: true, cell: ({ lastSeen }) => <When at={lastSeen} /> },
  ];
}
