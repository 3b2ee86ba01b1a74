/** All templates, by the stage of the sale in which they work. */
import { KINDS } from '../../edit/kinds.ts';
import { STAGES, type Start, startsIn } from '../../edit/starts.ts';
import { useText } from '../../i18n/index.ts';
import { EDITING } from '../../i18n/words/editing.ts';
import { Glyph } from '../../parts/glyph.tsx';

export function Gallery({ onBegin }: { onBegin(start: Start): void }) {
  const text = useText();
  const starts = startsIn(text);
  return (
    <div class="gallery">
      {STAGES.map((stage) => (
        <section key={stage}>
          <h3>{text(EDITING[stage])}</h3>
          <div class="gallery-row">
            {starts
              .filter((start) => start.stage === stage)
              .map((start) => (
                <StartButton key={start.id} start={start} onBegin={onBegin} />
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}

export function StartButton({ start, onBegin }: { start: Start; onBegin(start: Start): void }) {
  const text = useText();
  return (
    <button type="button" class="start" onClick={() => onBegin(start)}>
      <strong>{text(start.title)}</strong>
      <span>{text(start.summary)}</span>
      <StartIcons start={start} />
    </button>
  );
}

/** The start's nodes in a row, as a hint of what it does. */
function StartIcons({ start }: { start: Start }) {
  const definitions = start.nodes.flatMap(({ kind }) =>
    KINDS.filter((definition) => definition.kind === kind),
  );
  return (
    <span class="start-icons" aria-hidden="true">
      {definitions.map(({ group, icon }, index) => (
        <span key={index} class={`node-${group}`}>
          <span class="node-icon">
            <Glyph name={icon} />
          </span>
        </span>
      ))}
    </span>
  );
}
