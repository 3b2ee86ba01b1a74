/** What stands around every page: where one is, where one can go, language, keys, leaving. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Text, useText } from './i18n/index.ts';
import { COMMON } from './i18n/words/common.ts';
import { Button } from './parts/button.tsx';
import { LanguageSwitch } from './parts/language-switch.tsx';
import { Mark } from './parts/mark.tsx';
import { Notices } from './parts/notices.tsx';
import { KeysButton, ShortcutKeys, useShortcuts } from './parts/shortcuts.tsx';
import { Link, navigate, useRoute } from './router.tsx';
import { signOut } from './session.ts';

const PLACES: { path: string; title: Text; keys: string }[] = [
  { path: '/', title: COMMON.home, keys: 'g h' },
  { path: '/journeys', title: COMMON.journeys, keys: 'g j' },
  { path: '/contents', title: COMMON.contents, keys: 'g c' },
  { path: '/people', title: COMMON.people, keys: 'g p' },
  { path: '/segments', title: COMMON.segments, keys: 'g e' },
  { path: '/tasks', title: COMMON.tasks, keys: 'g t' },
  { path: '/settings', title: COMMON.settings, keys: 'g s' },
];

export function Shell({ children }: { children: ComponentChildren }) {
  const text = useText();
  useShortcuts(PLACES.map(({ path, title, keys }) => ({ keys, title, run: () => navigate(path) })));
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {text(COMMON.skip)}
      </a>
      <header class="bar">
        <Link to="/" class="brand">
          <Mark /> {text(COMMON.name)}
        </Link>
        <Places />
        <KeysButton />
        <LanguageSwitch />
        <Button look="quiet" onClick={signOut}>
          {text(COMMON.signOut)}
        </Button>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Notices />
      <ShortcutKeys />
    </div>
  );
}

function Places() {
  const text = useText();
  const { parts } = useRoute();
  const here = `/${parts[0] ?? ''}`;
  const places = useRef<HTMLElement>(null);
  // On a phone they stand in a row that is longer than the window.
  useEffect(() => {
    const place = places.current?.querySelector('[aria-current]');
    place?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [here]);
  return (
    <nav ref={places} class="places" aria-label={text(COMMON.pages)}>
      {PLACES.map(({ path, title, keys }) => (
        <Link key={path} to={path} title={keys} aria-current={path === here ? 'page' : undefined}>
          {text(title)}
        </Link>
      ))}
    </nav>
  );
}
