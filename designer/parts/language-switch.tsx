import { useEffect } from 'preact/hooks';
import { useLanguage } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { Button } from './button.tsx';
import { useShortcuts } from './shortcuts.tsx';

/** Names the other language in that language. */
export function LanguageSwitch() {
  const [shown, set] = useLanguage();
  const other = shown === 'zh' ? 'en' : 'zh';
  useShortcuts([{ keys: 'l', title: COMMON.otherLanguage, run: () => set(other) }]);
  useEffect(() => {
    document.documentElement.lang = shown === 'zh' ? 'zh-CN' : 'en';
  }, [shown]);
  return (
    <Button look="quiet" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => set(other)}>
      {COMMON.language[other]}
    </Button>
  );
}
