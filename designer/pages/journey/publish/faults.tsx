/** What the runtime found that keeps the version from going out, and what only should be known. */
import type { Fault } from '../../../../runtime/journey/definition.ts';
import type { ApiError } from '../../../api.ts';
import type { Draft } from '../../../edit/draft.ts';
import { faultText } from '../../../edit/fault-text.ts';
import { useText } from '../../../i18n/index.ts';
import { EDITOR } from '../../../i18n/words/journeys.ts';
import { PUBLISH } from '../../../i18n/words/versions.ts';
import { Glyph } from '../../../parts/glyph.tsx';
import { titleOf } from '../fault-list.tsx';

interface FaultsProps {
  draft: Draft;
  faults: readonly Fault[];
  refusal: ApiError | undefined;
  onJump: ((fault: Fault) => void) | undefined;
}

export function Faults({ draft, faults, refusal, onJump }: FaultsProps) {
  const text = useText();
  const found = (refusal?.body as { faults?: Fault[] } | null | undefined)?.faults;
  const shown = found ?? faults;
  if (shown.length === 0) return null;
  return (
    <section class="publish-part">
      <h3>{text(found ? EDITOR.faultsFirst : PUBLISH.warnings)}</h3>
      <ul>
        {shown.map((fault, index) => (
          <li key={index}>
            <button
              type="button"
              class={`fault fault-${fault.level}`}
              disabled={!onJump || !fault.node}
              onClick={() => onJump?.(fault)}
            >
              <Glyph name={fault.level === 'fault' ? 'warning' : 'bell'} />
              <span>{text(faultText(fault, titleOf(draft, fault.node)))}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
