import type { JourneyListed, RunListed } from '../../../runtime/wire/api/journeys.ts';
import { useText } from '../../i18n/index.ts';
import { ARCHIVING } from '../../i18n/words/archiving.ts';
import { JOURNEYS, RUNS } from '../../i18n/words/journeys.ts';

const JOURNEY_SIGNS: Record<JourneyListed['state'], string> = { draft: '○', live: '●', paused: '‖' };

/** State and version of a journey: a sign and a word. */
export function JourneyMark({
  journey: { state, version, archivedAt },
}: {
  journey: Pick<JourneyListed, 'state' | 'version' | 'archivedAt'>;
}) {
  const text = useText();
  const archived = archivedAt !== null;
  return (
    <span class={`journey-mark journey-${archived ? 'archived' : state}`}>
      <i aria-hidden="true">{archived ? '▣' : JOURNEY_SIGNS[state]}</i>{' '}
      {text(archived ? ARCHIVING.archived : JOURNEYS[state])}
      {version !== null && <small>v{version}</small>}
    </span>
  );
}

const RUN_SIGNS: Record<RunListed['state'], string> = { active: '◑', finished: '●', failed: '×' };

export function RunMark({ state }: { state: RunListed['state'] }) {
  const text = useText();
  return (
    <span class={`mark-line run-${state}`}>
      <i aria-hidden="true">{RUN_SIGNS[state]}</i> {text(RUNS[state])}
    </span>
  );
}
