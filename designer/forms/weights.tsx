import './weights.css';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Button } from '../parts/button.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useHeld } from './held.ts';
import { group, type InputProps } from './input.ts';
import { numberIn } from './number.tsx';

export interface Arm {
  name: string;
  weight: number;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const isFree = (arms: readonly Arm[], name: string) => arms.every((arm) => arm.name !== name);

/** One more arm under the first free letter, as heavy as the last one. */
function withArm(arms: readonly Arm[]): Arm[] {
  const name = [...LETTERS].find((letter) => isFree(arms, letter)) ?? String(arms.length + 1);
  return [...arms, { name, weight: arms.at(-1)?.weight ?? 1 }];
}

/** Whole per cents as even as can be; the first ones get what is left over. */
export function evenly(arms: readonly Arm[]): Arm[] {
  const each = Math.floor(100 / arms.length);
  return arms.map((arm, index) => ({ ...arm, weight: each + (index < 100 - each * arms.length ? 1 : 0) }));
}

export function WeightsInput({ id, value = [], onChange, asked, describedBy }: InputProps<Arm[]>) {
  const text = useText();
  const { min = 1, max = LETTERS.length } = asked;
  const total = value.reduce((sum, arm) => sum + arm.weight, 0);
  return (
    <fieldset {...group({ id, describedBy })} class="form-weights">
      {value.map((arm, index) => (
        <ArmRow
          key={index}
          id={`${id}-${index}`}
          arm={arm}
          share={total > 0 ? arm.weight / total : 0}
          isFree={(name) =>
            isFree(
              value.filter((other) => other !== arm),
              name,
            )
          }
          onChange={(next) => onChange(value.map((other) => (other === arm ? next : other)))}
          onRemove={value.length > min ? () => onChange(value.filter((other) => other !== arm)) : undefined}
        />
      ))}
      <div class="form-row">
        <Button disabled={value.length >= max} onClick={() => onChange(withArm(value))}>
          {text(FORMS.armAdd)}
        </Button>
        <Button look="quiet" onClick={() => onChange(evenly(value))}>
          {text(FORMS.armEven)}
        </Button>
      </div>
    </fieldset>
  );
}

interface ArmRowProps {
  id: string;
  arm: Arm;
  share: number;
  isFree(name: string): boolean;
  onChange(arm: Arm): void;
  onRemove: (() => void) | undefined;
}

/** A name that is empty or taken stays in its input and is not written: exits go by these names. */
function ArmRow({ id, arm, share, isFree: free, onChange, onRemove }: ArmRowProps) {
  const text = useText();
  const fits = (typed: string) => typed.trim() !== '' && free(typed.trim());
  const name = useHeld(arm.name, (typed) => fits(typed) && onChange({ ...arm, name: typed.trim() }));
  const weight = useHeld(String(arm.weight), (typed) => {
    const number = numberIn(typed);
    if (number !== undefined) onChange({ ...arm, weight: number });
  });
  const taken = !fits(name.value);
  return (
    <>
      <div class="form-arm">
        <input id={id} class="field" aria-label={text(FORMS.armName)} aria-invalid={taken} {...name} />
        <input class="field" inputmode="decimal" aria-label={text(FORMS.armWeight)} {...weight} />
        <span class="form-share">
          <i class="form-share-bar" style={{ width: `${share * 100}%` }} />
          {Math.round(share * 1000) / 10}%
        </span>
        <IconButton
          glyph="close"
          title={text(FORMS.remove, { name: arm.name })}
          disabled={!onRemove}
          onClick={onRemove}
        />
      </div>
      {taken && <small class="form-bad">{text(FORMS.armTaken)}</small>}
    </>
  );
}
