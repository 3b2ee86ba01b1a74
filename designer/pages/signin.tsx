import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Me } from '../../runtime/wire/api/settings.ts';
import { ApiError, api } from '../api.ts';
import { type Text, useText, type Values } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { SIGNIN } from '../i18n/words/signin.ts';
import { Button } from '../parts/button.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Mark } from '../parts/mark.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { signIn } from '../session.ts';

type AgentMe = Extract<Me, { role: 'agent' }>;
type Refusal = { says: Text; values?: Values } | ApiError | undefined;

/** A token is tried before it is kept, so that a wrong one is told at once and in place; `instead` of an administrator's came an agent's. */
export function SignInPage({ instead }: { instead?: AgentMe | undefined }) {
  const text = useText();
  const field = useId();
  const [refusal, setRefusal] = useState<Refusal>(instead && agentsToken(instead));
  const [busy, setBusy] = useState(false);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('token')).trim();
    setBusy(true);
    tried(value).then((refused) => {
      setBusy(false);
      setRefusal(refused);
    });
  };
  return (
    <main class="signin">
      <form class="signin-card" onSubmit={submit}>
        <p class="signin-brand">
          <Mark /> {text(COMMON.name)}
          <LanguageSwitch />
        </p>
        <p class="signin-tagline">{text(SIGNIN.tagline)}</p>
        <h1 class="only-read">{text(SIGNIN.title)}</h1>
        <label for={field}>{text(SIGNIN.token)}</label>
        <input
          id={field}
          name="token"
          type="password"
          class="field"
          autocomplete="current-password"
          spellcheck={false}
          aria-describedby={`${field}-help`}
          aria-invalid={refusal !== undefined}
        />
        <Refused refusal={refusal} />
        <p id={`${field}-help`} class="help">
          {text(SIGNIN.where)}
        </p>
        <Button look="primary" type="submit" busy={busy}>
          {text(SIGNIN.enter)}
        </Button>
      </form>
    </main>
  );
}

const agentsToken = ({ agent: { name } }: AgentMe): Refusal => ({ says: SIGNIN.agent, values: { name } });

/** Keeps the token of an administrator; of any other says why not. */
async function tried(value: string): Promise<Refusal> {
  if (!value) return { says: SIGNIN.missing };
  if (!/^[!-~]+$/.test(value)) return { says: SIGNIN.wrong };
  try {
    const me = await api.me(value);
    if (me.role === 'agent') return agentsToken(me);
    signIn(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.status === 401 ? { says: SIGNIN.wrong } : error;
  }
}

function Refused({ refusal }: { refusal: Refusal }) {
  const text = useText();
  if (refusal === undefined) return null;
  if (refusal instanceof ApiError) return <ErrorNote error={refusal} />;
  return (
    <p class="field-error" role="alert">
      {text(refusal.says, refusal.values)}{' '}
      {refusal.says === SIGNIN.agent && <a href="/agent/">{text(SIGNIN.toAgent)}</a>}
    </p>
  );
}
