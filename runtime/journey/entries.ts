/** How runs begin: the entries of a version, indexed by trigger key, and whether an input starts one. */
import type { Facts } from '../condition/vocabulary.ts';
import { pathsOf } from './graph.ts';
import type { Input, JourneyVersion, Reentry, Sweep } from './vocabulary.ts';

export interface Entry {
  /** Id of the entry node: what `newRun` wants. */
  node: string;
  /** The trigger keys to index it by; `triggerKeys(input)` gives those of an input. */
  triggers: string[];
  reentry: Reentry;
  /** ms between two entries, for `after-period`. */
  period: number;
  /** When the clock calls here. */
  sweep: Sweep | undefined;
  /** Whether the input starts a run for the person of these facts; total. */
  starts(input: Input, facts: Facts): boolean;
  /** What tells the run from others of this person; the rule of re-entry looks at those with the same key. */
  keyOf(input: Input): string | undefined;
}

export function entriesOf(version: JourneyVersion): Entry[] {
  return [...pathsOf(version.graph).places.values()].flatMap(({ node, definition }) => {
    if (definition.group !== 'entry') return [];
    return {
      node: node.id,
      triggers: definition.triggers?.(node, version.journeyId) ?? [],
      reentry: node.reentry as Reentry,
      period: typeof node.period === 'number' ? node.period : 0,
      sweep: definition.sweep?.(node),
      starts: (input, facts) => definition.starts?.(node, input, facts) ?? false,
      keyOf: (input) => (input.type === 'call' ? input.key : undefined) ?? definition.keyOf?.(node, input),
    };
  });
}
