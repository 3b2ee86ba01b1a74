/** Tells what was clicked or tapped, and where on the window. */
import { listen } from './listen.ts';

export function onClick(tell: (target: Node, left: number, top: number) => void): void {
  listen<MouseEvent>('click', ({ target, clientX, clientY }) => tell(target as Node, clientX, clientY));
}
