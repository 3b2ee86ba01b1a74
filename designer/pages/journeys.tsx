/** All journeys, last changed first. */
import './journey/journeys.css';
import { useState } from 'preact/hooks';
import type { JourneyListed, JourneyShown } from '../../runtime/wire/api/journeys.ts';
import { type ApiError, api } from '../api.ts';
import type { Draft } from '../edit/draft.ts';
import { createIds } from '../edit/ids.ts';
import { graphOf, type Start } from '../edit/starts.ts';
import { tidy } from '../edit/tidy/index.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { ARCHIVING } from '../i18n/words/archiving.ts';
import { COMMON } from '../i18n/words/common.ts';
import { EDITING } from '../i18n/words/editing.ts';
import { JOURNEYS } from '../i18n/words/journeys.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Chips, Search } from '../parts/fields.tsx';
import { useListing } from '../parts/listing.ts';
import { When } from '../parts/marks.tsx';
import { More } from '../parts/more.tsx';
import { Page } from '../parts/page.tsx';
import { namedPath } from '../parts/register.ts';
import { useShortcuts } from '../parts/shortcuts.tsx';
import { Empty, ErrorNote, Shown } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { Link, navigate, setQuery, useRoute } from '../router.tsx';
import { useArchiving } from './journey/archiving.tsx';
import { pickJourney } from './journey/files.ts';
import { Gallery } from './journey/gallery.tsx';
import { JourneyMark } from './journey/marks.tsx';

export function JourneysPage() {
  const text = useText();
  const { query } = useRoute();
  const [q, archived] = [query.get('q') ?? '', query.has('archived')];
  const path = namedPath('/api/journeys', q, archived ? { archived: 'true' } : {});
  const journeys = useListing<JourneyListed>(path);
  const { question, ...acts } = useArchiving(journeys.reload);
  const columns = useColumns(archived, acts);
  const [starting, start] = useState(false);
  const begin = () => start(true);
  useShortcuts([{ keys: 'n', title: JOURNEYS.create, run: begin }]);
  return (
    <Page
      title={text(COMMON.journeys)}
      actions={
        <>
          <Search title={text(JOURNEYS.search)} value={q} onSearch={(value) => setQuery({ q: value })} />
          <Button look="primary" onClick={begin}>
            {text(JOURNEYS.create)}
          </Button>
        </>
      }
    >
      <div class="journeys-which">
        <Which archived={archived} />
      </div>
      <Shown of={journeys}>
        {(rows) =>
          rows.length ? (
            <Table title={text(COMMON.journeys)} columns={columns} rows={rows} id={({ id }) => id} />
          ) : q ? (
            <Empty title={text(JOURNEYS.noMatch, { q })} />
          ) : archived ? (
            <Empty title={text(ARCHIVING.none)} />
          ) : (
            <Empty title={text(JOURNEYS.empty)}>
              <Beginnings />
            </Empty>
          )
        }
      </Shown>
      <More of={journeys} />
      {question}
      <Dialog title={text(JOURNEYS.how)} open={starting} onClose={() => start(false)}>
        <Beginnings />
      </Dialog>
    </Page>
  );
}

/** Those at work, or those that were archived; the address says which. */
function Which({ archived }: { archived: boolean }) {
  const text = useText();
  return (
    <Chips
      title={text(ARCHIVING.which)}
      chosen={archived ? '1' : ''}
      choices={[
        { value: '', title: text(ARCHIVING.inUse) },
        { value: '1', title: text(ARCHIVING.archived) },
      ]}
      onChoose={(chosen) => setQuery({ archived: chosen || undefined })}
    />
  );
}

type Acts = Omit<ReturnType<typeof useArchiving>, 'question'>;

function useColumns(archived: boolean, { archive, restore }: Acts): Column<JourneyListed>[] {
  const text = useText();
  const { number } = useFormats();
  return [
    { title: text(JOURNEYS.name), cell: ({ id, name }) => <Link to={`/journeys/${id}`}>{name}</Link> },
    { title: text(JOURNEYS.state), cell: (journey) => <JourneyMark journey={journey} /> },
    { title: text(JOURNEYS.runs), figure: true, cell: ({ runs }) => number(runs) },
    { title: text(JOURNEYS.active), figure: true, cell: ({ active }) => number(active) },
    { title: text(JOURNEYS.goals), figure: true, cell: ({ goals }) => number(goals) },
    {
      title: text(archived ? ARCHIVING.when : JOURNEYS.updated),
      figure: true,
      cell: ({ updatedAt, archivedAt }) => <When at={archivedAt ?? updatedAt} />,
    },
    {
      title: '',
      figure: true,
      cell: (journey) => (
        <Button look="quiet" onClick={() => (archived ? restore(journey) : archive(journey))}>
          {text(archived ? ARCHIVING.restore : ARCHIVING.archive)}
        </Button>
      ),
    },
  ];
}

/** A blank canvas, a file, or a draft that others began with. */
function Beginnings() {
  const text = useText();
  const [error, setError] = useState<ApiError>();
  const begin = ({ name, graph, layout }: Draft = blank(text(JOURNEYS.untitled))) => {
    api
      .post<JourneyShown>('/api/journeys', { name, draft: graph, layout })
      .then(({ id }) => navigate(`/journeys/${id}`), setError);
  };
  const [refused, refuse] = useState<string>();
  const takeFile = async () => {
    const draft = await pickJourney(text, refuse);
    if (draft) begin(draft);
  };
  return (
    <div class="beginnings">
      <div class="gallery-row">
        <button type="button" class="start start-blank" onClick={() => begin()}>
          <strong>{text(JOURNEYS.startBlank)}</strong>
        </button>
        <button type="button" class="start start-blank" onClick={takeFile}>
          <strong>{text(EDITING.importFile)}</strong>
        </button>
      </div>
      {refused && (
        <p class="field-error" role="alert">
          {refused}
        </p>
      )}
      <Gallery onBegin={(start) => begin(startedFrom(start, text(start.title)))} />
      {error && <ErrorNote error={error} />}
    </div>
  );
}

const blank = (name: string): Draft => ({ name, graph: { nodes: [], edges: [] }, layout: {} });

function startedFrom(start: Start, name: string): Draft {
  const graph = graphOf(start, createIds(Math.random));
  return { name, graph, layout: tidy(graph) };
}
