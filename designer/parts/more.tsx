import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { Button } from './button.tsx';
import type { Listing } from './listing.ts';
import { useShortcuts } from './shortcuts.tsx';

/** Below a list: the next page, where there is one. */
export function More<T>({ of: { more, growing } }: { of: Listing<T> }) {
  const text = useText();
  useShortcuts(more ? [{ keys: 'm', title: COMMON.more, run: more }] : []);
  if (!more && !growing) return null;
  return (
    <p class="more">
      <Button busy={growing} onClick={more}>
        {text(growing ? COMMON.loading : COMMON.more)}
      </Button>
    </p>
  );
}
