/** One segment: who is in it, who came and went, who uses it; and the form that makes or changes one. */
import './segments.css';
import { describe, isCondition } from '../../runtime/condition/index.ts';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import type { SegmentMember, SegmentShown } from '../../runtime/wire/api/segments.ts';
import { useLoad } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { SEGMENTS } from '../i18n/words/segments.ts';
import { Figure } from '../parts/figure.tsx';
import { useListing } from '../parts/listing.ts';
import { When } from '../parts/marks.tsx';
import { More } from '../parts/more.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { Link, useRoute } from '../router.tsx';
import { useCatalog } from './journey/catalog.ts';
import { usePeopleColumns } from './people-columns.tsx';
import { Actions } from './segment-actions.tsx';
import { segmentPath } from './segment-address.ts';
import { CameAndWent } from './segment-days.tsx';
import { ChangeSegment, NewSegment } from './segment-form.tsx';
import { Uses } from './segment-uses.tsx';
import { useUntilFilled } from './use-until-filled.ts';

export function SegmentPage({ id }: { id: string }) {
  return id === 'new' ? <NewSegment /> : <Known id={id} />;
}

function Known({ id }: { id: string }) {
  const text = useText();
  const editing = useRoute().query.has('edit');
  const loaded = useLoad<SegmentShown>(segmentPath(id));
  const { data } = loaded;
  useUntilFilled(data?.filling ?? false, loaded.reload);
  return (
    <Page
      title={data?.name ?? text(SEGMENTS.name)}
      above={<Link to="/segments">{text(COMMON.segments)}</Link>}
      actions={data && !editing && <Actions segment={data} />}
    >
      <Shown of={loaded}>
        {(segment) =>
          editing ? <ChangeSegment segment={segment} onSaved={loaded.reload} /> : <Told segment={segment} />
        }
      </Shown>
    </Page>
  );
}

function Told({ segment }: { segment: SegmentShown }) {
  const text = useText();
  const { number } = useFormats();
  const { names } = useCatalog();
  const condition = segment.condition as Condition;
  return (
    <div class="segment">
      <section class="card">
        <h2>{text(SEGMENTS.condition)}</h2>
        <p class="segment-sentence">{isCondition(condition) && text(describe(condition, names))}</p>
        <div class="figures">
          <Figure title={text(SEGMENTS.members)} value={number(segment.members)}>
            {segment.filling && text(SEGMENTS.filling)}
          </Figure>
          <Figure title={text(SEGMENTS.enteredToday)} value={number(segment.entered)} />
          <Figure title={text(SEGMENTS.leftToday)} value={number(segment.left)} />
        </div>
      </section>
      <section class="card">
        <h2>{text(SEGMENTS.usedBy)}</h2>
        <Uses usedBy={segment.usedBy} />
      </section>
      <CameAndWent days={segment.days} />
      <Members key={String(segment.filling)} id={segment.id} />
    </div>
  );
}

function Members({ id }: { id: string }) {
  const text = useText();
  const members = useListing<SegmentMember>(`${segmentPath(id)}/members`);
  const columns = usePeopleColumns<SegmentMember>({
    title: text(SEGMENTS.since),
    figure: true,
    cell: ({ since }) => <When at={since} />,
  });
  return (
    <section class="segment-members" aria-labelledby="members">
      <h2 id="members">{text(SEGMENTS.people)}</h2>
      <Shown of={members}>
        {(rows) =>
          rows.length ? (
            <Table title={text(SEGMENTS.people)} columns={columns} rows={rows} id={(one) => one.id} />
          ) : (
            <Empty title={text(SEGMENTS.nobody)} />
          )
        }
      </Shown>
      <More of={members} />
    </section>
  );
}
