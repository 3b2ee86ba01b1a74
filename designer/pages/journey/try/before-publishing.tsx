/** In the dialog of publishing: every scenario is run; where one fails, publishing asks why it goes out all the same. */
import './try.css';
import { useEffect, useId, useState } from 'preact/hooks';
import { ApiError } from '../../../api.ts';
import { useText } from '../../../i18n/index.ts';
import { SCENARIOS } from '../../../i18n/words/trying.ts';
import { ErrorNote, Loading } from '../../../parts/states.tsx';
import { type Checked, checkScenarios } from './scenario-store.ts';

/** What the scenarios have to say to publishing: `override` is why it goes out although one fails. */
export interface Verdict {
  ready: boolean;
  override?: string;
}

export const UNJUDGED: Verdict = { ready: false };

/** As the runtime asks for it. */
const LEAST = 3;

export const verdictOn = (failing: number, reason: string): Verdict => {
  if (failing === 0) return { ready: true };
  const override = reason.trim();
  return override.length < LEAST ? { ready: false } : { ready: true, override };
};

interface BeforeProps {
  journey: string;
  /** The version that is brought back; else the draft goes out. */
  version: number | undefined;
  onVerdict(verdict: Verdict): void;
}

export function ScenariosBefore({ journey, version, onVerdict }: BeforeProps) {
  const text = useText();
  const field = useId();
  const [checked, setChecked] = useState<Checked[]>();
  const [error, setError] = useState<ApiError>();
  const judge = (all: readonly Checked[], reason: string) =>
    onVerdict(verdictOn(failingOf(all).length, reason));
  useEffect(() => {
    checkScenarios(journey, { version }).then(
      (all) => {
        setChecked(all);
        judge(all, '');
      },
      (reason) => {
        if (!(reason instanceof ApiError)) throw reason;
        setError(reason);
        // The runtime runs them again, and refuses by itself.
        onVerdict({ ready: true });
      },
    );
  }, [journey, version]);
  const failing = failingOf(checked ?? []);
  return (
    <section class="publish-part try-before">
      <h3>{text(SCENARIOS.title)}</h3>
      {error && <ErrorNote error={error} />}
      {!checked && !error && <Loading />}
      {checked?.length === 0 && <p class="faint">{text(SCENARIOS.none)}</p>}
      {checked !== undefined && checked.length > 0 && failing.length === 0 && (
        <p>✓ {text(SCENARIOS.allPass, { n: checked.length })}</p>
      )}
      {failing.length > 0 && (
        <>
          <p class="try-refused" role="alert">
            × {text(SCENARIOS.someFail, { n: failing.length })}
          </p>
          <ul>
            {failing.map(({ id, name, missed }) => (
              <li key={id}>
                <b>{name}</b>
                {missed.map(({ message }, index) => (
                  <p key={index}>{text(message)}</p>
                ))}
              </li>
            ))}
          </ul>
          <label for={field}>{text(SCENARIOS.spite)}</label>
          <textarea
            id={field}
            class="field"
            rows={2}
            maxLength={500}
            aria-describedby={`${field}-help`}
            onInput={(event) => judge(failing, event.currentTarget.value)}
          />
          <p id={`${field}-help`} class="form-help">
            {text(SCENARIOS.spiteHelp)}
          </p>
        </>
      )}
    </section>
  );
}

const failingOf = (checked: readonly Checked[]) => checked.filter(({ missed }) => missed.length > 0);
