/** PostHog: the deepest content and the duration that `$pageleave` tells. */
import type { Account } from '../judged.ts';
import { sumOf } from '../statistics.ts';
import type { Visited } from '../visit.ts';
import { accountOf } from './depth.ts';

interface Leave {
  $prev_pageview_max_content_percentage?: number;
  /** s */
  $prev_pageview_duration?: number;
}

export function posthog(visited: Visited, part: number): Account | undefined {
  const told = visited.told.posthog
    .filter(({ event }) => event === '$pageleave')
    .map(({ properties }) => properties as Leave);
  if (!told.length) return undefined;
  const depth = Math.max(...told.map((one) => one.$prev_pageview_max_content_percentage ?? 0));
  return accountOf(visited, part, depth, 1_000 * sumOf(told.map((one) => one.$prev_pageview_duration ?? 0)));
}
