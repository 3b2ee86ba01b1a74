import { useText } from '../../i18n/index.ts';
import { group, type InputProps } from '../input.ts';

/** Any of the choices: native checkboxes in the order of the declaration. */
export function ChoicesInput({ value = [], onChange, asked, ...rest }: InputProps<string[]>) {
  const text = useText();
  const choices = asked.choices ?? [];
  const toggle = (one: string) => {
    const next = choices
      .map((choice) => choice.value)
      .filter((name) => value.includes(name) !== (name === one));
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset {...group(rest)} class="form-chips">
      {choices.map((choice) => (
        <label key={choice.value} class="form-chip">
          <input
            type="checkbox"
            value={choice.value}
            checked={value.includes(choice.value)}
            onChange={() => toggle(choice.value)}
          />
          <span class="form-chip-name">{text(choice.label)}</span>
        </label>
      ))}
    </fieldset>
  );
}
