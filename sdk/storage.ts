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

export const eraseStored = guard(() => {
  guard(() => delete localStorage.dogear)();
  writeCookie('', 0);
});

/** Browsers of our floor know no Cookie Store, so the plain property is set. */
function writeCookie(value: string, seconds: number): void {
  Object.assign(document, { cookie: `dogear=${value};path=/;max-age=${seconds};SameSite=Lax` });
}
