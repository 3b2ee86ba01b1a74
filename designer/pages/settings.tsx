/** Sites with their script tag, agents with the link to their page. */
import type { SdkShown } from '../../runtime/wire/api/sdk.ts';
import type { SiteShown } from '../../runtime/wire/api/settings.ts';
import type { Page as ApiPage } from '../../runtime/wire/api/shared.ts';
import { api, useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { SETTINGS } from '../i18n/words/settings.ts';
import { Page } from '../parts/page.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { AddByName, madeId } from './settings-add.tsx';
import { Agents } from './settings-agents.tsx';
import { Drops } from './settings-drops.tsx';
import { Embed } from './settings-embed.tsx';
import { SettingsNav } from './settings-nav.tsx';

export function SettingsPage() {
  const text = useText();
  return (
    <Page title={text(COMMON.settings)}>
      <SettingsNav />
      <div class="settings">
        <Sites />
        <Agents />
        <Drops />
      </div>
    </Page>
  );
}

function Sites() {
  const text = useText();
  const sites = useLoad<ApiPage<SiteShown>>('/api/sites');
  const add = async (name: string) => {
    await api.put(`/api/sites/${madeId('site')}`, { name });
    sites.reload();
  };
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{text(SETTINGS.sites)}</h2>
      <p class="help">{text(SETTINGS.sitesHelp)}</p>
      <Shown of={sites}>
        {({ items }) =>
          items.length ? <SiteList sites={items} /> : <Empty title={text(SETTINGS.sitesEmpty)} />
        }
      </Shown>
      <AddByName title={text(SETTINGS.addSite)} label={text(SETTINGS.siteName)} onAdd={add} />
    </section>
  );
}

function SiteList({ sites }: { sites: SiteShown[] }) {
  const sdk = useLoad<SdkShown>('/api/sdk');
  return (
    <ul class="sites">
      {sites.map((site) => (
        <li key={site.id} class="card">
          <h3>{site.name}</h3>
          <Embed sdk={sdk} siteKey={site.key} />
        </li>
      ))}
    </ul>
  );
}
