import type { RunShown } from '../../../runtime/wire/api/journeys.ts';
import type { Draft } from '../../edit/draft.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { RUNS } from '../../i18n/words/journeys.ts';
import { titleOf } from './fault-list.tsx';
import { effectTitle } from './why.ts';

const STATES: Record<string, Text> = {
  held: RUNS.held,
  pending: RUNS.pending,
  done: RUNS.done,
  failed: RUNS.effectFailed,
  unknown: RUNS.effectUnknown,
};
const SIGNS: Record<string, string> = { held: '○', pending: '◔', done: '●', failed: '×', unknown: '?' };

/** What left the process because of this run, and what came of it. */
export function RunEffects({ run, draft }: { run: RunShown; draft: Draft }) {
  const text = useText();
  if (run.effects.length === 0) return null;
  return (
    <section class="inspector-part">
      <h2>{text(RUNS.effects)}</h2>
      <ul class="effects">
        {run.effects.map(({ id, kind, node, state, attempts, lastAnswer }) => (
          <li key={id} class={`effect-${state}`}>
            <span>
              <i aria-hidden="true">{SIGNS[state]}</i> {text(effectTitle(kind))} ·{' '}
              {text(titleOf(draft, node))}
            </span>
            <small class="faint">
              {text(STATES[state] ?? { zh: state, en: state })} · {text(RUNS.attempts, { n: attempts })}
            </small>
            {lastAnswer && <code>{lastAnswer}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}
