/** Whose token this page uses. Designer and agent's page keep theirs apart, so both can be open in one browser. */
import { recall, remember } from './parts/memory.ts';
import { type Observed, observed } from './parts/observed.ts';
import { base } from './router.tsx';

export const token: Observed<string | null> = observed<string | null>(null);

const drawer = () => `token${base()}`;

/** Goes by the token of a link, opened now or pasted into the address later, else by the one that is remembered. */
export function openSession(): void {
  take();
  addEventListener('hashchange', take);
}

/** The token leaves the address, so that it is not sent on with it. */
function take(): void {
  const linked = new URLSearchParams(location.hash.slice(1)).get('token');
  if (linked) {
    history.replaceState(history.state, '', location.pathname + location.search);
    signIn(linked);
  } else token.set(recall(drawer()));
}

export function signIn(value: string): void {
  remember(drawer(), value);
  token.set(value);
}

export function signOut(): void {
  remember(drawer(), null);
  token.set(null);
}
