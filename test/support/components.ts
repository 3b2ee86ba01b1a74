/** Components in a made page, read and used as a person would. */
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';

export interface Shown {
  root: HTMLElement;
  /** All text on the page, white space collapsed. */
  text(): string;
  /** The first element that matches; throws with what is there instead. */
  find<E extends HTMLElement>(selector: string): E;
  /** The button or link of this name. */
  named(name: string): HTMLElement;
  press(name: string): Promise<void>;
  type(selector: string, value: string): Promise<void>;
  key(key: string, more?: KeyboardEventInit): Promise<void>;
  /** Resolves once the text is on the page; throws with what is there instead. */
  sees(text: string): Promise<void>;
  leave(): void;
}

const collapsed = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

export async function show(component: ComponentChild): Promise<Shown> {
  const root = document.body.appendChild(document.createElement('div'));
  await act(() => render(component, root));
  const text = () => collapsed(document.body);
  const found = <E extends Element>(element: E | null | undefined, wanted: string): E => {
    if (!element) throw new Error(`no ${wanted} in: ${document.body.innerHTML}`);
    return element;
  };
  const named = (name: string) => {
    const all = [...document.querySelectorAll<HTMLElement>('button, a')];
    return found(
      all.find((one) => collapsed(one) === name || one.getAttribute('aria-label') === name),
      name,
    );
  };
  return {
    root,
    text,
    named,
    find: <E extends HTMLElement>(selector: string) => found(document.querySelector<E>(selector), selector),
    press: (name) => act(async () => named(name).click()),
    type: (selector, value) =>
      typed(found(document.querySelector<HTMLInputElement>(selector), selector), value),
    key: (key, more = {}) => act(async () => void pressed(key, more)),
    sees: (wanted) => vi.waitFor(() => void found(text().includes(wanted) ? root : null, wanted)),
    leave() {
      act(() => render(null, root));
      root.remove();
    },
  };
}

function typed(field: HTMLInputElement, value: string): Promise<void> {
  return act(async () => {
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function pressed(key: string, more: KeyboardEventInit): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}
