/** Of whom the figures tell: chosen beside the canvas, and said on it. */
import type { JourneyShown, JourneyStats } from '../../../runtime/wire/api/journeys.ts';
import { useFormats, useLanguage, useText } from '../../i18n/index.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { Button } from '../../parts/button.tsx';
import { type Scope, setScope } from './figures.ts';

/** Says that figures are not those of everybody; nothing otherwise. */
export function ScopeNote({ scope: { version, day } }: { scope: Scope }) {
  const text = useText();
  const { day: dated } = useUtcDays();
  if (version === undefined && day === undefined) return null;
  return (
    <p class="scope-note" role="status">
      {version !== undefined && <span>{text(EDITING.onlyVersion, { n: version })}</span>}
      {day !== undefined && <span>{text(EDITING.onlyDay, { day: dated(day) })}</span>}
      <Button look="quiet" onClick={() => setScope({})}>
        {text(EDITING.showAll)}
      </Button>
    </p>
  );
}

interface ChoiceProps {
  journey: JourneyShown;
  scope: Scope;
  stats: JourneyStats | undefined;
}

export function VersionChoice({ journey: { version }, scope }: ChoiceProps) {
  const text = useText();
  if (version === null || version < 2) return null;
  const versions = Array.from({ length: version }, (_, index) => version - index);
  const chosen = scope.version ?? version;
  return (
    <label class="scope-version">
      {text(EDITING.figuresOf)}
      <select
        class="field"
        value={chosen}
        onChange={(event) => {
          const next = Number(event.currentTarget.value);
          setScope(next === version ? {} : { version: next });
        }}
      >
        {versions.map((n) => (
          <option key={n} value={n} selected={n === chosen}>
            {text(n === version ? EDITING.liveVersion : EDITING.versionN, { n })}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How many began on each day, as bars; a press counts only those. */
export function DayChoice({ scope, stats }: ChoiceProps) {
  const text = useText();
  const { number } = useFormats();
  const { day: dated } = useUtcDays();
  const days = stats?.days ?? [];
  if (days.length === 0) return null;
  const most = Math.max(...days.map(({ runs }) => runs));
  return (
    <section class="inspector-part">
      <h2>{text(EDITING.byDay)}</h2>
      <ul class="scope-days">
        {days.slice(0, SHOWN).map(({ at, runs, goals }) => (
          <li key={at}>
            <button
              type="button"
              class="scope-day"
              aria-pressed={scope.day === at}
              title={text(EDITING.dayRow, { day: dated(at), runs: number(runs), goals: number(goals) })}
              onClick={() => setScope(scope.day === at ? without(scope) : { ...scope, day: at })}
            >
              <span>{dated(at)}</span>
              <i aria-hidden="true" style={{ width: `${(100 * runs) / most}%` }} />
              <b>{number(runs)}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Days that fit beside the canvas. */
const SHOWN = 14;

const without = ({ version }: Scope): Scope => (version === undefined ? {} : { version });

/** Days are those of UTC, as the runtime counts them. */
function useUtcDays() {
  const [language] = useLanguage();
  return {
    day: (at: number) =>
      new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(at),
  };
}
