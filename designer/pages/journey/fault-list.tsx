import { useEffect, useRef } from 'preact/hooks';
import type { Fault } from '../../../runtime/journey/definition.ts';
import type { Draft } from '../../edit/draft.ts';
import { nodeOf } from '../../edit/draft.ts';
import { faultText } from '../../edit/fault-text.ts';
import { definitionOf } from '../../edit/kinds.ts';
import { type Text, useText } from '../../i18n/index.ts';
import { EDITOR } from '../../i18n/words/journeys.ts';
import { Glyph } from '../../parts/glyph.tsx';
import { IconButton } from '../../parts/icon-button.tsx';

interface FaultListProps {
  draft: Draft;
  faults: readonly Fault[];
  /** Somebody tried to publish. */
  blocking: boolean;
  onJump(fault: Fault): void;
  onClose(): void;
}

/** Everything that is wrong, faults first; each leads to its node and field. */
export function FaultList({ draft, faults, blocking, onJump, onClose }: FaultListProps) {
  const text = useText();
  const section = useRef<HTMLElement>(null);
  useEffect(() => takeFocus(section.current), []);
  return (
    <section ref={section} class="fault-list" aria-label={text(EDITOR.faultList)}>
      <header>
        <h2>{text(blocking ? EDITOR.faultsFirst : EDITOR.faultList)}</h2>
        <IconButton glyph="close" title={text(EDITOR.closeList)} keys="Esc" onClick={onClose} />
      </header>
      <FaultItems draft={draft} faults={faults} onJump={onJump} />
    </section>
  );
}

/** Whoever asked for the list has it under the keyboard, and is back where they were once it closes; a form keeps the focus. */
function takeFocus(list: HTMLElement | null): (() => void) | undefined {
  const before = document.activeElement;
  if (!list || before?.matches('input, textarea, select')) return undefined;
  list.querySelector<HTMLElement>('.fault')?.focus();
  return () => {
    const left = document.activeElement;
    const lost = left === document.body || list.contains(left);
    if (lost && before instanceof HTMLElement) before.focus();
  };
}

export function FaultItems({ draft, faults, onJump }: Pick<FaultListProps, 'draft' | 'faults' | 'onJump'>) {
  const text = useText();
  const inOrder = [...faults].sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'));
  return (
    <ul>
      {inOrder.map((fault, index) => (
        <li key={index}>
          <button type="button" class={`fault fault-${fault.level}`} onClick={() => onJump(fault)}>
            <Glyph name={fault.level === 'fault' ? 'warning' : 'bell'} />
            {text(faultText(fault, titleOf(draft, fault.node)))}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The node's own name, or its kind's title. */
export function titleOf(draft: Draft, id: string | undefined): Text {
  const node = nodeOf(draft, id);
  if (node?.name) return { zh: node.name, en: node.name };
  return definitionOf(node?.kind ?? '')?.title ?? { zh: node?.kind ?? '', en: node?.kind ?? '' };
}
