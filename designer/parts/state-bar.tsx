import type { States } from '../../runtime/wire/api/shared.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';

/** From the least to the most that was read. */
const ORDER = ['bounce', 'skim', 'partial', 'complete'] as const;

interface StateBarProps {
  states: States;
  /** Names and figures below the bar; without, they are its label only. */
  legend?: boolean;
}

/** Readings by state as one bar: shares by length, darker is more read. */
export function StateBar({ states, legend = false }: StateBarProps) {
  const text = useText();
  const { number, share } = useFormats();
  const total = ORDER.reduce((sum, state) => sum + states[state], 0);
  const parts = ORDER.map((state) => ({
    state,
    share: total ? states[state] / total : 0,
    says: `${text(COMMON[state])} ${number(states[state])} · ${share(total ? states[state] / total : 0)}`,
  }));
  return (
    <div class="state-bar">
      <div class="state-parts" role="img" aria-label={parts.map(({ says }) => says).join(', ')}>
        {parts.map((part) => (
          <i
            key={part.state}
            title={part.says}
            style={{ flexGrow: part.share, background: `var(--state-${part.state})` }}
          />
        ))}
      </div>
      {legend && (
        <ul class="state-legend">
          {parts.map((part) => (
            <li key={part.state}>
              <i aria-hidden="true" style={{ background: `var(--state-${part.state})` }} /> {part.says}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the colours of the bars mean, once a page. */
export function StateLegend() {
  const text = useText();
  return (
    <ul class="state-legend">
      {ORDER.map((state) => (
        <li key={state}>
          <i aria-hidden="true" style={{ background: `var(--state-${state})` }} /> {text(COMMON[state])}
        </li>
      ))}
    </ul>
  );
}
