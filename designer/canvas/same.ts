import { useRef } from 'preact/hooks';

/** The list as it was, if it holds the same: React Flow goes through all that it draws whenever it gets another one. */
export function useSame<T>(list: T[]): T[] {
  const kept = useRef(list);
  const before = kept.current;
  const same = before.length === list.length && before.every((item, index) => item === list[index]);
  if (!same) kept.current = list;
  return kept.current;
}
