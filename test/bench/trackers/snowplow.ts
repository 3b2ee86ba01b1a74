/** Snowplow: page pings with scroll offsets, and how long each paragraph was in view (element tracking). */
import type { Tracker } from './tracker.ts';

/** What is tracked, in the order of the page: `element_index` counts from 1. */
export const LEAVES = 'p,h1,h2,h3,h4,h5,h6,li,blockquote,figure,table,pre';

export const snowplow: Tracker = {
  name: 'snowplow',
  files: {
    'tracker.js': '@snowplow/browser-tracker/dist/index.umd.min.js',
    'elements.js': '@snowplow/browser-plugin-element-tracking/dist/index.umd.min.js',
  },
  tags: (base) => `<script src="/trackers/snowplow/tracker.js"></script>
  <script src="/trackers/snowplow/elements.js"></script>
  <script>
    addEventListener('DOMContentLoaded', function () {
      var elements = snowplowElementTracking;
      var start = snowplowBrowserTracking;
      start.newTracker('bench', location.origin + '${base}', {
        appId: 'bench',
        encodeBase64: false,
        bufferSize: 1,
        plugins: [elements.SnowplowElementTrackingPlugin()],
      });
      elements.startElementTracking({
        elements: [{
          selector: 'article :is(${LEAVES})',
          name: 'paragraph',
          expose: { when: 'element' },
          includeStats: ['page_ping', 'event'],
        }],
      });
      start.enableActivityTracking({ minimumVisitLength: 5, heartbeatDelay: 5 });
      start.trackPageView();
      // Its advice for what happened since the last ping.
      document.addEventListener('visibilitychange', function () {
        if (document.visibilityState === 'hidden') start.trackStructEvent({ category: 'page', action: 'leave' });
      });
    });
  </script>`,
  read: (body) => JSON.parse(body).data,
};
