/** The rules of contact, of every site or of one, and the block list. */
import './settings-contact.css';
import { useEffect } from 'preact/hooks';
import type { RuntimeSettings, SiteContact } from '../../runtime/wire/api/contact.ts';
import type { SiteShown } from '../../runtime/wire/api/settings.ts';
import type { Page as ApiPage } from '../../runtime/wire/api/shared.ts';
import { api, type Loaded, useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { CONTACT } from '../i18n/words/contact.ts';
import { Button } from '../parts/button.tsx';
import { Select } from '../parts/fields.tsx';
import { announce } from '../parts/notices.tsx';
import { Page } from '../parts/page.tsx';
import { Shown } from '../parts/states.tsx';
import { setQuery, useRoute } from '../router.tsx';
import type { Rules } from './contact-rules.ts';
import { BlockList } from './settings-blocked.tsx';
import { SettingsNav } from './settings-nav.tsx';
import { RulesForm } from './settings-rules.tsx';

export function ContactPage() {
  const text = useText();
  const sites = useLoad<ApiPage<SiteShown>>('/api/sites');
  const chosen = useRoute().query.get('site') ?? '';
  const site = sites.data?.items.find(({ id }) => id === chosen);
  useEffect(lookWhereTheAddressPoints, [sites.data]);
  return (
    <Page title={text(COMMON.settings)}>
      <SettingsNav />
      <div class="contact-settings">
        <section aria-labelledby="rules">
          <h2 id="rules">{text(CONTACT.rules)}</h2>
          <p class="help">{text(CONTACT.rulesHelp)}</p>
          {(sites.data?.items.length ?? 0) > 0 && (
            <Select
              title={text(CONTACT.scope)}
              value={chosen}
              choices={[
                { value: '', title: text(CONTACT.everySite) },
                ...(sites.data?.items ?? []).map(({ id, name }) => ({ value: id, title: name })),
              ]}
              onChoose={(id) => setQuery({ site: id })}
            />
          )}
          {chosen === '' && <OfEverySite />}
          {site && <OfSite key={site.id} site={site} />}
        </section>
        <BlockList />
      </div>
    </Page>
  );
}

/** A link to a rule (`#budget`) leads there once the page is drawn. */
function lookWhereTheAddressPoints(): void {
  const id = location.hash.slice(1);
  if (id) requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView());
}

const SETTINGS = '/api/settings';

function OfEverySite() {
  const loaded = useLoad<RuntimeSettings>(SETTINGS);
  return (
    <Shown of={loaded}>
      {({ revision, ...rules }) => (
        <RulesForm
          stored={{ revision, rules }}
          put={(written: Rules, headers) =>
            api.put<RuntimeSettings>(SETTINGS, written, headers).then(storedOf)
          }
          read={storedOf}
          traces
        />
      )}
    </Shown>
  );
}

const storedOf = ({ revision, ...rules }: RuntimeSettings) => ({ revision, rules });

function OfSite({ site }: { site: SiteShown }) {
  const text = useText();
  const path = `/api/sites/${encodeURIComponent(site.id)}/contact`;
  const loaded: Loaded<SiteContact> = useLoad<SiteContact>(path);
  const share = async (rules: SiteContact['rules']) => {
    await api.drop(path);
    announce(text(CONTACT.sharedAgain, { name: site.name }), () => api.put(path, rules).then(loaded.reload));
    loaded.reload();
  };
  const read = ({ revision, rules }: SiteContact) => ({
    revision,
    rules: { traceDays: null, contact: rules },
  });
  return (
    <Shown of={loaded}>
      {(shown) => (
        <>
          <p>
            {text(shown.own ? CONTACT.ownHere : CONTACT.sharedHere)}{' '}
            {shown.own && <Button onClick={() => share(shown.rules)}>{text(CONTACT.shareAgain)}</Button>}
          </p>
          <RulesForm
            key={String(shown.own)}
            stored={read(shown)}
            put={async ({ contact }, headers) => {
              const saved = await api.put<SiteContact>(path, contact, headers);
              if (!shown.own) loaded.reload();
              return read(saved);
            }}
            read={read}
          />
        </>
      )}
    </Shown>
  );
}
