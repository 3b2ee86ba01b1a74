import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { useHeld } from './held.ts';
import { type InputProps, named } from './input.ts';

/** Ten thousandths: enough for any share or weight, and 0.07 × 100 is 7 again. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** A number in an input: `read` and `spell` turn it to and from what is typed. Full-width digits count, too. */
export function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  const value = Number(plain);
  return plain === '' || !Number.isFinite(value) ? undefined : value;
}

interface QuantityProps extends InputProps<number> {
  /** What is typed is the value times this. */
  factor: number;
  suffix?: string;
}

/** Text that is no number stays in the input while it is being typed, and changes nothing. */
export function Quantity({ value, onChange, factor, suffix, asked: _, ...rest }: QuantityProps) {
  const text = useText();
  const held = useHeld(value === undefined ? '' : String(rounded(value * factor)), (typed) => {
    const number = numberIn(typed);
    if (number !== undefined) onChange(rounded(number / factor));
    else if (typed.trim() === '') onChange(undefined);
  });
  const odd = held.value.trim() !== '' && numberIn(held.value) === undefined;
  return (
    <>
      <span class="form-quantity">
        <input
          {...named(rest)}
          class="field"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          aria-invalid={rest.faulty || odd}
          {...held}
        />
        {suffix && (
          <span class="form-suffix" aria-hidden="true">
            {suffix}
          </span>
        )}
      </span>
      {odd && <small class="form-bad">{text(FORMS.notNumber)}</small>}
    </>
  );
}

export function DaysInput(props: InputProps<number>) {
  const text = useText();
  return <Quantity {...props} factor={1} suffix={text(FORMS.days)} />;
}

export function NumberInput(props: InputProps<number>) {
  return <Quantity {...props} factor={1} />;
}

/** Minutes since midnight, typed as a time of day. */
export function ClockInput({ value, onChange, asked: _, ...rest }: InputProps<number>) {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return (
    <input
      {...named(rest)}
      class="field"
      type="time"
      value={value === undefined ? '' : `${two(value / 60)}:${two(value % 60)}`}
      onChange={(event) => {
        const [hours, minutes] = event.currentTarget.value.split(':').map(Number);
        onChange(hours === undefined || minutes === undefined ? undefined : hours * 60 + minutes);
      }}
    />
  );
}

export function ShareInput(props: InputProps<number>) {
  return <Quantity {...props} factor={100} suffix="%" />;
}
