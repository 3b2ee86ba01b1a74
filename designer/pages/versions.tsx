/** The history of a journey: all its versions, or one of them on the canvas. */
import './journey/history/history.css';
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import { useLoad } from '../api.ts';
import { Shown } from '../parts/states.tsx';
import { VersionList } from './journey/history/list.tsx';
import { VersionView } from './journey/history/view.tsx';
import { journeyPath } from './journey/stored.ts';

/** `rest` is what follows `/journeys/7/versions`: the number of a version. */
export function VersionsPage({ id, rest: [version] }: { id: string; rest: readonly string[] }) {
  const loaded = useLoad<JourneyShown>(journeyPath(id));
  return (
    <Shown of={loaded}>
      {(journey) =>
        version === undefined ? (
          <VersionList journey={journey} />
        ) : (
          <VersionView key={version} journey={journey} version={Number(version)} onChanged={loaded.reload} />
        )
      }
    </Shown>
  );
}
