/** The editor of one journey. */
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { HOME } from '../i18n/words/home.ts';
import { Designing } from './journey/designing.tsx';
import { Opening } from './journey/opening.tsx';
import { ShownWhole } from './journey/shown-whole.tsx';
import { journeyPath } from './journey/stored.ts';

export function JourneyPage({ id }: { id: string }) {
  const text = useText();
  const loaded = useLoad<JourneyShown>(journeyPath(id));
  if (loaded.loading && loaded.data === undefined) return <Opening />;
  return (
    <ShownWhole of={loaded} title={text(HOME.journey)}>
      {(journey) => <Designing key={journey.id} loaded={journey} />}
    </ShownWhole>
  );
}
