/** How runs begin: the entries of a version, indexed by trigger key, and whether an input starts one. */
import type { Facts } from '../condition/vocabulary.ts';
import { pathsOf } from './graph.ts';
import type { Input, JourneyVersion, Reentry } from './vocabulary.ts';

export interface Entry {
  /** Id of the entry node: what `newRun` wants. */
  node: string;
  /** The trigger keys to index it by; `triggerKeys(input)` gives those of an input. */
  triggers: string[];
  reentry: Reentry;
  /** Whether the input starts a run for the person of these facts; total. */
  starts(input: Input, facts: Facts): boolean;
}

export function entriesOf(version: JourneyVersion): Entry[] {
  return [...pathsOf(version.graph).places.values()].flatMap(({ node, definition }) => {
    if (definition.group !== 'entry') return [];
    return {
      node: node.id,
      triggers: definition.triggers?.(node) ?? [],
      reentry: node.reentry as Reentry,
      starts: (input, facts) => definition.starts?.(node, input, facts) ?? false,
    };
  });
}
