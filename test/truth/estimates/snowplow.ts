/**
 * Snowplow with activity and element tracking: page pings give the engaged time, as its documentation computes it, and
 * the statistics of each element how long it was in view. The engaged time is shared in proportion to time in view times
 * expected reading time.
 */
import { LEAVES } from '../../bench/trackers/snowplow.ts';
import type { Account } from '../judged.ts';
import { sumOf } from '../statistics.ts';
import type { Visited } from '../visit.ts';
import { summed } from './depth.ts';
import { paragraphsOf } from './layout.ts';

/** As the tags ask for: one ping for every so many ms of activity. */
const PING_MS = 5_000;

interface Entity {
  schema: string;
  data: { id?: string; element_index?: number; total_time_visible_ms?: number };
}

export function snowplow(visited: Visited, part: number): Account | undefined {
  const told = visited.told.snowplow;
  if (!told.length) return undefined;
  const visible = timesOf(told);
  const { paragraphs } = paragraphsOf(visited);
  const leaves = visited.said.filter(({ tag }) => LEAVES.split(',').includes(tag));
  const timeOf = (paragraph: number) =>
    visible[leaves.findIndex((one) => one.paragraph === paragraph) + 1] ?? 0;
  const engaged = PING_MS * told.filter(({ e }) => e === 'pp').length;
  const shares = paragraphs.map(({ paragraph, weight }) => timeOf(paragraph) * weight);
  const all = sumOf(shares) || 1;
  const shared = paragraphs.map((one, i) => ({ ...one, ms: (engaged * (shares[i] as number)) / all }));
  const here = shared.filter(({ article }) => article === part);
  return summed(here, timeOf(here.at(-1)?.paragraph ?? -1) > 0);
}

/** ms in view by the element's index, from 1; those of several page views are added up. */
function timesOf(told: Visited['told']['snowplow']): number[] {
  const newest: Record<string, number[]> = {};
  for (const { co } of told) {
    const { data } = JSON.parse((co as string | undefined) ?? '{"data":[]}') as { data: Entity[] };
    const page = data.find(({ schema }) => schema.includes('/web_page/'))?.data.id ?? '';
    newest[page] ??= [];
    for (const { data: one } of data.filter(({ schema }) => schema.includes('/element_statistics/'))) {
      (newest[page] as number[])[one.element_index ?? 0] = one.total_time_visible_ms ?? 0;
    }
  }
  const all: number[] = [];
  for (const times of Object.values(newest)) {
    times.forEach((ms, i) => {
      all[i] = (all[i] ?? 0) + ms;
    });
  }
  return all;
}
