/**
 * The SDK as a script tag:
 *
 *     <script async src="https://dogear.example.com/dogear.js" data-key="pk_…"></script>
 *
 * `data-article` names the content, `data-consent` is `granted` (default), `denied`, `pending` or `cookieless`,
 * `data-sample` the share of page views that are measured (default: 1), `data-gpc="ignore"` measures against Global
 * Privacy Control and Do Not Track, and `data-endpoint` is the runtime's origin (default: where the script comes from). Calls made before it has loaded are kept by this
 * stub, put before it:
 *
 *     <script>
 *       window.dogear = window.dogear || [];
 *       ['track', 'identify', 'reset', 'consent', 'page', 'share', 'on'].forEach(function (name) {
 *         dogear[name] = function () { dogear.push([name].concat([].slice.call(arguments))); };
 *       });
 *     </script>
 */
import { guard } from './guard.ts';
import { chunksBeside } from './handover.ts';
import type { Dogear, Options } from './options.ts';
import { start } from './start.ts';

type Call = [method: keyof Dogear, ...args: never[]];
/** The API, and the stub's way to call it: `dogear.push(['track', 'quote', {}])`. */
type Global = Dogear & { push: (...calls: Call[]) => number };

guard(() => {
  const page = window as { dogear?: Global | Call[] };
  const tag = (document.currentScript || document.querySelector('script[data-key]')) as HTMLScriptElement;
  const former = page.dogear || [];
  const stub = Array.isArray(former) ? former : [];
  // A page that carries the tag twice is still one page.
  if (!tag.dataset.key || (former !== stub && 'page' in former)) return;
  const dogear = start(optionsOf(tag), chunksBeside(tag)) as Global;
  const call = guard(([method, ...args]: Call) => (dogear[method] as (...args: never[]) => void)(...args));
  dogear.push = (...calls) => calls.map(call).length;
  page.dogear = dogear;
  dogear.push(...stub);
  stub.push = dogear.push;
})();

function optionsOf({ dataset, src }: HTMLScriptElement): Options {
  const { endpoint, sample } = dataset;
  return { ...dataset, endpoint: endpoint || new URL(src).origin, sample: +(sample || 1) } as Options &
    DOMStringMap;
}
