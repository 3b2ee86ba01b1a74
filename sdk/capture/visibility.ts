/** Tells when the page is shown and when it is hidden, frozen, printed or left; never by `unload`, which breaks the way back. */
import { listen } from './listen.ts';

export function onVisibility(tell: (visible: boolean) => void): void {
  listen('visibilitychange pageshow resume afterprint', () => tell(document.visibilityState === 'visible'));
  listen('pagehide freeze beforeprint', () => tell(false));
}
