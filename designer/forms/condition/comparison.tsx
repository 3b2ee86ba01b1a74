/** One comparison: what to look at, how to compare, and with what. All of it comes from the operands' declarations. */
import type { FunctionComponent } from 'preact';
import { OPERANDS, OPERATORS, operatorsOf } from '../../../runtime/condition/index.ts';
import type {
  Comparison,
  OperandDefinition,
  OperandKind,
  OperandParameter,
  Operator,
} from '../../../runtime/condition/vocabulary.ts';
import { useText } from '../../i18n/index.ts';
import { FORMS } from '../../i18n/words/forms.ts';
import type { Asked, InputProps } from '../input.ts';
import { PARAMETERS } from '../parameters.tsx';
import { newComparison, parametersOf, withOperator, withParameter } from './shape.ts';
import { ValueInput } from './value.tsx';

interface ComparisonProps {
  id: string;
  comparison: Comparison;
  onChange(comparison: Comparison): void;
}

export function ComparisonInput({ id, comparison, onChange }: ComparisonProps) {
  const { operand } = comparison;
  const known = Object.hasOwn(OPERANDS, operand.of);
  return (
    <>
      <OperandChoice of={operand.of} onChoose={(of) => onChange(newComparison(of))} />
      {known &&
        parametersOf(operand).map((parameter) => (
          <Parameter
            key={`${operand.of} ${parameter.name}`}
            id={`${id}-${parameter.name}`}
            parameter={parameter}
            comparison={comparison}
            onChange={onChange}
          />
        ))}
      {known && <Comparing id={id} comparison={comparison} onChange={onChange} />}
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
  const operand = comparison.operand as unknown as Record<string, unknown>;
  const Input = PARAMETERS[parameter.type] as FunctionComponent<InputProps>;
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
        content={operand.content as string | undefined}
        event={operand.event as string | undefined}
      />
    </div>
  );
}

function Comparing({ id, comparison, onChange }: ComparisonProps) {
  const text = useText();
  const { words } = OPERANDS[comparison.operand.of] as OperandDefinition;
  return (
    <div class="condition-compare">
      <select
        class="field"
        aria-label={text(FORMS.compare)}
        value={comparison.operator}
        onChange={(event) => onChange(withOperator(comparison, event.currentTarget.value as Operator))}
      >
        {operatorsOf(comparison.operand).map((name) => (
          <option key={name} value={name} selected={name === comparison.operator}>
            {text(words?.[name] ?? OPERATORS[name].label)}
          </option>
        ))}
      </select>
      <ValueInput id={`${id}-value`} comparison={comparison} onChange={onChange} />
    </div>
  );
}
