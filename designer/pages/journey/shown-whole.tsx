/** Like `Shown`, for what fills the window: what is not there is said on a page, with the way to all journeys. */
import type { ComponentChildren } from 'preact';
import type { Loaded } from '../../api.ts';
import { useText } from '../../i18n/index.ts';
import { COMMON } from '../../i18n/words/common.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { Link } from '../../router.tsx';

interface ShownWholeProps<T> {
  of: Loaded<T>;
  /** What it would be. */
  title: string;
  children: (data: T) => ComponentChildren;
}

export function ShownWhole<T>({ of, title, children }: ShownWholeProps<T>) {
  const text = useText();
  const shown = <Shown of={of}>{children}</Shown>;
  if (of.data !== undefined || !of.error) return shown;
  return (
    <Page title={title} above={<Link to="/journeys">{text(COMMON.journeys)}</Link>}>
      {shown}
    </Page>
  );
}
