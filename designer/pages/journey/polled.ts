import { useEffect } from 'preact/hooks';
import { type Loaded, useLoad } from '../../api.ts';

/** ms between two looks at figures. */
const PERIOD = 4_000;

/** Loads again and again while somebody looks; what is shown stays until the next answer is there. */
export function usePolled<T>(path: string | undefined): Loaded<T> {
  const loaded = useLoad<T>(path);
  const { reload } = loaded;
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && reload();
    const timer = setInterval(look, PERIOD);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [reload]);
  return loaded;
}
