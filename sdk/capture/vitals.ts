/** Web vitals, by a chunk that is fetched once the page has nothing better to do. */
import type { Chunks, LoadChunk } from '../chunks.ts';
import type { Env } from '../env.ts';

/** After `load`, ms. */
const DELAY = 2_000;

export type Vitals = Partial<Record<'lcp' | 'inp' | 'cls', number>>;

/** Tells the final values, once, when the page is hidden. */
export function onVitals(env: Env, loadChunk: LoadChunk, tell: (vitals: Vitals) => void): void {
  const watch = ({ watch }: Chunks['vitals']) => watch(tell);
  const fetch = () => env.after(DELAY, () => void loadChunk('vitals').then(watch, () => undefined));
  if (document.readyState === 'complete') fetch();
  else addEventListener('load', fetch);
}
