/** PostHog: `$pageleave` with the deepest scroll, the deepest content and the duration; no recording, no surveys. */
import type { Told, Tracker } from './tracker.ts';

export const posthog: Tracker = {
  name: 'posthog',
  files: { 'array.js': 'posthog-js/dist/array.js' },
  tags: (base) => `<script>
    window.posthog = [];
    posthog._i = [['phc_bench', {
      api_host: location.origin + '${base}',
      capture_pageleave: true,
      disable_compression: true,
      disable_external_dependency_loading: true,
      opt_out_useragent_filter: true,
      request_batching: false,
    }, 'posthog']];
    posthog.__SV = 1;
  </script><script async src="/trackers/posthog/array.js"></script>`,
  read: (body) => eventsOf(text(body)).filter(({ event }) => event),
  answer: '{"featureFlags":{},"sessionRecording":false,"supportedCompression":[]}',
};

/** JSON, or by beacon JSON in a form, base64. */
function text(body: string): string {
  const data = new URLSearchParams(body).get('data');
  if (body.startsWith('{') || body.startsWith('[') || data === null) return body;
  return /^[{[]/.test(data) ? data : Buffer.from(data, 'base64').toString();
}

function eventsOf(json: string): Told[] {
  const told = json ? JSON.parse(json) : [];
  return Array.isArray(told) ? told : (told.batch ?? [told]);
}
