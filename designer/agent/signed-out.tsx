import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ApiError, api } from '../api.ts';
import { type Text, useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { COMMON } from '../i18n/words/common.ts';
import { Button } from '../parts/button.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Mark } from '../parts/mark.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { signIn } from '../session.ts';

/** How to get in, or in again. Notes and kept moves stay on the device meanwhile. */
export function SignedOut({ because }: { because?: Text | undefined }) {
  const text = useText();
  const field = useId();
  const [refusal, setRefusal] = useState<Text | ApiError | undefined>(because);
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pasted = String(new FormData(event.currentTarget).get('link')).trim();
    setRefusal(await opened(pasted.replace(/^.*#token=/, '')));
  };
  return (
    <main class="signin">
      <form class="signin-card" onSubmit={submit}>
        <p class="signin-brand">
          <Mark /> {text(COMMON.name)}
          <LanguageSwitch />
        </p>
        <h1>{text(AGENT.signedOut)}</h1>
        <p>{text(AGENT.signedOutHelp)}</p>
        <label for={field}>{text(AGENT.paste)}</label>
        <input id={field} name="link" class="field" autocomplete="off" spellcheck={false} />
        {refusal instanceof ApiError && <ErrorNote error={refusal} />}
        {refusal && !(refusal instanceof ApiError) && (
          <p class="field-error" role="alert">
            {text(refusal)}
          </p>
        )}
        <Button look="primary" type="submit">
          {text(AGENT.open)}
        </Button>
      </form>
    </main>
  );
}

/** Why the token does not open the page; nothing when it does. */
async function opened(token: string): Promise<Text | ApiError | undefined> {
  if (!/^[!-~]+$/.test(token)) return AGENT.wrongLink;
  try {
    const me = await api.me(token);
    if (me.role === 'admin') return AGENT.adminLink;
    signIn(token);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.status === 401 ? AGENT.wrongLink : error;
  }
}
