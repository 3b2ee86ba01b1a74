import { useState } from 'preact/hooks';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { Button } from './button.tsx';

interface CopyProps {
  /** What goes to the clipboard. */
  value: string;
  /** The button's name, `copy` without. */
  title?: string;
  /** Called after it was copied. */
  onCopied?: () => void;
  /** It went to the clipboard just before the button came. */
  copied?: boolean;
}

/** Says on the button what became of it; a browser that refuses the clipboard is told from one that obeyed. */
export function Copy({ value, title, onCopied, copied = false }: CopyProps) {
  const text = useText();
  const [state, setState] = useState<'idle' | 'done' | 'refused'>(copied ? 'done' : 'idle');
  const copy = () =>
    writeClipboard(value).then(
      () => {
        setState('done');
        onCopied?.();
      },
      () => setState('refused'),
    );
  const name = {
    idle: title ?? text(COMMON.copy),
    done: text(COMMON.copied),
    refused: text(COMMON.copyRefused),
  };
  return (
    <Button class="copy" onClick={copy} onBlur={() => setState('idle')}>
      <span aria-live="polite">{name[state]}</span>
    </Button>
  );
}

/** Pages without https have no clipboard api: then a selection is copied. */
export async function writeClipboard(value: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(value);
  const area = document.createElement('textarea');
  area.value = value;
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (!copied) throw new Error('the browser refused the clipboard');
}
