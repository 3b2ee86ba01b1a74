/** Web vitals, by a chunk that is fetched once the page has nothing better to do. */
import { addressOf } from '../article.ts';
import { listen } from '../capture/listen.ts';
import type { Core } from '../core.ts';

/** After `load`, ms. */
const DELAY = 2_000;

export type Vitals = Partial<Record<'lcp' | 'inp' | 'cls', number>>;

/** Tells the final values when the page is hidden: once for each time that it was loaded, or brought back as it was. */
export function onVitals(core: Core): void {
  const { env, loadChunk } = core;
  let page = pageOf(core);
  const tell = (vitals: Vitals) => {
    core.add({ type: 'vitals', ...page, ...vitals });
    core.flush(true);
  };
  const load = () => env.after(DELAY, () => loadChunk('vitals', ({ watch }) => watch(tell)));
  if (document.readyState === 'complete') load();
  else listen('load', load);
  listen<PageTransitionEvent>('pageshow', ({ persisted }) => {
    if (persisted) page = pageOf(core);
  });
}

/** What was loaded, and what is read there: an app may have moved on by the time that the values are known. */
function pageOf({ articles: [first] }: Core): { url: string; reading?: string; content?: string } {
  const url = addressOf();
  return first ? { url, reading: first.reading.id, content: first.reading.content } : { url };
}
