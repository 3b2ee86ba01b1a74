/** Tells what was clicked or tapped, and where on the window. */
export function onClick(tell: (target: Node, x: number, y: number) => void): void {
  addEventListener('click', ({ target, clientX, clientY }) => tell(target as Node, clientX, clientY), true);
}
