import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';

interface PageProps {
  title: string;
  /** Where it belongs, before the title: links upwards. */
  above?: ComponentChildren;
  /** What can be done with the whole page. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** A page with its heading; names the browser's tab too. */
export function Page({ title, above, actions, children }: PageProps) {
  const text = useText();
  const name = text(COMMON.name);
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  return (
    <div class="page">
      <header class="page-head">
        <div>
          {above && <p class="page-above">{above}</p>}
          <h1>{title}</h1>
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
