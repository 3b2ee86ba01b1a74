/** Plausible: depth of the page and engaged time, as `engagement` events; its time stops while the page is hidden. */
import type { Tracker } from './tracker.ts';

export const plausible: Tracker = {
  name: 'plausible',
  files: { 'plausible.js': '@plausible-analytics/tracker/plausible.js' },
  tags: (base) => `<script type="module">
    import { init } from '/trackers/plausible/plausible.js';
    // It leaves robots and local pages alone unless told otherwise.
    window.__plausible = true;
    init({ domain: 'bench.example', endpoint: '${base}/event', captureOnLocalhost: true, logging: false });
  </script>`,
  read: (body) => [JSON.parse(body)],
};
