import { useEffect } from 'preact/hooks';
import { useText } from '../../i18n/index.ts';
import { COMMON } from '../../i18n/words/common.ts';

/** Names the browser's tab. */
export function useTitle(name: string): void {
  const text = useText();
  const product = text(COMMON.name);
  useEffect(() => {
    document.title = `${name} · ${product}`;
  }, [name, product]);
}
