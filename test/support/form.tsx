/** A form in a made page, whose values come back late, as they do from a draft. */

import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { Form } from '../../designer/forms/form.tsx';
import { type Lists, ListsContext, useLists } from '../../designer/forms/lists.ts';
import type { Field } from '../../runtime/journey/definition.ts';
import { type Shown, show } from './components.ts';

export interface FormDriver extends Shown {
  value(name: string): unknown;
  /** Types character by character, as a keyboard does; the field is found by its label. */
  write(label: string, text: string): Promise<void>;
  /** Leaves the field. */
  blur(label: string): Promise<void>;
  field<E extends HTMLElement = HTMLInputElement>(label: string): E;
  choose(label: string, value: string): Promise<void>;
  press(name: string): Promise<void>;
  hit(label: string, key: string, more?: KeyboardEventInit): Promise<void>;
  /** Sets a value from outside, as undo does. */
  set(name: string, value: unknown): Promise<void>;
}

interface Options {
  lists?: Partial<Lists>;
  faults?: Parameters<typeof Form>[0]['faults'];
}

export async function showForm(
  fields: Field[],
  values: Record<string, unknown> = {},
  { lists = {}, faults = [] }: Options = {},
): Promise<FormDriver> {
  let current = values;
  let put: (name: string, value: unknown) => void = () => undefined;
  function Page() {
    const [shown, setShown] = useState(values);
    const defaults = useLists();
    put = (name, value) => {
      current = { ...current, [name]: value };
      setShown(current);
    };
    return (
      <ListsContext.Provider value={{ ...defaults, ...lists }}>
        <Form
          id="f"
          fields={fields}
          values={shown}
          faults={faults}
          onChange={(name, value) => put(name, value)}
        />
      </ListsContext.Provider>
    );
  }
  const page = await show(<Page />);
  const field = <E extends HTMLElement = HTMLInputElement>(label: string): E => {
    const labels = [...document.querySelectorAll('label')];
    const found = labels.find((one) => one.textContent?.replace('选填', '').trim() === label);
    const target = found?.getAttribute('for') ?? '';
    return (document.getElementById(target) ?? page.find<E>(`[aria-label="${label}"]`)) as E;
  };
  const input = (element: HTMLInputElement, value: string) =>
    act(async () => {
      element.value = value;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return {
    ...page,
    field,
    value: (name) => current[name],
    async write(label, text) {
      field(label).focus();
      for (const letter of text) await input(field(label), field(label).value + letter);
    },
    blur: (label) => act(async () => void field(label).dispatchEvent(new FocusEvent('blur'))),
    choose: (label, value) =>
      act(async () => {
        const select = field<HTMLSelectElement>(label);
        select.value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    hit: (label, key, more = {}) =>
      act(async () => {
        field(label).dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
        );
      }),
    set: (name, value) => act(async () => put(name, value)),
  };
}

/** A field with the least that a form needs. */
export function field(type: Field['type'], more: Partial<Field> = {}): Field {
  return { name: 'it', type, label: { zh: '它', en: 'It' }, required: true, ...more };
}
