import { useMemo } from 'preact/hooks';
import { observed, useObserved } from './observed.ts';
import { Register } from './register.ts';

/** Names the things of a list by id; with the id itself while the name is on its way, or where there is no such thing. */
export function useNames(path: string): (id: string) => string {
  const { register, arrived } = useMemo(() => registerOf(path), [path]);
  useObserved(arrived);
  return (id) => (id && register.get(id)?.name) || id;
}

function registerOf(path: string) {
  const arrived = observed(0);
  return { arrived, register: new Register(path, () => arrived.set(arrived.get() + 1)) };
}
