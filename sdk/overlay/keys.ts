/** Keys and pointers on the page, as long as the overlay is open. */
import { MEASURES, type Measure } from '../../runtime/wire/heat/measure.ts';
import { guard } from '../guard.ts';

export interface Hands {
  close(): void;
  measure(measure: Measure): void;
  /** Side by side, or the difference. */
  compare(): void;
  /** To the next paragraph (1) or the one before (-1). */
  step(by: 1 | -1): void;
  /** Something on the page is under the pointer, px of the window. */
  point(x: number, y: number, target: EventTarget | null): void;
}

const FIELDS = 'input,textarea,select,[contenteditable]';

/** Gives what ends it. */
export function listen({ close, measure, compare, step, point }: Hands): () => void {
  const keys: Record<string, () => void> = {
    Escape: close,
    d: compare,
    j: () => step(1),
    k: () => step(-1),
  };
  MEASURES.forEach((one, place) => {
    keys[place + 1] = () => measure(one);
  });
  const press = guard((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const own = keys[key];
    if (!own || event.defaultPrevented || ctrlKey || metaKey || altKey) return;
    if (target instanceof Element && target.matches(FIELDS)) return;
    event.preventDefault();
    own();
  });
  const move = guard(({ clientX, clientY, target }: PointerEvent) => point(clientX, clientY, target));
  addEventListener('keydown', press);
  addEventListener('pointermove', move);
  addEventListener('pointerdown', move);
  return () => {
    removeEventListener('keydown', press);
    removeEventListener('pointermove', move);
    removeEventListener('pointerdown', move);
  };
}
