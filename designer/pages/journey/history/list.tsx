/** Every version that was published, newest first. */
import { useEffect } from 'preact/hooks';
import type { JourneyShown } from '../../../../runtime/wire/api/journeys.ts';
import type { VersionListed } from '../../../../runtime/wire/api/versions.ts';
import { type Loaded, useLoad } from '../../../api.ts';
import { useFormats, useText } from '../../../i18n/index.ts';
import { COMMON } from '../../../i18n/words/common.ts';
import { TASKS } from '../../../i18n/words/tasks.ts';
import { HISTORY } from '../../../i18n/words/versions.ts';
import { When } from '../../../parts/marks.tsx';
import { Page } from '../../../parts/page.tsx';
import { Empty, Shown } from '../../../parts/states.tsx';
import { type Column, Table } from '../../../parts/table.tsx';
import { Link } from '../../../router.tsx';
import { journeyPath } from '../stored.ts';

export interface Versions {
  items: VersionListed[];
}

/** Looks again while people move. */
const AGAIN = 2_000;

export function useVersions(id: string): Loaded<Versions> {
  const loaded = useLoad<Versions>(`${journeyPath(id)}/versions`);
  const { data, reload } = loaded;
  useEffect(() => {
    if (!data?.items.some(({ moving }) => moving)) return;
    const timer = setTimeout(reload, AGAIN);
    return () => clearTimeout(timer);
  }, [data]);
  return loaded;
}

export function VersionList({ journey }: { journey: JourneyShown }) {
  const text = useText();
  const versions = useVersions(journey.id);
  const columns = useColumns(journey);
  return (
    <Page
      title={text(HISTORY.title, { name: journey.name })}
      above={
        <>
          <Link to="/journeys">{text(COMMON.journeys)}</Link> /{' '}
          <Link to={`/journeys/${journey.id}`}>{journey.name}</Link>
        </>
      }
    >
      <Shown of={versions}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text(HISTORY.none)} />
          ) : (
            <Table
              title={text(HISTORY.openKey)}
              columns={columns}
              rows={items}
              id={({ version }) => String(version)}
            />
          )
        }
      </Shown>
    </Page>
  );
}

function useColumns({ id, version: newest }: JourneyShown): Column<VersionListed>[] {
  const text = useText();
  const { number } = useFormats();
  const path = (version: number) => `/journeys/${id}/versions/${version}`;
  return [
    {
      title: text(HISTORY.version),
      cell: ({ version }) => (
        <>
          <Link to={path(version)}>{text(HISTORY.versionN, { n: version })}</Link>{' '}
          {version === newest && <span class="tag">● {text(HISTORY.now)}</span>}
        </>
      ),
    },
    { title: text(HISTORY.when), cell: (version) => <Published {...version} /> },
    { title: text(HISTORY.why), width: '36%', cell: (version) => <Why {...version} /> },
    {
      title: text(HISTORY.changes),
      cell: ({ version }) =>
        version > 1 && (
          <Link to={`${path(version)}?with=${version - 1}`}>{text(HISTORY.since, { n: version - 1 })}</Link>
        ),
    },
    { title: text(HISTORY.runs), figure: true, cell: ({ runs }) => number(runs) },
    {
      title: text(HISTORY.active),
      figure: true,
      cell: ({ active, moving }) => (
        <>
          {moving && <small class="faint">→ {text(HISTORY.moving)} </small>}
          {number(active)}
        </>
      ),
    },
    { title: text(HISTORY.goals), figure: true, cell: ({ goals }) => number(goals) },
  ];
}

/** When, and by whom if that was kept. */
export function Published({ publishedAt, publishedBy }: Pick<VersionListed, 'publishedAt' | 'publishedBy'>) {
  const text = useText();
  return (
    <>
      <When at={publishedAt} />
      {publishedBy !== null && <> · {publishedBy === 'admin' ? text(TASKS.byAdmin) : publishedBy}</>}
    </>
  );
}

/** Why the version is there, as far as somebody said. */
export function Why({ note, restores, override }: Pick<VersionListed, 'note' | 'restores' | 'override'>) {
  const text = useText();
  return (
    <>
      {note && <p class="version-note">{note}</p>}
      {restores !== null && <p class="faint">↶ {text(HISTORY.restores, { n: restores })}</p>}
      {override !== null && <p class="faint">! {text(HISTORY.override, { reason: override })}</p>}
    </>
  );
}
