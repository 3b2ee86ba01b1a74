/** What the debug mode looks at, and never changes. */
import type { Sender } from '../delivery/queue.ts';
import type { View } from '../reading/bands.ts';
import type { Clock } from '../reading/clock.ts';
import type { Reading } from '../reading/reading.ts';

export interface InspectedArticle {
  element: Element;
  geometry: { nodes: readonly (Element | Range)[] };
  reading: Reading;
  inView: View;
}

/** How the last batch ended: when (as `now`), with what status; 0 if the browser took it and nobody will know. */
export interface Answered {
  at: number;
  status: number;
  accepted?: number;
  duplicates?: number;
  rejected?: number;
  pushes?: number;
}

/** One moment of a page that is being measured. Times in ms on the clock that never jumps. */
export interface Moment {
  now: number;
  consent: string;
  sender: Sender;
  clock: Pick<Clock, 'touchedAt' | 'limit' | 'running'>;
  articles: readonly InspectedArticle[];
  /** Messages that wait, and that are on their way. */
  queue: { items: readonly { bytes: number; sending?: unknown; spooled?: unknown }[]; bytes: number };
  /** What was dropped since debugging began, by reason. */
  drops: Readonly<Record<string, number>>;
  answered: Answered | undefined;
}
