/** A form made of declared fields. It knows no kind of node. */
import { together } from '../../runtime/condition/together.ts';
import './form.css';
import type { Fault, Field } from '../../runtime/journey/definition.ts';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Glyph } from '../parts/glyph.tsx';
import { inputOf } from './inputs.tsx';
import { TemplatePreview } from './preview.tsx';

export interface FormProps {
  /** Tells the ids of this form's inputs from those of another one. */
  id: string;
  fields: Field[];
  values: Record<string, unknown>;
  faults: Pick<Fault, 'field' | 'message' | 'level'>[];
  onChange(name: string, value: unknown): void;
}

export function Form({ id, fields, values, faults, onChange }: FormProps) {
  return (
    <div class="form">
      {fields.map((field) => (
        <FormField
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          values={values}
          faults={faults.filter((fault) => fault.field === field.name)}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

function FormField({ id, field, values, faults, onChange }: Omit<FormProps, 'fields'> & { field: Field }) {
  const text = useText();
  const Input = inputOf(field.type);
  const content = field.within && values[field.within];
  const problem = `${id}-problem`;
  return (
    <div class="form-field">
      <label id={`${id}-label`} for={id}>
        {text(field.label)}
        {!field.required && field.default === undefined && (
          <small class="form-optional">{text(FORMS.optional)}</small>
        )}
      </label>
      <Input
        id={id}
        asked={field}
        value={values[field.name] ?? field.default}
        onChange={(value) => onChange(field.name, value)}
        faulty={faults.some(({ level }) => level === 'fault')}
        describedBy={faults.length > 0 ? problem : undefined}
        Form={Form}
        content={typeof content === 'string' ? content : undefined}
      />
      <TemplatePreview id={id} field={field} value={values[field.name]} />
      {faults.length > 0 && (
        <p id={problem} class="form-bad">
          <span class="form-bad-sign">
            <Glyph name="warning" />
          </span>
          {together(...faults.map(({ message }) => ` ${text(message)}`))}
        </p>
      )}
      {field.help && <p class="form-help">{text(field.help)}</p>}
    </div>
  );
}
