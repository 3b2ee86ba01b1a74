/** Any number out of a list: what is chosen stands there by name, and a picker adds to it. */
import './words.css';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Glyph } from '../parts/glyph.tsx';
import { group, type InputProps } from './input.ts';
import type { Option } from './lists.ts';
import { Picker } from './picker.tsx';

/** What several are chosen from. */
export interface Pool {
  options(query: string): Promise<Option[]>;
  titleOf(value: string): string;
  /** How many there are, where that is known: once all are chosen, nothing is offered. */
  size?: number;
}

export function SeveralInput({
  value = [],
  onChange,
  pool: { options, titleOf, size = Number.POSITIVE_INFINITY },
  ...rest
}: InputProps<string[]> & { pool: Pool }) {
  const text = useText();
  const change = (next: string[]) => onChange(next.length > 0 ? next : undefined);
  const left = async (query: string) =>
    (await options(query)).filter((option) => !value.includes(option.value));
  return (
    <fieldset {...group(rest)} class="form-several">
      {value.map((one) => (
        <span key={one} class="form-word">
          {titleOf(one)}
          <button
            type="button"
            class="form-word-remove"
            aria-label={text(FORMS.remove, { name: titleOf(one) })}
            onClick={() => change(value.filter((other) => other !== one))}
          >
            <Glyph name="close" />
          </button>
        </span>
      ))}
      {value.length < size && (
        <Picker
          id={`${rest.id}-add`}
          faulty={rest.faulty}
          describedBy={rest.describedBy}
          chosen={undefined}
          unchosen={text(FORMS.addOne)}
          options={left}
          onChoose={(one) => change([...value, one])}
          onClear={undefined}
        />
      )}
    </fieldset>
  );
}
