import { useText } from '../i18n/index.ts';
import { SETTINGS } from '../i18n/words/settings.ts';
import { Link, useRoute } from '../router.tsx';

const PARTS = [
  { path: '/settings', title: SETTINGS.sitesAndAgents },
  { path: '/settings/contact', title: SETTINGS.contact },
  { path: '/settings/units', title: SETTINGS.units },
] as const;

/** The pages of the settings side by side. */
export function SettingsNav() {
  const text = useText();
  const { path: here } = useRoute();
  return (
    <nav class="settings-nav" aria-label={text(SETTINGS.parts)}>
      {PARTS.map(({ path, title }) => (
        <Link key={path} to={path} aria-current={path === here ? 'page' : undefined}>
          {text(title)}
        </Link>
      ))}
    </nav>
  );
}
