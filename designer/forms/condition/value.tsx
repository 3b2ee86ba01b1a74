/** What a comparison compares with: an input for what the operator takes and the values that there can be. */
import type { FunctionComponent } from 'preact';
import { OPERATORS, type Takes } from '../../../runtime/condition/index.ts';
import type { Comparison, OperandValues, Scalar } from '../../../runtime/condition/vocabulary.ts';
import { useText } from '../../i18n/index.ts';
import { FORMS } from '../../i18n/words/forms.ts';
import { ChoiceInput } from '../choice.tsx';
import { DateInput } from '../date.tsx';
import type { InputProps } from '../input.ts';
import { type Lists, useLists } from '../lists.ts';
import { ClockInput, DaysInput, NumberInput, ShareInput } from '../number.tsx';
import { among, OneAgentInput, RegionInput, UnitInput } from '../pickers.tsx';
import { FlagInput, ScalarInput } from '../scalar.tsx';
import { type Pool, SeveralInput } from '../several.tsx';
import { SuggestedInput } from '../suggest.tsx';
import { WordsInput } from '../tags.tsx';
import { ChoicesInput } from './choices.tsx';
import { valuesOf, withValue } from './shape.ts';

interface ValueProps {
  id: string;
  comparison: Comparison;
  onChange(comparison: Comparison): void;
}

export function ValueInput({ id, comparison, onChange }: ValueProps) {
  const { operand, operator, value } = comparison;
  const { takes } = OPERATORS[operator];
  const text = useText();
  const lists = useLists();
  if (takes === 'nothing') return null;
  const values = valuesOf(operand);
  const choices = values.type === 'choice' ? { choices: values.choices } : {};
  const props: InputProps = {
    id,
    asked: { name: 'value', label: FORMS.value, required: true, ...choices },
    value,
    onChange: (next) => onChange(withValue(comparison, next as Scalar | Scalar[] | undefined)),
    faulty: false,
    describedBy: undefined,
    content: undefined,
    suggestions: seenIn(lists, comparison),
  };
  const Input = singleInput(takes, values);
  return (
    <>
      <label id={`${id}-label`} class="only-read" for={id}>
        {text(FORMS.value)}
      </label>
      {takes === 'list' && <ListInput {...props} values={values} />}
      {takes === 'range' && <RangeInput {...(props as InputProps<number[]>)} values={values} />}
      {takes !== 'list' && takes !== 'range' && <Input {...props} />}
    </>
  );
}

/** Values that were seen where the operand looks. */
function seenIn(lists: Lists, { operand }: Comparison): Scalar[] {
  if (operand.of === 'attribute') return lists.valuesOf({ attribute: operand.name });
  if (operand.of === 'events') return lists.valuesOf({ event: operand.event, property: operand.property });
  if (operand.of === 'event') return lists.valuesOf({ property: operand.property });
  if (operand.of === 'person') return lists.valuesOf({ field: operand.field });
  return [];
}

const INPUTS: Record<OperandValues['type'], unknown> = {
  any: ScalarInput,
  word: SuggestedInput,
  agent: OneAgentInput,
  unit: UnitInput,
  region: RegionInput,
  choice: ChoiceInput,
  number: NumberInput,
  share: ShareInput,
  clock: ClockInput,
  flag: FlagInput,
  date: DateInput,
  presence: ScalarInput,
};

function singleInput(takes: Takes, values: OperandValues): FunctionComponent<InputProps> {
  const text = values.type === 'region' ? RegionInput : SuggestedInput;
  const only: Partial<Record<Takes, unknown>> = { date: DateInput, days: DaysInput, text };
  const numbers = values.type === 'any' && takes === 'number' ? NumberInput : undefined;
  return (only[takes] ?? numbers ?? INPUTS[values.type]) as FunctionComponent<InputProps>;
}

function ListInput({ values, ...props }: InputProps & { values: OperandValues }) {
  const words = (props.suggestions ?? []).map(String);
  if (values.type === 'choice') return <ChoicesInput {...(props as InputProps<string[]>)} />;
  const pool = usePool(values);
  if (pool) return <SeveralInput {...(props as InputProps<string[]>)} pool={pool} />;
  const shown = [props.value ?? []].flat().map(String);
  return <WordsInput {...(props as InputProps<string[]>)} value={shown} suggestions={words} />;
}

/** What values of this kind are chosen from, by name. */
function usePool({ type }: OperandValues): Pool | undefined {
  const { agents, units, regions, names } = useLists();
  if (type === 'agent') return { options: agents, titleOf: names.agent };
  if (type === 'unit') return { options: units, titleOf: (id) => names.unit?.(id) ?? id };
  if (type !== 'region') return undefined;
  const titleOf = (code: string) => regions.find(({ value }) => value === code)?.title ?? code;
  return { options: among(regions), titleOf, size: regions.length };
}

function RangeInput({
  values,
  value = [],
  onChange,
  ...props
}: InputProps<number[]> & { values: OperandValues }) {
  const text = useText();
  const Input = singleInput('number', values);
  const [from, to] = value;
  const put = (place: 0 | 1) => (next: unknown) => {
    const both = place === 0 ? [next, to] : [from, next];
    onChange(both.every((one) => one === undefined) ? undefined : (both as number[]));
  };
  return (
    <div class="condition-range">
      <Input {...(props as InputProps)} value={from ?? undefined} onChange={put(0)} />
      <label class="faint" for={`${props.id}-to`}>
        {text(FORMS.to)}
      </label>
      <Input {...(props as InputProps)} id={`${props.id}-to`} value={to ?? undefined} onChange={put(1)} />
    </div>
  );
}
