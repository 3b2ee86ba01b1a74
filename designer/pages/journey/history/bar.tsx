/** Above a version: which one, with which it is compared, and what can be done with it. */
import { useState } from 'preact/hooks';
import type { Names } from '../../../../runtime/journey/definition.ts';
import type { PublishAsked, VersionListed, VersionShown } from '../../../../runtime/wire/api/versions.ts';
import { ApiError } from '../../../api.ts';
import type { Draft } from '../../../edit/draft.ts';
import { useText } from '../../../i18n/index.ts';
import { COMMON } from '../../../i18n/words/common.ts';
import { EDITOR } from '../../../i18n/words/journeys.ts';
import { HISTORY } from '../../../i18n/words/versions.ts';
import { Button } from '../../../parts/button.tsx';
import { Select } from '../../../parts/fields.tsx';
import { announce } from '../../../parts/notices.tsx';
import { Link, navigate, setQuery } from '../../../router.tsx';
import { PublishDialog } from '../publish/dialog.tsx';
import { publishVersion } from '../publishing.ts';
import { useVersions } from './list.tsx';
import { MoveDialog } from './move.tsx';
import { DRAFT, type Looked } from './shown.ts';

interface BarProps extends Looked {
  shown: VersionShown | undefined;
  drawn: Draft;
  names: Names;
  other: string | undefined;
}

export function VersionBar(props: BarProps) {
  const { journey, version, other } = props;
  const text = useText();
  const versions = useVersions(journey.id);
  const listed = versions.data?.items ?? [];
  return (
    <header class="editor-bar version-bar">
      <Link to="/journeys">{text(COMMON.journeys)}</Link>
      <span aria-hidden="true">/</span>
      <Link to={`/journeys/${journey.id}`}>{journey.name}</Link>
      <span aria-hidden="true">/</span>
      <Link to={`/journeys/${journey.id}/versions`}>{text(HISTORY.open)}</Link>
      <span aria-hidden="true">/</span>
      <h1 class="run-person">{text(HISTORY.versionN, { n: version })}</h1>
      <Select
        title={text(HISTORY.compare)}
        value={other ?? ''}
        choices={choicesOf(listed, version, text)}
        onChoose={(chosen) => setQuery({ with: chosen || undefined })}
      />
      <span class="editor-space" />
      <Acts {...props} listed={listed.find((one) => one.version === version)} onMoved={versions.reload} />
    </header>
  );
}

function choicesOf(listed: readonly VersionListed[], own: number, text: ReturnType<typeof useText>) {
  const others = listed.filter(({ version }) => version !== own);
  return [
    { value: '', title: text(HISTORY.alone) },
    { value: DRAFT, title: text(HISTORY.draft) },
    ...others.map(({ version }) => ({
      value: String(version),
      title: text(HISTORY.versionN, { n: version }),
    })),
  ];
}

type ActsProps = BarProps & { listed: VersionListed | undefined; onMoved(): void };

function Acts({ journey, version, drawn, names, listed, onChanged, onMoved }: ActsProps) {
  const text = useText();
  const [asked, ask] = useState<'back' | 'move'>();
  const close = () => ask(undefined);
  const isOld = version !== journey.version;
  const publish = async (terms: PublishAsked) => {
    const published = await publishVersion(journey.id, terms);
    if (published instanceof ApiError) return published;
    close();
    navigate(`/journeys/${journey.id}/versions/${published.version}`);
    announce(text(EDITOR.published, { version: published.version }));
    onChanged();
    return undefined;
  };
  return (
    <>
      {isOld && listed !== undefined && listed.active > 0 && (
        <Button onClick={() => ask('move')}>{text(HISTORY.move, { n: listed.active })}</Button>
      )}
      <Button onClick={() => navigate(`/journeys/${journey.id}?take=${version}`)}>
        {text(HISTORY.toDraft)}
      </Button>
      {isOld && (
        <Button look="primary" onClick={() => ask('back')}>
          {text(HISTORY.back)}
        </Button>
      )}
      {asked === 'back' && (
        <PublishDialog
          {...{ journey, names }}
          draft={drawn}
          restores={version}
          faults={[]}
          onPublish={publish}
          onClose={close}
        />
      )}
      {asked === 'move' && <MoveDialog {...{ journey, names, version }} onMoved={onMoved} onClose={close} />}
    </>
  );
}
