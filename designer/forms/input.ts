/** What every input of a form gets, whatever its type; a field's data and an operand's parameter both fit. */
import type { FunctionComponent } from 'preact';
import type { Scalar } from '../../runtime/condition/vocabulary.ts';
import type { Field } from '../../runtime/journey/definition.ts';
import type { FormProps } from './form.tsx';

export type Asked = Pick<
  Field,
  'name' | 'label' | 'required' | 'default' | 'choices' | 'min' | 'max' | 'items'
>;

export interface InputProps<T = unknown> {
  /** Of the element that the label names; the label's own id is `<id>-label`. */
  id: string;
  asked: Asked;
  value: T | undefined;
  /** `undefined` empties the field. */
  onChange(value: T | undefined): void;
  faulty: boolean;
  /** Id of the element that says what is wrong. */
  describedBy: string | undefined;
  /** For a paragraph: the content it is in. */
  content: string | undefined;
  /** For a property: the event that has it. */
  event?: string | undefined;
  /** For a list: the form of one of its records. */
  Form?: FunctionComponent<FormProps>;
  /** Values that were seen; others are as good. */
  suggestions?: readonly Scalar[];
}

/** How an input of several elements is named, and found when a fault leads to it. */
export function group({ id, describedBy }: { id: string; describedBy?: string | undefined }) {
  return { id, tabIndex: -1, 'aria-labelledby': `${id}-label`, 'aria-describedby': describedBy };
}

/** How an input of one element is named, marked and explained. */
export function named({ id, faulty, describedBy }: Pick<InputProps, 'id' | 'faulty' | 'describedBy'>) {
  return { id, 'aria-invalid': faulty, 'aria-describedby': describedBy };
}
