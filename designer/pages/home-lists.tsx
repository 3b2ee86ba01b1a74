import type { ContentListed } from '../../runtime/wire/api/contents.ts';
import type { JourneyListed } from '../../runtime/wire/api/journeys.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { useLoad } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { HOME } from '../i18n/words/home.ts';
import { StateBar, StateLegend } from '../parts/state-bar.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { Link } from '../router.tsx';

/** Rows on the home page; the rest is behind the list's own page. */
const ROWS = 6;

export function Journeys() {
  const text = useText();
  const journeys = useLoad<Page<JourneyListed>>(`/api/journeys?order=goals&limit=${ROWS}`);
  return (
    <section>
      <h2>
        {text(HOME.journeys)} <small>{text(HOME.journeysNote)}</small>
      </h2>
      <Shown of={journeys}>
        {({ items }) => (items.length ? <Ranking journeys={items} /> : <NoJourneys />)}
      </Shown>
    </section>
  );
}

function Ranking({ journeys }: { journeys: JourneyListed[] }) {
  const text = useText();
  const { number } = useFormats();
  const columns: Column<JourneyListed>[] = [
    { title: text(HOME.journey), cell: ({ id, name }) => <Link to={`/journeys/${id}`}>{name}</Link> },
    { title: text(HOME.runs), figure: true, cell: ({ runs }) => number(runs) },
    { title: text(HOME.active), figure: true, cell: ({ active }) => number(active) },
    { title: text(HOME.goals), figure: true, cell: ({ goals }) => number(goals) },
  ];
  return <Table title={text(HOME.journeys)} columns={columns} rows={journeys} id={({ id }) => id} />;
}

function NoJourneys() {
  const text = useText();
  return (
    <Empty title={text(HOME.noJourneys)}>
      <Link to="/journeys">{text(HOME.toJourneys)}</Link>
    </Empty>
  );
}

export function LastRead() {
  const text = useText();
  const contents = useLoad<Page<ContentListed>>(`/api/contents?limit=${ROWS}`);
  return (
    <section>
      <h2>
        {text(HOME.contents)} <small>{text(HOME.contentsNote)}</small>
      </h2>
      <Shown of={contents}>
        {({ items }) =>
          items.length ? <LastReadTable contents={items} /> : <Empty title={text(CONTENTS.empty)} />
        }
      </Shown>
    </section>
  );
}

function LastReadTable({ contents }: { contents: ContentListed[] }) {
  const text = useText();
  const { number } = useFormats();
  const columns: Column<ContentListed>[] = [
    { title: text(CONTENTS.title), cell: ({ id, title }) => <Link to={`/contents/${id}`}>{title}</Link> },
    { title: text(CONTENTS.readings), figure: true, cell: ({ readings }) => number(readings) },
    { title: text(CONTENTS.states), width: '30%', cell: ({ states }) => <StateBar states={states} /> },
  ];
  return (
    <>
      <Table title={text(HOME.contents)} columns={columns} rows={contents} id={({ id }) => id} />
      <StateLegend />
    </>
  );
}
