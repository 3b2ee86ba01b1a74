import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { group, type InputProps } from './input.ts';

/** Up to so many choices lie open; more of them fold into a list. */
const OPEN = 4;

export function ChoiceInput(props: InputProps<string>) {
  return (props.asked.choices ?? []).length <= OPEN ? <OpenChoice {...props} /> : <FoldedChoice {...props} />;
}

function useChoices({ asked }: InputProps<string>) {
  const text = useText();
  const choices = (asked.choices ?? []).map(({ value, label }) => ({ value, title: text(label) }));
  const free = !asked.required && asked.default === undefined;
  return free ? [{ value: '', title: text(FORMS.none) }, ...choices] : choices;
}

/** Native radio buttons: arrows move between them. */
function OpenChoice(props: InputProps<string>) {
  const { id, value, onChange } = props;
  const chosen = value ?? '';
  return (
    <fieldset {...group(props)} class="form-chips">
      {useChoices(props).map((choice) => (
        <label key={choice.value} class="form-chip">
          <input
            type="radio"
            name={id}
            value={choice.value}
            checked={choice.value === chosen}
            onChange={() => onChange(choice.value || undefined)}
          />
          <span class="form-chip-name">{choice.title}</span>
        </label>
      ))}
    </fieldset>
  );
}

function FoldedChoice(props: InputProps<string>) {
  const { id, value, onChange, faulty, describedBy } = props;
  const chosen = value ?? '';
  return (
    <select
      id={id}
      class="field"
      value={chosen}
      aria-invalid={faulty}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    >
      {useChoices(props).map((choice) => (
        <option key={choice.value} value={choice.value} selected={choice.value === chosen}>
          {choice.title}
        </option>
      ))}
    </select>
  );
}
