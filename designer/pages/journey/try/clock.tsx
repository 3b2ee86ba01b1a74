/** The clock of a simulation: set before anything happened, moved on afterwards. */
import { useFormats, useText } from '../../../i18n/index.ts';
import { TRYING } from '../../../i18n/words/trying.ts';
import { Button } from '../../../parts/button.tsx';
import { When } from '../../../parts/marks.tsx';
import { clockOf, movedTo, type Trying, zoneOf } from './trying.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

interface ClockProps {
  trying: Trying;
  /** When it goes on by itself, ms UTC. */
  next: number | undefined;
  /** Nothing can happen any more. */
  over: boolean;
  onChange(trying: Trying): void;
}

export function Clock({ trying, next, over, onChange }: ClockProps) {
  const text = useText();
  const { dateTime } = useFormats();
  const now = clockOf(trying);
  const begun = trying.script.length > 0;
  const to = (at: number) => onChange(movedTo(trying, at));
  return (
    <section class="try-clock">
      <h3>
        {text(TRYING.clock)}{' '}
        <b class="try-now">
          <When at={now} zone={zoneOf(trying)} />
        </b>
      </h3>
      <div class="form-row">
        <Button disabled={over} title={`${text(TRYING.hour)} (m)`} onClick={() => to(now + HOUR)}>
          {text(TRYING.hour)}
        </Button>
        <Button disabled={over} title={`${text(TRYING.day)} (M)`} onClick={() => to(now + DAY)}>
          {text(TRYING.day)}
        </Button>
        <input
          key={now}
          type="datetime-local"
          class="field"
          aria-label={text(begun ? TRYING.until : TRYING.beginAt)}
          defaultValue={localText(now)}
          {...(begun && { min: localText(now) })}
          disabled={over}
          onChange={({ currentTarget: { value } }) => {
            const at = new Date(value).getTime();
            if (!Number.isNaN(at)) to(at);
          }}
        />
      </div>
      {begun && !over && (
        <div class="form-row">
          {next === undefined ? (
            <span class="faint">{text(TRYING.nothingNext)}</span>
          ) : (
            <Button title="n" onClick={() => to(next)}>
              {text(TRYING.toNext, { time: dateTime(next, zoneOf(trying)) })}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** As an input of this browser's zone wants it. */
function localText(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
}
