/** Keeps a simulation as a scenario: its name, and what is expected, proposed from what happened. */
import { useId, useState } from 'preact/hooks';
import type { SimulationShown } from '../../../../runtime/wire/api/simulation.ts';
import { ApiError } from '../../../api.ts';
import { draftOf } from '../../../edit/editor.ts';
import { useText } from '../../../i18n/index.ts';
import { SCENARIOS } from '../../../i18n/words/trying.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { announce } from '../../../parts/notices.tsx';
import { ErrorNote } from '../../../parts/states.tsx';
import type { EditorHandle } from '../use-editor.ts';
import { expectedText, proposedOf, thenOf } from './expected.ts';
import { givenOf, keepScenario, type Scenario } from './scenario-store.ts';
import { clockOf, type Trying } from './trying.ts';

interface SaveProps {
  handle: EditorHandle;
  trying: Trying;
  told: SimulationShown;
  /** The scenario that was opened: it is updated. */
  opened: Pick<Scenario, 'id' | 'name'> | undefined;
  onSaved(scenario: Scenario): void;
  onClose(): void;
}

export function SaveScenario({ handle, trying, told, opened, onSaved, onClose }: SaveProps) {
  const text = useText();
  const field = useId();
  const draft = draftOf(handle.editor);
  const [name, setName] = useState(opened?.name ?? '');
  const [left, leave] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const proposed = proposedOf(told);
  const save = async () => {
    setBusy(true);
    try {
      const scenario: Scenario = {
        id: opened?.id ?? handle.id(),
        name: name.trim(),
        given: { person: await givenOf(handle.journey.id, trying.who, draft) },
        when: told.played as Scenario['when'],
        until: clockOf(trying),
        // biome-ignore lint/suspicious/noThenProperty: given, when, then
        then: thenOf(proposed.filter((_, index) => !left.has(index))),
      };
      await keepScenario(handle.journey.id, scenario);
      announce(text(SCENARIOS.saved, { name: scenario.name }));
      onSaved(scenario);
    } catch (reason) {
      if (!(reason instanceof ApiError)) throw reason;
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  const toggle = (index: number) =>
    leave(
      (before) =>
        new Set(before.has(index) ? [...before].filter((one) => one !== index) : [...before, index]),
    );
  return (
    <Dialog
      title={text(opened ? SCENARIOS.updateTitle : SCENARIOS.saveTitle)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text(SCENARIOS.cancel)}</Button>
          <Button look="primary" busy={busy} disabled={name.trim() === ''} onClick={() => void save()}>
            {text(SCENARIOS.save)}
          </Button>
        </>
      }
    >
      <form
        class="try-save"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      >
        {error && <ErrorNote error={error} />}
        <label for={field}>{text(SCENARIOS.name)}</label>
        <input
          id={field}
          class="field"
          maxLength={120}
          value={name}
          placeholder={text(SCENARIOS.nameExample)}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <fieldset class="try-expects">
          <legend>{text(SCENARIOS.expects)}</legend>
          {proposed.map((expected, index) => (
            <label key={index}>
              <input
                type="checkbox"
                checked={!left.has(index)}
                disabled={expected.is === 'ends'}
                onChange={() => toggle(index)}
              />{' '}
              {text(expectedText(expected, draft))}
            </label>
          ))}
        </fieldset>
        {trying.who.is === 'real' && <p class="form-help">{text(SCENARIOS.copied)}</p>}
      </form>
    </Dialog>
  );
}
