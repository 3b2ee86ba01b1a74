import { useState } from 'preact/hooks';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { ApiError, api, type Loaded, useLoad } from '../api.ts';

export interface Listing<T> extends Loaded<T[]> {
  /** Loads the next page below; absent at the end of the list. */
  more: (() => void) | undefined;
  /** The next page is on its way. */
  growing: boolean;
}

interface Rest<T> {
  /** The first page that these rows continue; rows of another first page are stale. */
  of: Page<T> | undefined;
  items: T[];
  next: string | null;
  growing: boolean;
  error: ApiError | undefined;
}

/** A list of the api, page by page: `path` without `after`, again from the top when it changes. */
export function useListing<T>(path: string): Listing<T> {
  const first = useLoad<Page<T>>(path);
  const fresh: Rest<T> = {
    of: first.data,
    items: [],
    next: first.data?.next ?? null,
    growing: false,
    error: undefined,
  };
  const [kept, keep] = useState(fresh);
  const rest = kept.of === first.data ? kept : fresh;
  const grow = (change: Partial<Rest<T>>) => keep({ ...rest, growing: false, error: undefined, ...change });
  const more = (next: string) => {
    grow({ growing: true });
    api.get<Page<T>>(after(path, next)).then(
      (page) => grow({ items: [...rest.items, ...page.items], next: page.next }),
      (error: unknown) => grow({ error: error instanceof ApiError ? error : undefined }),
    );
  };
  const { next, growing } = rest;
  return {
    ...first,
    data: first.data && [...first.data.items, ...rest.items],
    error: first.error ?? rest.error,
    more: next !== null && !growing ? () => more(next) : undefined,
    growing,
  };
}

const after = (path: string, cursor: string) =>
  `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(cursor)}`;
