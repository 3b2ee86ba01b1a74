/** Everything that was read, last read first. */
import type { ContentListed } from '../../runtime/wire/api/contents.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { ShareCell } from '../parts/charts.tsx';
import { Search } from '../parts/fields.tsx';
import { useListing } from '../parts/listing.ts';
import { Tags, When } from '../parts/marks.tsx';
import { More } from '../parts/more.tsx';
import { Page } from '../parts/page.tsx';
import { StateBar, StateLegend } from '../parts/state-bar.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { Link, setQuery, useRoute } from '../router.tsx';

export function ContentsPage() {
  const text = useText();
  const q = useRoute().query.get('q') ?? '';
  const contents = useListing<ContentListed>(`/api/contents${q && `?q=${encodeURIComponent(q)}`}`);
  const columns = useColumns();
  const search = (value: string) => setQuery({ q: value });
  return (
    <Page
      title={text(COMMON.contents)}
      actions={<Search title={text(CONTENTS.search)} value={q} onSearch={search} />}
    >
      <Shown of={contents}>
        {(rows) =>
          rows.length ? (
            <>
              <Table title={text(COMMON.contents)} columns={columns} rows={rows} id={({ id }) => id} />
              <StateLegend />
            </>
          ) : (
            <Empty title={q ? text(CONTENTS.noMatch, { q }) : text(CONTENTS.empty)} />
          )
        }
      </Shown>
      <More of={contents} />
    </Page>
  );
}

function useColumns(): Column<ContentListed>[] {
  const text = useText();
  const { number, duration } = useFormats();
  return [
    { title: text(CONTENTS.title), cell: (content) => <Name content={content} /> },
    { title: text(CONTENTS.readings), figure: true, cell: ({ readings }) => number(readings) },
    {
      title: text(CONTENTS.completion),
      figure: true,
      cell: ({ completion }) => <ShareCell share={completion} />,
    },
    { title: text(CONTENTS.engaged), figure: true, cell: ({ engaged }) => duration(engaged) },
    { title: text(CONTENTS.states), width: '20%', cell: ({ states }) => <StateBar states={states} /> },
    {
      title: text(CONTENTS.lastSeen),
      figure: true,
      cell: ({ lastSeen }) => (lastSeen === 0 ? '–' : <When at={lastSeen} />),
    },
  ];
}

function Name({ content: { id, title, url, topics } }: { content: ContentListed }) {
  return (
    <>
      <Link to={`/contents/${id}`}>{title || url}</Link> <Tags tags={topics} />
    </>
  );
}
