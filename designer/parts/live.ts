/** What the runtime tells as it happens: one stream, opened again when it breaks off, closed while nobody looks. */
import { useEffect, useState } from 'preact/hooks';
import { api } from '../api.ts';

/** ms to the next attempt after a stream broke off: doubled each time, up to the last. */
const RETRY = { first: 1_000, last: 30_000 };

/** The last that was told; kept while another path is asked, so that nothing flickers. */
export function useLive<T>(path: string | undefined): T | undefined {
  const [told, tell] = useState<T>();
  useEffect(() => (path === undefined ? undefined : follow<T>(path, tell)), [path]);
  return told;
}

function follow<T>(path: string, tell: (data: T) => void): () => void {
  let hangUp = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retry = RETRY.first;
  const listen = async () => {
    const { signal } = hangUp;
    try {
      for await (const data of api.events<T>(path, signal)) {
        retry = RETRY.first;
        if (!signal.aborted) tell(data);
      }
    } catch {
      // Ended or refused: asked again below.
    }
    if (signal.aborted) return;
    timer = setTimeout(listen, retry);
    retry = Math.min(retry * 2, RETRY.last);
  };
  const stop = () => {
    clearTimeout(timer);
    hangUp.abort();
  };
  const look = () => {
    stop();
    hangUp = new AbortController();
    if (document.visibilityState === 'visible') void listen();
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    stop();
  };
}
