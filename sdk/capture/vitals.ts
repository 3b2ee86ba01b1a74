/** Web vitals, by a chunk that is fetched once the page has nothing better to do. */
import type { LoadChunk } from '../chunks.ts';
import type { Env } from '../env.ts';
import { listen } from './listen.ts';

/** After `load`, ms. */
const DELAY = 2_000;

export type Vitals = Partial<Record<'lcp' | 'inp' | 'cls', number>>;

/** Tells the final values, once, when the page is hidden. */
export function onVitals(env: Env, loadChunk: LoadChunk, tell: (vitals: Vitals) => void): void {
  const load = () => env.after(DELAY, () => loadChunk('vitals', ({ watch }) => watch(tell)));
  if (document.readyState === 'complete') load();
  else listen('load', load);
}
