import type { ComponentChildren } from 'preact';
import type { Names } from '../../../runtime/journey/definition.ts';
import type { RunShown } from '../../../runtime/wire/api/journeys.ts';
import { stepsOf, type Traced } from '../../canvas/walk.ts';
import { type Draft, nodeOf } from '../../edit/draft.ts';
import { definitionOf, exitsOf, isEntry } from '../../edit/kinds.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { GATE } from '../../i18n/words/gate.ts';
import { RUNS } from '../../i18n/words/journeys.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { When } from '../../parts/marks.tsx';
import { titleOf } from './fault-list.tsx';
import { whySentences } from './why.ts';

interface TraceProps {
  run: Pick<RunShown, 'trace' | 'forgotten'>;
  draft: Draft;
  names: Names;
  selected: string | undefined;
  onShow(node: string): void;
  /** What stands under an entry: what it caused. */
  below?(entry: Traced): ComponentChildren;
}

/** Every entry of the trace in order; each shows its node on the canvas. */
export function Trace({ run, draft, names, selected, onShow, below }: TraceProps) {
  const text = useText();
  return (
    <section>
      <h2>{text(RUNS.trace)}</h2>
      {run.forgotten && <p class="faint">{text(GATE.forgotten)}</p>}
      <ol class="trace">
        {stepsOf(run.trace).map(({ entry, step }) => (
          <li key={entry.seq} class={`trace-entry trace-${entry.what}`}>
            <Entry
              entry={entry}
              step={step}
              draft={draft}
              names={names}
              selected={entry.node === selected}
              onShow={onShow}
            />
            {below?.(entry)}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface EntryProps extends Omit<TraceProps, 'run' | 'selected' | 'below'> {
  entry: Traced;
  step: number;
  selected: boolean;
}

export function Entry({ entry, step, draft, names, selected, onShow }: EntryProps) {
  const text = useText();
  const node = nodeOf(draft, entry.node);
  const definition = node && definitionOf(node.kind);
  return (
    <button type="button" class="trace-button" aria-pressed={selected} onClick={() => onShow(entry.node)}>
      <span class={`trace-sign node-${definition?.group ?? 'unknown'}`}>
        <span class="node-icon">
          <Glyph name={definition?.icon ?? 'warning'} />
        </span>
      </span>
      <span class="trace-head">
        <strong>
          {step}. {text(titleOf(draft, entry.node))}
        </strong>
        <small class="faint">
          <When at={entry.at} />
        </small>
      </span>
      <span class="trace-what">{text(whatHappened(entry, draft))}</span>
      {whySentences(entry.why, names).map((sentence) => (
        <span key={sentence.en} class="trace-why">
          {text(sentence)}
        </span>
      ))}
    </button>
  );
}

function whatHappened({ what, exit, node, why }: Traced, draft: Draft): Text {
  if (why.endless !== undefined) return RUNS.endless;
  const word = WHAT[what] ?? { zh: what, en: what };
  if (exit === null) return word;
  const found = nodeOf(draft, node);
  const exits = found ? exitsOf(found) : [];
  if (found && isEntry(found)) return RUNS.enters;
  if (exits.length === 1) return what === 'end' ? RUNS.end : RUNS.goesOn;
  const title = exits.find(({ name }) => name === exit)?.title ?? { zh: exit, en: exit };
  const by = what === 'end' ? RUNS.endBy : RUNS.exit;
  return { zh: by.zh.replace('{exit}', title.zh), en: by.en.replace('{exit}', title.en) };
}

const WHAT: Record<string, Text> = {
  wait: RUNS.wait,
  exit: RUNS.exit,
  end: RUNS.end,
  goal: RUNS.reached,
  moved: RUNS.moved,
  ignored: RUNS.ignored,
  fault: RUNS.fault,
};
