/**
 * Sensors: every `$WebStay` says where the page stood and for how long; its time is shared among what was in that window,
 * in proportion to the expected reading time there. Engaged time is what the stays add up to.
 */
import type { Account } from '../judged.ts';
import { sumOf } from '../statistics.ts';
import type { Visited } from '../visit.ts';
import { summed } from './depth.ts';
import { paragraphsOf } from './layout.ts';

interface Stay {
  $viewport_position: number;
  $viewport_height: number;
  /** s */
  event_duration: number;
}

export function sensors(visited: Visited, part: number): Account | undefined {
  const stays = visited.told.sensors
    .filter(({ event }) => event === '$WebStay')
    .map(({ properties }) => properties as Stay);
  if (!stays.length) return undefined;
  const { paragraphs } = paragraphsOf(visited);
  const ms = paragraphs.map(() => 0);
  let deepest = 0;
  for (const { $viewport_position: top, $viewport_height: height, event_duration } of stays) {
    const bottom = top + height;
    deepest = Math.max(deepest, bottom);
    const shown = paragraphs.map((one) => {
      const share =
        (Math.min(bottom, one.bottom) - Math.max(top, one.top)) / Math.max(1, one.bottom - one.top);
      return Math.max(0, share) * one.weight;
    });
    const all = sumOf(shown) || 1;
    shown.forEach((weight, i) => {
      ms[i] = (ms[i] as number) + (1_000 * event_duration * weight) / all;
    });
  }
  const here = paragraphs
    .map((one, i) => ({ ...one, ms: ms[i] as number }))
    .filter(({ article }) => article === part);
  return summed(here, Math.max(...here.map(({ bottom }) => bottom)) <= deepest + 1);
}
