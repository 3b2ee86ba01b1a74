import { useId, useRef } from 'preact/hooks';
import { useLanguage, useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { Button } from '../parts/button.tsx';
import { keepNote, noteOf } from './notes.ts';
import { useVoice } from './voice.ts';

/** A note by keyboard or voice; every letter is kept at once. */
export function NoteField({ task }: { task: string }) {
  const text = useText();
  const [language] = useLanguage();
  const field = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const voice = useVoice(language === 'zh' ? 'zh-CN' : 'en-US', (words) => {
    const note = `${noteOf(task)}${words}`;
    keepNote(task, note);
    if (area.current) area.current.value = note;
  });
  return (
    <section class="note">
      <label for={field}>{text(AGENT.note)}</label>
      <textarea
        id={field}
        ref={area}
        class="field"
        rows={3}
        maxLength={2_000}
        defaultValue={noteOf(task)}
        aria-describedby={`${field}-help`}
        onInput={(event) => keepNote(task, event.currentTarget.value)}
      />
      {voice.possible && (
        <Button aria-pressed={voice.listening} onClick={voice.toggle}>
          {text(voice.listening ? AGENT.speaking : AGENT.speak)}
        </Button>
      )}
      {voice.failed && (
        <p class="field-error" role="alert">
          {text(AGENT.noVoice)}
        </p>
      )}
      <p id={`${field}-help`} class="help">
        {text(AGENT.noteHelp)}
      </p>
    </section>
  );
}
