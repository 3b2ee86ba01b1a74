/** Builds a condition: a group of comparisons, and groups within it. */
import './condition.css';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import { useText } from '../../i18n/index.ts';
import { FORMS } from '../../i18n/words/forms.ts';
import { Button } from '../../parts/button.tsx';
import { Glyph } from '../../parts/glyph.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import { group, type InputProps } from '../input.ts';
import { ComparisonInput } from './comparison.tsx';
import { Meaning } from './meaning.tsx';
import { conditionOf, type Group, groupOf, type Mode, newComparison, outermost, wholeOf } from './shape.ts';

export function ConditionInput({ id, value, onChange }: InputProps<Condition>) {
  return (
    <fieldset {...group({ id })} class="condition">
      <GroupInput id={id} group={outermost(value)} onChange={(group) => onChange(wholeOf(group))} />
      <Meaning condition={value} />
    </fieldset>
  );
}

const MODES: Mode[] = ['all', 'any', 'notAll', 'notAny'];
/** Groups within groups, at most; deeper ones are split over nodes. */
const DEPTH = 2;

interface GroupInputProps {
  id: string;
  group: Group;
  depth?: number;
  onChange(group: Group): void;
}

function GroupInput({ id, group, depth = 0, onChange }: GroupInputProps) {
  const text = useText();
  const { mode, parts } = group;
  const put = (index: number, part: Condition[]) =>
    onChange({ mode, parts: parts.toSpliced(index, 1, ...part) });
  const add = (part: Condition) => onChange({ mode, parts: [...parts, part] });
  return (
    <>
      {(parts.length > 1 || depth > 0 || mode !== 'all') && (
        <select
          class="field condition-mode"
          aria-label={text(FORMS.groupIs)}
          value={mode}
          onChange={(event) => onChange({ mode: event.currentTarget.value as Mode, parts })}
        >
          {MODES.map((name) => (
            <option key={name} value={name} selected={name === mode}>
              {text(FORMS[name])}
            </option>
          ))}
        </select>
      )}
      {parts.map((part, index) => (
        <Part
          key={index}
          id={`${id}-${index}`}
          part={part}
          depth={depth}
          onChange={(next) => put(index, [next])}
          onRemove={() => put(index, [])}
        />
      ))}
      <div class="form-row">
        <Button onClick={() => add(newComparison('reading'))}>
          <Glyph name="plus" /> {text(FORMS.addCondition)}
        </Button>
        {depth < DEPTH && parts.length > 0 && (
          <Button look="quiet" onClick={() => add({ any: [newComparison('reading')] })}>
            {text(FORMS.addGroup)}
          </Button>
        )}
      </div>
    </>
  );
}

interface PartProps {
  id: string;
  part: Condition;
  depth: number;
  onChange(part: Condition): void;
  onRemove(): void;
}

function Part({ id, part, depth, onChange, onRemove }: PartProps) {
  const text = useText();
  const group = groupOf(part);
  const remove = text(group ? FORMS.removeGroup : FORMS.removeCondition);
  return (
    <div class={group ? 'condition-group' : 'condition-one'}>
      <IconButton class="condition-remove" glyph="close" title={remove} onClick={onRemove} />
      {group ? (
        <GroupInput
          id={id}
          group={group}
          depth={depth + 1}
          onChange={(next) => onChange(conditionOf(next))}
        />
      ) : (
        'operand' in part && <ComparisonInput id={id} comparison={part} onChange={onChange} />
      )}
    </div>
  );
}
