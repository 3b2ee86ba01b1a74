import type { Way } from '../../edit/change.ts';
import type { Point } from '../../edit/draft.ts';
import { Choices } from '../../forms/choices.tsx';
import { useText } from '../../i18n/index.ts';
import { kindOptions } from './palette.tsx';

/** What to add, where, and where on the screen it is asked. */
export interface Asking {
  way?: Way;
  at?: Point;
  screen: Point;
}

const WIDTH = 264;
const HEIGHT = 360;

/** A small list of kinds right where something is to be added. */
export function QuickAdd({
  asking: { way, screen },
  onAdd,
  onClose,
}: {
  asking: Asking;
  onAdd(kind: string): void;
  onClose(): void;
}) {
  const text = useText();
  const left = Math.max(8, Math.min(screen.x, innerWidth - WIDTH - 8));
  const top = Math.max(8, Math.min(screen.y, innerHeight - HEIGHT - 8));
  return (
    <div class="quick-add" style={{ left, top, width: WIDTH }}>
      <Choices
        options={async (query) => kindOptions(query, text, way !== undefined)}
        onChoose={onAdd}
        onClose={onClose}
        onLeave={onClose}
      />
    </div>
  );
}
