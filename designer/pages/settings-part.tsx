/** A page of the settings by its name: `/settings/contact`. */
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/states.tsx';
import { navigate } from '../router.tsx';
import { ContactPage } from './settings-contact.tsx';
import { UnitsPage } from './settings-units.tsx';

export function SettingsPart({ id }: { id: string }) {
  const text = useText();
  if (id === 'contact') return <ContactPage />;
  if (id === 'units') return <UnitsPage />;
  return (
    <Empty title={text(COMMON.notFound)}>
      <Button onClick={() => navigate('/settings')}>{text(COMMON.settings)}</Button>
    </Empty>
  );
}
