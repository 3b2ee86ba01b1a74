import { useHeld } from './held.ts';
import { type InputProps, named } from './input.ts';

/** A day of the calendar, `2026-05-01`; a moment that came from elsewhere is shown as it is written. */
export function DateInput({ value, onChange, asked: _, ...rest }: InputProps<string | number>) {
  const written = value === undefined ? '' : String(value);
  const held = useHeld(written, (text) => onChange(text.trim() || undefined));
  if (written !== '' && !DAY.test(written))
    return <input {...named(rest)} class="field" type="text" {...held} />;
  return (
    <input
      {...named(rest)}
      class="field"
      type="date"
      value={written}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
