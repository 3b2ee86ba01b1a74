import { useEffect } from 'preact/hooks';

/** ms between looks while members are looked up. */
const PAUSE = 1_000;

/** Loads again until the members of a segment are all looked up: its figures are no figures before. */
export function useUntilFilled(filling: boolean, reload: () => void): void {
  useEffect(() => {
    if (!filling) return;
    const timer = setInterval(reload, PAUSE);
    return () => clearInterval(timer);
  }, [filling, reload]);
}
