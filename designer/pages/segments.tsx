/** All segments, last changed first. */
import './segments.css';
import type { SegmentListed } from '../../runtime/wire/api/segments.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { SEGMENTS } from '../i18n/words/segments.ts';
import { Button } from '../parts/button.tsx';
import { Search } from '../parts/fields.tsx';
import { useListing } from '../parts/listing.ts';
import { When } from '../parts/marks.tsx';
import { More } from '../parts/more.tsx';
import { Page } from '../parts/page.tsx';
import { namedPath } from '../parts/register.ts';
import { useShortcuts } from '../parts/shortcuts.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { Link, navigate, setQuery, useRoute } from '../router.tsx';
import { UseLink } from './segment-uses.tsx';
import { useUntilFilled } from './use-until-filled.ts';

export function SegmentsPage() {
  const text = useText();
  const q = useRoute().query.get('q') ?? '';
  const segments = useListing<SegmentListed>(namedPath('/api/segments', q));
  const columns = useColumns();
  const create = () => navigate('/segments/new');
  useUntilFilled(segments.data?.some(({ filling }) => filling) ?? false, segments.reload);
  useShortcuts([{ keys: 'n', title: SEGMENTS.create, run: create }]);
  const createButton = (
    <Button look="primary" onClick={create}>
      {text(SEGMENTS.create)}
    </Button>
  );
  return (
    <Page
      title={text(COMMON.segments)}
      actions={
        <>
          <Search title={text(SEGMENTS.search)} value={q} onSearch={(value) => setQuery({ q: value })} />
          {(q || segments.data?.length !== 0) && createButton}
        </>
      }
    >
      <Shown of={segments}>
        {(rows) =>
          rows.length ? (
            <Table title={text(COMMON.segments)} columns={columns} rows={rows} id={({ id }) => id} />
          ) : q ? (
            <Empty title={text(SEGMENTS.noMatch, { q })} />
          ) : (
            <Empty title={text(SEGMENTS.empty)}>
              {createButton}
              <p class="help">{text(SEGMENTS.emptyHow)}</p>
            </Empty>
          )
        }
      </Shown>
      <More of={segments} />
    </Page>
  );
}

function useColumns(): Column<SegmentListed>[] {
  const text = useText();
  return [
    { title: text(SEGMENTS.name), cell: ({ id, name }) => <Link to={`/segments/${id}`}>{name}</Link> },
    { title: text(SEGMENTS.members), figure: true, cell: (segment) => <Members segment={segment} /> },
    { title: text(SEGMENTS.today), figure: true, cell: (segment) => <Today segment={segment} /> },
    { title: text(SEGMENTS.usedBy), width: '40%', cell: (segment) => <SomeUses segment={segment} /> },
    { title: text(SEGMENTS.updated), figure: true, cell: ({ updatedAt }) => <When at={updatedAt} /> },
  ];
}

type Props = { segment: SegmentListed };

function Members({ segment: { members, filling } }: Props) {
  const text = useText();
  const { number } = useFormats();
  return (
    <span class={filling ? 'faint' : undefined}>{filling ? text(SEGMENTS.filling) : number(members)}</span>
  );
}

function Today({ segment: { entered, left } }: Props) {
  const text = useText();
  const { number } = useFormats();
  if (entered + left === 0) return <span class="faint">–</span>;
  return (
    <span title={text(SEGMENTS.todayHelp)}>
      {text(SEGMENTS.cameAndWent, { entered: number(entered), left: number(left) })}
    </span>
  );
}

/** As many as fit a row. */
const SOME = 2;

function SomeUses({ segment: { usedBy } }: Props) {
  const text = useText();
  if (usedBy.length === 0) return <span class="faint">{text(SEGMENTS.unused)}</span>;
  return (
    <span class="segment-uses-some">
      {usedBy.slice(0, SOME).map((use) => (
        <UseLink key={JSON.stringify(use)} use={use} />
      ))}
      {usedBy.length > SOME && <small>{text(SEGMENTS.more, { n: usedBy.length - SOME })}</small>}
    </span>
  );
}
