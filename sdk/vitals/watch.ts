/** Follows the web vitals of the page. */
import { onCLS, onINP, onLCP } from 'web-vitals';
import type { Chunks } from '../chunks.ts';

export const watch: Chunks['vitals']['watch'] = (tell) => {
  let vitals: Parameters<typeof tell>[0] = {};
  let told = false;
  onLCP(({ value }) => {
    vitals.lcp = value;
  });
  onINP(({ value }) => {
    vitals.inp = value;
  });
  onCLS(({ value }) => {
    vitals.cls = value;
  });
  // Both listen after the others: the one speaks after they have had their last word, the other before they begin anew.
  addEventListener('visibilitychange', () => {
    if (told || document.visibilityState !== 'hidden') return;
    told = true;
    tell(vitals);
  });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      told = false;
      vitals = {};
    },
    true,
  );
};
