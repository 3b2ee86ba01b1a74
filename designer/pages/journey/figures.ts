/** The figures on the canvas as they grow: of which version, of those who began on which day, and who moved just now. */
import { useRef } from 'preact/hooks';
import type { JourneyShown, JourneyStats } from '../../../runtime/wire/api/journeys.ts';
import type { Moved } from '../../canvas/drawing.ts';
import { same } from '../../edit/difference.ts';
import { useLive } from '../../parts/live.ts';
import { setQuery, useRoute } from '../../router.tsx';
import { journeyPath } from './stored.ts';

/** Of which version, and of runs that began on which day (ms UTC of its beginning); what is left out is not narrowed. */
export interface Scope {
  version?: number;
  day?: number;
}

export interface Told {
  stats: JourneyStats | undefined;
  /** Who left each node by which exit with the last news. */
  moved: Moved;
}

const NOBODY: Moved = new Map();

/** What the address asks for. */
export function useScope(): Scope {
  const { query } = useRoute();
  const version = Number(query.get('version'));
  const day = Number(query.get('day'));
  return { ...(version > 0 && { version }), ...(day > 0 && { day }) };
}

export const setScope = ({ version, day }: Scope): void =>
  setQuery({ version: version?.toString(), day: day?.toString() });

export function useFigures({ id, version }: JourneyShown, scope: Scope): Told {
  const query = new URLSearchParams({
    version: String(scope.version ?? version),
    ...(scope.day !== undefined && { from: String(scope.day), to: String(scope.day) }),
  });
  const path = version === null ? undefined : `${journeyPath(id)}/live?${query}`;
  const live = useLive<JourneyStats>(path);
  const told = useRef<Told & { of?: JourneyStats | undefined; path?: string | undefined }>({
    ...{ stats: undefined, moved: NOBODY },
  });
  const before = told.current;
  if (live && live !== before.of) {
    const stats = { ...live, nodes: unchangedOf(before.stats?.nodes ?? {}, live.nodes) };
    const moved = before.stats && before.path === path ? movedSince(before.stats, stats) : NOBODY;
    told.current = { stats, moved, of: live, path };
  }
  return told.current;
}

/** Figures that stayed as they were stay the same objects: what shows them is not drawn again. */
function unchangedOf(before: JourneyStats['nodes'], after: JourneyStats['nodes']): JourneyStats['nodes'] {
  return Object.fromEntries(
    Object.entries(after).map(([id, figures]) => {
      const known = before[id];
      return [id, known && same(known, figures) ? known : figures];
    }),
  );
}

function movedSince(before: JourneyStats, after: JourneyStats): Moved {
  const moved = new Map<string, Record<string, number>>();
  for (const [id, figures] of Object.entries(after.nodes)) {
    const known = before.nodes[id];
    if (known === figures) continue;
    const grown = Object.entries(figures.exits).map(
      ([exit, count]) => [exit, count - (known?.exits[exit] ?? 0)] as const,
    );
    moved.set(id, Object.fromEntries(grown.filter(([, more]) => more > 0)));
  }
  return moved;
}
