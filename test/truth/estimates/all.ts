/** Everybody's account of one reading. */
import type { Account } from '../judged.ts';
import type { Visited } from '../visit.ts';
import { byDepth } from './depth.ts';
import { dogear } from './dogear.ts';
import { plausible } from './plausible.ts';
import { posthog } from './posthog.ts';
import { sensors } from './sensors.ts';
import { snowplow } from './snowplow.ts';

const SOURCES = { dogear, depthOnly: byDepth, plausible, posthog, snowplow, sensors };
export type Source = keyof typeof SOURCES;
export const SOURCE_NAMES = Object.keys(SOURCES) as Source[];

export function ESTIMATES(visited: Visited, part: number): Record<Source, Account | undefined> {
  const entries = SOURCE_NAMES.map((name) => [name, SOURCES[name](visited, part)]);
  return Object.fromEntries(entries) as Record<Source, Account | undefined>;
}
