/** What stands around the agent's pages: whose they are, whether there is a network, what was just done. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { reached } from '../api.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { COMMON } from '../i18n/words/common.ts';
import { SHARES } from '../i18n/words/shares.ts';
import { Button } from '../parts/button.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Mark } from '../parts/mark.tsx';
import { announce, Notices } from '../parts/notices.tsx';
import { useObserved } from '../parts/observed.ts';
import { ShortcutKeys } from '../parts/shortcuts.tsx';
import { Link } from '../router.tsx';
import { signOut } from '../session.ts';
import { MOVE_NAMES } from './moves.ts';
import { flush } from './outbox.ts';

export function AgentShell({ name, children }: { name: string; children: ComponentChildren }) {
  const text = useText();
  return (
    <div class="agent">
      <header class="agent-bar">
        <Link to="/" class="brand">
          <Mark /> {name ? text(AGENT.hello, { name }) : text(AGENT.title)}
        </Link>
        <Link to="/links" class="button button-quiet">
          {text(SHARES.mine)}
        </Link>
        <LanguageSwitch />
        <Button look="quiet" onClick={signOut}>
          {text(COMMON.signOut)}
        </Button>
      </header>
      <Network />
      <main id="main">{children}</main>
      <Notices />
      <ShortcutKeys />
    </div>
  );
}

/** Says since when there is no network; sends what was kept once there is one. */
function Network() {
  const text = useText();
  const { near } = useFormats();
  const { ok, at } = useObserved(reached);
  useEffect(() => {
    if (!ok) return;
    flush().then((refused) => {
      for (const { move } of refused) announce(text(AGENT.refused, { move: text(MOVE_NAMES[move]) }));
    });
  }, [ok, text]);
  return (
    <p class="offline" role="status" hidden={ok}>
      {!ok && text(AGENT.offline, { time: near(at) })}
    </p>
  );
}
