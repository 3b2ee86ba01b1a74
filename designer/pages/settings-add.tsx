import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ApiError } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { SETTINGS } from '../i18n/words/settings.ts';
import { Button } from '../parts/button.tsx';
import { ErrorNote } from '../parts/states.tsx';

/** The id of a thing made here: short enough to read aloud. */
export const madeId = (kind: string): string =>
  `${kind}-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`;

interface AddProps {
  title: string;
  label: string;
  /** Rejects with an ApiError. */
  onAdd(name: string, form: FormData): Promise<void>;
  /** More fields of the same form. */
  children?: ComponentChildren;
}

/** A form of one line: a name, and what makes the thing. */
export function AddByName({ title, label, onAdd, children }: AddProps) {
  const text = useText();
  const field = useId();
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<ApiError>();
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name')).trim();
    setMissing(!name);
    if (!name) return;
    await onAdd(name, new FormData(form)).then(
      () => form.reset(),
      (reason) => setError(reason instanceof ApiError ? reason : undefined),
    );
  };
  return (
    <form class="add" onSubmit={submit} onInput={() => setMissing(false)}>
      <label for={field}>{label}</label>
      <input id={field} name="name" class="field" maxLength={80} autocomplete="off" aria-invalid={missing} />
      {children}
      <Button type="submit">{title}</Button>
      {missing && (
        <p class="field-error" role="alert">
          {text(SETTINGS.nameMissing)}
        </p>
      )}
      {error && <ErrorNote error={error} />}
    </form>
  );
}
