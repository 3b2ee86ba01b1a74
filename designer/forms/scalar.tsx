import { useState } from 'preact/hooks';
import type { Scalar } from '../../runtime/condition/vocabulary.ts';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import type { InputProps } from './input.ts';
import { NumberInput } from './number.tsx';
import { SuggestedInput } from './suggest.tsx';

type Kind = 'text' | 'number' | 'boolean';
const KINDS: Kind[] = ['text', 'number', 'boolean'];

const kindOf = (value: Scalar | undefined): Kind =>
  typeof value === 'number' || typeof value === 'boolean' ? (typeof value as Kind) : 'text';

/** What becomes of a value when another kind is chosen: what can be kept is kept. */
function converted(value: Scalar | undefined, kind: Kind): Scalar | undefined {
  if (value === undefined) return kind === 'boolean' ? true : undefined;
  if (kind === 'text') return typeof value === 'boolean' ? undefined : String(value);
  if (kind === 'boolean') return true;
  const number = Number(value);
  return typeof value === 'boolean' || !Number.isFinite(number) || value === '' ? undefined : number;
}

/** A text, a number, or yes or no; the operator says which, because `007` is a text. */
export function ScalarInput(props: InputProps<Scalar>) {
  const text = useText();
  const { value, onChange } = props;
  const [chosen, choose] = useState<Kind>();
  const kind = value === undefined ? (chosen ?? kindOf(props.suggestions?.[0])) : kindOf(value);
  const change = (next: Kind) => {
    choose(next);
    onChange(converted(value, next));
  };
  return (
    <div class="form-row">
      <select
        class="field form-kind"
        aria-label={text(FORMS.type)}
        value={kind}
        onChange={(event) => change(event.currentTarget.value as Kind)}
      >
        {KINDS.map((name) => (
          <option key={name} value={name} selected={name === kind}>
            {text(FORMS[name])}
          </option>
        ))}
      </select>
      {kind === 'boolean' && <FlagInput {...(props as InputProps<boolean>)} />}
      {kind === 'number' && <NumberInput {...(props as InputProps<number>)} />}
      {kind === 'text' && <SuggestedInput {...(props as InputProps<string>)} />}
    </div>
  );
}

/** Chosen once it is touched: a draft holds only what somebody said. */
export function FlagInput({ id, value, onChange }: InputProps<boolean>) {
  const text = useText();
  return (
    <select
      id={id}
      class="field"
      value={value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.currentTarget.value === 'true')}
    >
      {value === undefined && (
        <option value="" selected>
          {text(FORMS.notChosen)}
        </option>
      )}
      <option value="true" selected={value === true}>
        {text(FORMS.yes)}
      </option>
      <option value="false" selected={value === false}>
        {text(FORMS.no)}
      </option>
    </select>
  );
}
