/** The editor before its journey is there: its places, empty, so that nobody takes it for an empty journey. */
import './journey.css';
import './inspector.css';
import { useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';

export function Opening() {
  const text = useText();
  return (
    <div class="editor opening" aria-busy="true">
      <header class="editor-bar" />
      <div class="palette" />
      <div class="stage">
        <p class="loading" role="status">
          {text(EDITOR.opening)}
        </p>
        <i aria-hidden="true" />
        <i aria-hidden="true" />
        <i aria-hidden="true" />
      </div>
      <div class="inspector" />
    </div>
  );
}
