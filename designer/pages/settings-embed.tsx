import { type SdkShown, snippetsOf } from '../../runtime/wire/api/sdk.ts';
import type { Loaded } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { SETTINGS } from '../i18n/words/settings.ts';
import { Snippet } from '../parts/script-tag.tsx';
import { Shown } from '../parts/states.tsx';

const WAYS = ['simple', 'pinned'] as const;

/** Both lines that load the SDK, and what choosing one means. */
export function Embed({ sdk, siteKey }: { sdk: Loaded<SdkShown>; siteKey: string }) {
  const text = useText();
  return (
    <Shown of={sdk}>
      {(shown) =>
        WAYS.map((way) => (
          <div key={way} class="embed">
            <h4>{text(SETTINGS[way])}</h4>
            <p class="help">{text(SETTINGS[`${way}Help`], { version: shown.version, build: shown.build })}</p>
            <Snippet line={snippetsOf(shown, location.origin, siteKey)[way]} />
          </div>
        ))
      }
    </Shown>
  );
}
