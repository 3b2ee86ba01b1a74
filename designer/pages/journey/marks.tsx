import type { JourneyListed, RunListed } from '../../../runtime/wire/api/journeys.ts';
import { useText } from '../../i18n/index.ts';
import { JOURNEYS, RUNS } from '../../i18n/words/journeys.ts';

const JOURNEY_SIGNS: Record<JourneyListed['state'], string> = { draft: '○', live: '●', paused: '‖' };

/** State and version of a journey: a sign and a word. */
export function JourneyMark({
  journey: { state, version },
}: {
  journey: Pick<JourneyListed, 'state' | 'version'>;
}) {
  const text = useText();
  return (
    <span class={`journey-mark journey-${state}`}>
      <i aria-hidden="true">{JOURNEY_SIGNS[state]}</i> {text(JOURNEYS[state])}
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
