/** Values that components watch: the smallest shared state, for what belongs to the page and not to one component. */
import { useEffect, useState } from 'preact/hooks';

export interface Observed<T> {
  get(): T;
  set(value: T): void;
  /** Calls the watcher on every change until the returned function is called. */
  watch(watcher: (value: T) => void): () => void;
}

export function observed<T>(initial: T): Observed<T> {
  let current = initial;
  const watchers = new Set<(value: T) => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const watcher of [...watchers]) watcher(value);
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

export function useObserved<T>(source: Observed<T>): T {
  const [value, show] = useState<T>(() => source.get());
  useEffect(() => {
    show(() => source.get());
    return source.watch((next) => show(() => next));
  }, [source]);
  return value;
}
