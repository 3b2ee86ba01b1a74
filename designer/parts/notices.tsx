/** Says what was just done, and takes it back. */
import { useEffect } from 'preact/hooks';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { useRoute } from '../router.tsx';
import { Button } from './button.tsx';
import { observed, useObserved } from './observed.ts';
import { useShortcuts } from './shortcuts.tsx';

interface Notice {
  message: string;
  undo?: () => void;
  /** Where it was said. */
  at: string;
}

const latest = observed<Notice | undefined>(undefined);

/** Stays until it is closed or replaced: nothing goes away by itself. What cannot be taken back is left behind with its page. */
export function announce(message: string, undo?: () => void): void {
  latest.set({ message, at: location.pathname, ...(undo ? { undo } : {}) });
}

export const clearNotice = (): void => latest.set(undefined);

export function Notices() {
  const text = useText();
  const notice = useObserved(latest);
  const undo = notice?.undo;
  const { path } = useRoute();
  useEffect(() => {
    if (notice && !notice.undo && notice.at !== location.pathname) clearNotice();
  }, [path]);
  const takeBack = () => {
    clearNotice();
    undo?.();
  };
  useShortcuts(undo ? [{ keys: 'mod+z', title: COMMON.undo, run: takeBack }] : []);
  return (
    <div class="notices" role="status">
      {notice && (
        <p class="notice">
          <span>{notice.message}</span>
          {undo && <Button onClick={takeBack}>{text(COMMON.undo)}</Button>}
          <Button look="quiet" onClick={clearNotice}>
            {text(COMMON.close)}
          </Button>
        </p>
      )}
    </div>
  );
}
