import { useEffect } from 'preact/hooks';
import type { ContentListed } from '../../runtime/wire/api/contents.ts';
import type { SiteShown } from '../../runtime/wire/api/settings.ts';
import type { Page } from '../../runtime/wire/api/shared.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { HOME } from '../i18n/words/home.ts';
import { ScriptTag } from '../parts/script-tag.tsx';
import { Shown } from '../parts/states.tsx';
import { Link } from '../router.tsx';

/** How often the page looks for the first reading, in ms. */
const LOOK = 3_000;

/** What to do before anybody was measured: the line to paste, and a watch for the first reading. */
export function FirstReading({ onArrived }: { onArrived(): void }) {
  const text = useText();
  const sites = useLoad<Page<SiteShown>>('/api/sites');
  return (
    <section class="first">
      <h2>{text(HOME.firstTitle)}</h2>
      <p>{text(HOME.firstHelp)}</p>
      <Shown of={sites}>{({ items }) => <Tag site={items[0]} />}</Shown>
      <Watch onArrived={onArrived} />
      <p>
        <a href="/examples/">{text(HOME.scenes)}</a>
      </p>
    </section>
  );
}

function Tag({ site }: { site: SiteShown | undefined }) {
  const text = useText();
  if (site) return <ScriptTag siteKey={site.key} />;
  return (
    <p>
      {text(HOME.noSite)} <Link to="/settings">{text(HOME.toSettings)}</Link>
    </p>
  );
}

/** Asks for readings while the page is in sight. */
function Watch({ onArrived }: { onArrived(): void }) {
  const text = useText();
  const { data, reload } = useLoad<Page<ContentListed>>('/api/contents?limit=1');
  const arrived = (data?.items[0]?.readings ?? 0) > 0;
  useEffect(() => {
    if (arrived) return onArrived();
    const look = setInterval(() => document.hidden || reload(), LOOK);
    return () => clearInterval(look);
  }, [arrived, onArrived, reload]);
  return (
    <p class="waiting" role="status">
      {text(HOME.waiting)}
    </p>
  );
}
