/** One comparison: what to look at, how to compare, and with what. All of it comes from the operands' declarations. */
import { OPERANDS, OPERATORS } from '../../../runtime/condition/index.ts';
import type {
  Comparison,
  OperandDefinition,
  OperandKind,
  OperandParameter,
  Operator,
  Scalar,
} from '../../../runtime/condition/vocabulary.ts';
import { useText } from '../../i18n/index.ts';
import { FORMS } from '../../i18n/words/forms.ts';
import { ChoiceInput } from '../choice.tsx';
import type { Asked, InputProps } from '../input.ts';
import { NumberInput, ShareInput } from '../number.tsx';
import { PARAMETERS } from '../parameters.tsx';
import { ScalarInput } from '../scalar.tsx';
import { WordsInput } from '../tags.tsx';
import { newComparison, operatorsOf, valuesOf, withOperator, withParameter, withValue } from './shape.ts';

interface ComparisonProps {
  id: string;
  comparison: Comparison;
  onChange(comparison: Comparison): void;
}

export function ComparisonInput({ id, comparison, onChange }: ComparisonProps) {
  const { operand } = comparison;
  const definition = OPERANDS[operand.of] as OperandDefinition | undefined;
  return (
    <>
      <OperandChoice of={operand.of} onChoose={(of) => onChange(newComparison(of))} />
      {definition?.parameters
        .filter(({ name }) => name !== 'paragraph' || 'content' in operand)
        .map((parameter) => (
          <Parameter
            key={`${operand.of} ${parameter.name}`}
            id={`${id}-${parameter.name}`}
            parameter={parameter}
            comparison={comparison}
            onChange={onChange}
          />
        ))}
      {definition && <Comparing id={id} comparison={comparison} onChange={onChange} />}
    </>
  );
}

function OperandChoice({ of, onChoose }: { of: OperandKind; onChoose(of: OperandKind): void }) {
  const text = useText();
  return (
    <select
      class="field condition-operand"
      aria-label={text(FORMS.lookAt)}
      value={of}
      onChange={(event) => onChoose(event.currentTarget.value as OperandKind)}
    >
      {Object.entries(OPERANDS).map(([name, { label }]) => (
        <option key={name} value={name} selected={name === of}>
          {text(label)}
        </option>
      ))}
    </select>
  );
}

function Parameter({
  id,
  parameter,
  comparison,
  onChange,
}: ComparisonProps & { parameter: OperandParameter }) {
  const text = useText();
  const operand = comparison.operand as unknown as Record<string, string | undefined>;
  const Input = PARAMETERS[parameter.type];
  return (
    <div class="condition-parameter">
      <label id={`${id}-label`} class="condition-label" for={id}>
        {text(parameter.label)}
      </label>
      <Input
        id={id}
        asked={parameter as Asked}
        value={operand[parameter.name]}
        onChange={(value) => onChange(withParameter(comparison, parameter.name, value))}
        faulty={false}
        describedBy={undefined}
        content={operand.content}
      />
    </div>
  );
}

function Comparing({ id, comparison, onChange }: ComparisonProps) {
  const text = useText();
  const operators = operatorsOf(comparison.operand);
  const { words } = OPERANDS[comparison.operand.of] as OperandDefinition;
  return (
    <div class="condition-compare">
      <select
        class="field"
        aria-label={text(FORMS.compare)}
        value={comparison.operator}
        onChange={(event) => onChange(withOperator(comparison, event.currentTarget.value as Operator))}
      >
        {operators.map((name) => (
          <option key={name} value={name} selected={name === comparison.operator}>
            {text(words?.[name] ?? OPERATORS[name].label)}
          </option>
        ))}
      </select>
      <ValueInput id={`${id}-value`} comparison={comparison} onChange={onChange} />
    </div>
  );
}

function ValueInput({ id, comparison, onChange }: ComparisonProps) {
  const { operand, operator, value } = comparison;
  const values = valuesOf(operand);
  const { takes } = OPERATORS[operator];
  if (takes === 'nothing') return null;
  const props: InputProps = {
    id,
    asked: { name: 'value', label: FORMS.value, required: true, ...values },
    value,
    onChange: (next) => onChange(withValue(comparison, next as Scalar | Scalar[] | undefined)),
    faulty: false,
    describedBy: undefined,
    content: undefined,
  };
  if (takes === 'list') return <WordsInput {...(props as InputProps<string[]>)} suggestions={[]} />;
  if (values?.type === 'choice') return <ChoiceInput {...(props as InputProps<string>)} />;
  if (values?.type === 'share') return <ShareInput {...(props as InputProps<number>)} />;
  if (values?.type === 'number') return <NumberInput {...(props as InputProps<number>)} />;
  return <ScalarInput {...(props as InputProps<Scalar>)} />;
}
