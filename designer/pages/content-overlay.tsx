/** From the picture in the designer to the same picture on the live page. */
import { useState } from 'preact/hooks';
import { together } from '../../runtime/condition/together.ts';
import type { OverlayAsked, OverlayLink } from '../../runtime/wire/api/overlay.ts';
import { type ApiError, api } from '../api.ts';
import { adviceOn } from '../i18n/advice.ts';
import { useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';
import { Button } from '../parts/button.tsx';
import { announce } from '../parts/notices.tsx';
import { useShortcuts } from '../parts/shortcuts.tsx';

interface SeeOnPageProps {
  id: string;
  /** Where the content was last seen; may be no web address at all. */
  url: string;
  asked: OverlayAsked;
}

/** Opens the live page with the heat drawn over it; where there is no page to open, says why, and where the picture is. */
export function SeeOnPage({ id, url, asked }: SeeOnPageProps) {
  const text = useText();
  const [busy, wait] = useState(false);
  const reachable = /^https?:/i.test(url);
  const failed = (error: ApiError) => {
    const { what, next } = adviceOn(error);
    announce(error.code === 'no-address' ? text(CONTENTS.noAddress) : together(text(what), ` ${text(next)}`));
  };
  const see = () => {
    if (!reachable) return announce(text(CONTENTS.noAddress));
    // Opened now, while it is plain that somebody asked for it: a later one would be blocked.
    const tab = open('', '_blank');
    if (!tab) return announce(text(CONTENTS.blocked));
    wait(true);
    api
      .post<OverlayLink>(`/api/contents/${encodeURIComponent(id)}/overlay`, asked)
      .then(
        (link) => leadTo(tab, link.url),
        (error) => {
          tab.close();
          failed(error);
        },
      )
      .finally(() => wait(false));
  };
  useShortcuts([{ keys: 'o', title: CONTENTS.seeOnPage, run: see }]);
  return (
    <Button look="primary" busy={busy} title={text(CONTENTS.seeOnPageHelp)} onClick={see}>
      {text(CONTENTS.seeOnPage)}
    </Button>
  );
}

/** The page must not be able to reach back to the designer. */
function leadTo(tab: Window, url: string): void {
  tab.opener = null;
  tab.location.href = url;
}
