import { useState } from 'preact/hooks';
import { useText } from '../i18n/index.ts';
import { FORMS } from '../i18n/words/forms.ts';
import { Button } from '../parts/button.tsx';
import { useHeld } from './held.ts';
import { type InputProps, named } from './input.ts';

const written = (text: string) => (text === '' ? undefined : text);

export function TextInput({ value, onChange, asked, ...rest }: InputProps<string>) {
  const held = useHeld(value ?? '', (text) => onChange(written(text)));
  return (
    <>
      <input {...named(rest)} class="field" type="text" autocomplete="off" {...held} />
      <Length text={held.value} max={asked.max} />
    </>
  );
}

export function LongTextInput({ value, onChange, asked, ...rest }: InputProps<string>) {
  const held = useHeld(value ?? '', (text) => onChange(written(text)));
  return (
    <>
      <textarea {...named(rest)} class="field" rows={3} {...held} />
      <Length text={held.value} max={asked.max} />
    </>
  );
}

/** Shown only near the limit. */
function Length({ text: { length }, max }: { text: string; max: number | undefined }) {
  const text = useText();
  if (!max || length < max * 0.8) return null;
  return (
    <small class={length > max ? 'form-bad' : 'form-help'}>{text(FORMS.chars, { n: length, max })}</small>
  );
}

export function UrlInput({ value, onChange, asked: _, ...rest }: InputProps<string>) {
  const held = useHeld(value ?? '', (text) => onChange(written(text.trim())));
  return (
    <input
      {...named(rest)}
      class="field"
      type="text"
      inputmode="url"
      placeholder="https://"
      autocomplete="off"
      {...held}
    />
  );
}

/** Standard Webhooks: 32 bytes. */
const SECRET_BYTES = 32;
const VISIBLE = { type: 'text' } as const;
const HIDDEN = { type: 'password' } as const;

export function SecretInput({ value, onChange, asked: _, ...rest }: InputProps<string>) {
  const text = useText();
  const [shown, show] = useState(false);
  const held = useHeld(value ?? '', (typed) => onChange(written(typed.trim())));
  return (
    <div class="form-row">
      <input
        {...named(rest)}
        class="field"
        {...(shown ? VISIBLE : HIDDEN)}
        autocomplete="new-password"
        spellcheck={false}
        {...held}
      />
      {value ? (
        <Button onClick={() => show(!shown)}>{text(shown ? FORMS.hide : FORMS.show)}</Button>
      ) : (
        <Button onClick={() => onChange(newSecret())}>{text(FORMS.makeSecret)}</Button>
      )}
    </div>
  );
}

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
