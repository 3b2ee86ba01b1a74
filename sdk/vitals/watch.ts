/** Follows the web vitals of the page. */
import { onCLS, onINP, onLCP } from 'web-vitals';
import type { Chunks } from '../chunks.ts';

export const watch: Chunks['vitals']['watch'] = (tell) => {
  const vitals: Parameters<typeof tell>[0] = {};
  onLCP(({ value }) => {
    vitals.lcp = value;
  });
  onINP(({ value }) => {
    vitals.inp = value;
  });
  onCLS(({ value }) => {
    vitals.cls = value;
  });
  // Listens after the others, so that it speaks after they have had their last word.
  addEventListener('visibilitychange', function hidden() {
    if (document.visibilityState !== 'hidden') return;
    removeEventListener('visibilitychange', hidden);
    tell(vitals);
  });
};
