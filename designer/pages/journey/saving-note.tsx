import type { Saving } from '../../edit/saving.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Button } from '../../parts/button.tsx';

const SIGNS: Record<Saving['state'], string> = {
  saved: '✓',
  unsaved: '●',
  saving: '●',
  away: '!',
  conflict: '!',
  refused: '!',
};

/** What became of the draft, in a few words; it never covers anything. */
export function SavingNote({ saving, onCompare }: { saving: Saving; onCompare(): void }) {
  const text = useText();
  const word: Text = EDITOR[saving.state];
  const detail = saving.state === 'refused' ? saving.detail : '';
  return (
    <span class={`saving saving-${saving.state}`} role="status">
      <i aria-hidden="true">{SIGNS[saving.state]}</i> {text(word, { detail })}
      {saving.state === 'conflict' && (
        <Button look="danger" onClick={onCompare}>
          {text(EDITOR.choose)}
        </Button>
      )}
    </span>
  );
}
