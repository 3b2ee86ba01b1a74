/** Addresses name what is shown. A page lives under its first path segment: `/designer/people/7` shows `/people/7`. */
import type { HTMLAttributes, TargetedMouseEvent } from 'preact';
import { type Observed, observed, useObserved } from './parts/observed.ts';

export interface Route {
  /** Without the base: `/people/7`. */
  path: string;
  /** `['people', '7']` */
  parts: string[];
  query: URLSearchParams;
}

/** `/designer` or `/agent`. */
export const base = (): string => `/${location.pathname.split('/')[1] ?? ''}`;

function read(): Route {
  const path = location.pathname.slice(base().length) || '/';
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { path, parts, query: new URLSearchParams(location.search) };
}

const current: Observed<Route> = observed(read());
addEventListener('popstate', () => current.set(read()));

export const useRoute = (): Route => useObserved(current);

/** Shows a path (`/people/7?state=done`); `replace` keeps the back button from stepping through every filter. */
export function navigate(path: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', base() + path);
  current.set(read());
  if (!replace) scrollTo(0, 0);
}

/** Changes parts of the query in place; an empty value removes its name. */
export function setQuery(changes: Record<string, string | undefined>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) value ? query.set(name, value) : query.delete(name);
  const text = query.toString();
  navigate(read().path + (text && `?${text}`), { replace: true });
}

type LinkProps = { to: string } & Omit<HTMLAttributes<HTMLAnchorElement>, 'role'>;

/** A real link: it opens in a new tab, can be copied, and works within the page without loading it again. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const follow = (event: TargetedMouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
  };
  return <a {...rest} href={base() + to} onClick={follow} />;
}
