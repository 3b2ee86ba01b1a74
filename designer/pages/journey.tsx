/** The editor of one journey. */
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import { useLoad } from '../api.ts';
import { Shown } from '../parts/states.tsx';
import { Designing } from './journey/designing.tsx';
import { Opening } from './journey/opening.tsx';
import { journeyPath } from './journey/stored.ts';

export function JourneyPage({ id }: { id: string }) {
  const loaded = useLoad<JourneyShown>(journeyPath(id));
  if (loaded.loading && loaded.data === undefined) return <Opening />;
  return <Shown of={loaded}>{(journey) => <Designing key={journey.id} loaded={journey} />}</Shown>;
}
