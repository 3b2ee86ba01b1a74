import { useState } from 'preact/hooks';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import type { InputProps } from './input.ts';
import { Quantity } from './number.tsx';

/** ms, the largest first. */
const UNITS = [
  { ms: 86_400_000, title: FORMS.days },
  { ms: 3_600_000, title: FORMS.hours },
  { ms: 60_000, title: FORMS.minutes },
  { ms: 1_000, title: FORMS.seconds },
] as const;

/** The largest unit in which the duration is a whole number. */
function unitOf(ms: number | undefined): number {
  return UNITS.find((unit) => ms !== undefined && ms > 0 && ms % unit.ms === 0)?.ms ?? UNITS[2].ms;
}

/** Changing the unit keeps the number: 2 hours become 2 days. */
export function DurationInput(props: InputProps<number>) {
  const text = useText();
  const { value, onChange } = props;
  const [chosen, choose] = useState<number>();
  const unit = chosen ?? unitOf(value);
  const change = (next: number) => {
    choose(next);
    if (value !== undefined) onChange(Math.round((value / unit) * next));
  };
  const write = (ms: number | undefined) => {
    choose(unit);
    onChange(ms === undefined ? undefined : Math.round(ms));
  };
  const smallest = props.asked.min ?? 0;
  return (
    <div class="form-row">
      <Quantity {...props} onChange={write} factor={1 / unit} />
      <select
        class="field"
        aria-label={text(FORMS.unit)}
        value={String(unit)}
        onChange={(event) => change(Number(event.currentTarget.value))}
      >
        {UNITS.filter(({ ms }) => ms >= smallest || ms === unit).map(({ ms, title }) => (
          <option key={ms} value={String(ms)} selected={ms === unit}>
            {text(title)}
          </option>
        ))}
      </select>
    </div>
  );
}
