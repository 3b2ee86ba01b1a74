/** One small first-party value: in localStorage, else in a cookie, else nowhere. Either may be denied and throw. */
import { guard } from './guard.ts';

const DAYS_400 = 34_560_000;

export const readStored = guard(
  (): string => guard(() => localStorage.dogear)() || (/\bdogear=([^;]*)/.exec(document.cookie) || '')[1],
);

export const writeStored = guard((value: string) => {
  const kept = guard(() => {
    localStorage.dogear = value;
    return true;
  });
  if (!kept()) writeCookie(value, DAYS_400);
});

/** Leaves nothing on the device of all that is ever kept there, not even an empty database. */
export const eraseStored = guard((spool: string, choice: string) => {
  guard(() => indexedDB.deleteDatabase(spool))();
  guard(() => {
    // The other tabs hear it by what is written; who knows nothing of the person has nobody to tell of.
    if (localStorage.dogear) localStorage.dogear = choice;
    for (const key of Object.keys(localStorage)) if (key.split('.')[0] === 'dogear') delete localStorage[key];
  })();
  writeCookie('', 0);
});

/** Browsers of our floor know no Cookie Store, so the plain property is set. */
function writeCookie(value: string, seconds: number): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not there on the oldest browsers.
  document.cookie = `dogear=${value};path=/;max-age=${seconds};SameSite=Lax`;
}
