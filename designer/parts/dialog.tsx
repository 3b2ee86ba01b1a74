import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { Button } from './button.tsx';

interface DialogProps {
  title: string;
  open: boolean;
  onClose(): void;
  children: ComponentChildren;
  /** Buttons at the foot; without them there is one to close. */
  actions?: ComponentChildren;
}

/** A native modal dialog: it holds the focus, closes by Escape, and gives the focus back. */
export function Dialog({ title, open, onClose, children, actions }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const text = useText();
  useEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      // It begins at its beginning, wherever the focus went.
      dialog.scrollTop = 0;
    }
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={element} class="dialog" aria-labelledby={heading} onClose={onClose}>
      {open && (
        <>
          <h2 id={heading}>{title}</h2>
          <div class="dialog-body">{children}</div>
          <div class="dialog-actions">
            {actions ?? <Button onClick={onClose}>{text(COMMON.close)}</Button>}
          </div>
        </>
      )}
    </dialog>
  );
}
