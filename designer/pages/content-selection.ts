/** Which readings the address asks for, and what they are compared with: pure. */
import type { HeatSelection } from '../../runtime/wire/api/overlay.ts';
import type { Screen } from '../../runtime/wire/batch.ts';
import { MEASURES, type Measure } from '../../runtime/wire/heat/measure.ts';
import type { Compared } from '../../runtime/wire/heat/paint.ts';

export const SCREENS = ['phone', 'tablet', 'desktop'] as const;
/** The names of two that are compared. */
export const LETTERS: readonly string[] = ['A', 'B'];

export const PERIODS = ['7', '28', '90'];
const DAY = 86_400_000;

/** The same readings with one thing changed: another device, the period before, everybody instead of one. */
export type Against = Screen | 'before' | 'everyone';

export interface Asked {
  shown: HeatSelection;
  against: HeatSelection | undefined;
  measure: Measure;
  compared: Compared;
}

/** `now` in ms UTC. What the address says wrongly is not said. */
export function askedOf(query: URLSearchParams, now: number): Asked {
  const against = againstChoices(query).find((choice) => choice === query.get('against'));
  const shown = shownOf(query, now);
  return {
    shown,
    against: against && changed(shown, against, daysOf(query)),
    measure: MEASURES.find((measure) => measure === query.get('measure')) ?? 'attention',
    compared: query.get('compared') === 'difference' ? 'difference' : 'side',
  };
}

/** What the selection of the address can be compared with. */
export function againstChoices(query: URLSearchParams): Against[] {
  const device = screenOf(query);
  return [
    ...(query.get('person') || query.get('segment') ? (['everyone'] as const) : []),
    ...(daysOf(query) > 0 ? (['before'] as const) : []),
    ...SCREENS.filter((screen) => screen !== device),
  ];
}

/** The path of the heat of a selection, of one version. */
export function heatPath(content: string, selection: HeatSelection, version?: string): string {
  const asked = Object.entries({ ...selection, version }).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const text = String(new URLSearchParams(asked));
  return `/api/contents/${encodeURIComponent(content)}/heat${text && `?${text}`}`;
}

function shownOf(query: URLSearchParams, now: number): HeatSelection {
  const [person, segment] = [query.get('person'), query.get('segment')];
  const [device, days] = [screenOf(query), daysOf(query)];
  return {
    ...(person ? { person } : segment ? { segment } : {}),
    ...(device ? { device } : {}),
    ...(days > 0 ? { from: startOf(days, now) } : {}),
    ...(query.get('over') === 'version' ? { over: 'version' as const } : {}),
  };
}

function changed(selection: HeatSelection, against: Against, days: number): HeatSelection {
  const { person: _, segment: __, ...everyone } = selection;
  if (against === 'everyone') return everyone;
  if (against !== 'before') return { ...selection, device: against };
  const { from = 0 } = selection;
  return { ...selection, from: from - days * DAY, to: from - 1 };
}

const screenOf = (query: URLSearchParams): Screen | undefined =>
  SCREENS.find((screen) => screen === query.get('device'));

const daysOf = (query: URLSearchParams): number =>
  PERIODS.includes(query.get('days') ?? '') ? Number(query.get('days')) : 0;

/** Whole days, so that the same period is the same address until midnight (UTC, as days are folded). */
const startOf = (days: number, now: number) => (Math.floor(now / DAY) - days + 1) * DAY;
