/** Inputs for times by the clock of a place: minutes since midnight, a date with its time, weekdays, a zone. */
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { group, type InputProps, named } from './input.ts';
import { SuggestedInput } from './suggest.tsx';

const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function ClockInput({ value, onChange, asked: _, ...rest }: InputProps<number>) {
  return (
    <input
      {...named(rest)}
      class="field"
      type="time"
      value={value === undefined ? '' : written(value)}
      onChange={(event) => {
        const [hours, minutes] = event.currentTarget.value.split(':').map(Number);
        onChange(hours === undefined || minutes === undefined ? undefined : hours * 60 + minutes);
      }}
    />
  );
}

/** `2026-05-01T09:00`, without a zone: the clock meant is another field's to say. */
export function LocalTimeInput({ value, onChange, asked: _, ...rest }: InputProps<string>) {
  return (
    <input
      {...named(rest)}
      class="field"
      type="datetime-local"
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value.slice(0, 16) || undefined)}
    />
  );
}

const DAYS = [
  ['mon', FORMS.mon],
  ['tue', FORMS.tue],
  ['wed', FORMS.wed],
  ['thu', FORMS.thu],
  ['fri', FORMS.fri],
  ['sat', FORMS.sat],
  ['sun', FORMS.sun],
] as const;

/** Written in the order of the week, however they were pressed. */
export function WeekdaysInput(props: InputProps<string[]>) {
  const text = useText();
  const { value = [], onChange } = props;
  const chosen = (day: string) => value.includes(day);
  return (
    <fieldset {...group(props)} class="form-chips">
      {DAYS.map(([day, title]) => (
        <label key={day} class="form-chip">
          <input
            type="checkbox"
            checked={chosen(day)}
            onChange={() =>
              onChange(DAYS.map(([one]) => one as string).filter((one) => chosen(one) !== (one === day)))
            }
          />
          <span class="form-chip-name">{text(title)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Zones that the browser knows; others are as good. */
export function ZoneInput(props: InputProps<string>) {
  return <SuggestedInput {...props} suggestions={Intl.supportedValuesOf('timeZone')} />;
}
