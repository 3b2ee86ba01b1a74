/** The history of a journey: all its versions, or one of them on the canvas. */
import './journey/history/history.css';
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { HISTORY } from '../i18n/words/versions.ts';
import { VersionList } from './journey/history/list.tsx';
import { VersionView } from './journey/history/view.tsx';
import { ShownWhole } from './journey/shown-whole.tsx';
import { journeyPath } from './journey/stored.ts';

/** `rest` is what follows `/journeys/7/versions`: the number of a version. */
export function VersionsPage({ id, rest: [version] }: { id: string; rest: readonly string[] }) {
  const text = useText();
  const loaded = useLoad<JourneyShown>(journeyPath(id));
  return (
    <ShownWhole of={loaded} title={text(HISTORY.openKey)}>
      {(journey) =>
        version === undefined ? (
          <VersionList journey={journey} />
        ) : (
          <VersionView key={version} journey={journey} version={Number(version)} onChanged={loaded.reload} />
        )
      }
    </ShownWhole>
  );
}
