/** What a list or page shows when there is nothing, not yet, or an error. */
import type { ComponentChildren } from 'preact';
import type { ApiError, Loaded } from '../api.ts';
import { adviceOn } from '../i18n/advice.ts';
import { useLanguage, useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { Button } from './button.tsx';

/** Says what will appear here and, as children, how to make it appear. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <svg class="empty-mark" viewBox="0 0 32 40" aria-hidden="true">
        <path d="M1 1h20l10 10v28H1z M21 1v10h10" />
      </svg>
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Stays invisible for the first moment, so that quick answers do not flicker. */
export function Loading() {
  const text = useText();
  return (
    <p class="loading" role="status">
      {text(COMMON.loading)}
    </p>
  );
}

/** What happened, and what to do next. What is not there will not be there the next time either. */
export function ErrorNote({ error, retry }: { error: ApiError; retry?: () => void }) {
  const text = useText();
  const [language] = useLanguage();
  const { what, next, particular } = adviceOn(error);
  return (
    <div class="error-note" role="alert">
      <p>
        <strong>{text(what)}</strong> {text(next)}
      </p>
      <p class="error-code">
        {error.code}
        {error.detail && (particular || language === 'en') && <span lang="en"> · {error.detail}</span>}
      </p>
      {retry && error.status !== 404 && <Button onClick={retry}>{text(COMMON.retry)}</Button>}
    </div>
  );
}

interface ShownProps<T> {
  of: Loaded<T>;
  children: (data: T) => ComponentChildren;
}

/** The data once it is there; what was loaded stays visible under a later error. */
export function Shown<T>({ of, children }: ShownProps<T>) {
  const { data, error, loading, reload } = of;
  return (
    <>
      {error && !loading && <ErrorNote error={error} retry={reload} />}
      {data === undefined ? loading && <Loading /> : children(data)}
    </>
  );
}
