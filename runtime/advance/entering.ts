/** Which entries let a person in: the rule of re-entry looks at their earlier runs through the journey. */
import { triggerKeys } from '../journey/index.ts';
import { groupBy } from '../store/groups.ts';
import type { Db } from '../store/index.ts';
import { runsThrough, type StoredRun } from '../store/runs.ts';
import type { BookEntry } from './book.ts';
import type { PersonInput } from './index.ts';

export interface Entering {
  /** Whether the entry's rule keeps this person out. */
  refuses(personId: string, entry: BookEntry): boolean;
  /** A run began in this transaction. */
  add(stored: StoredRun): void;
}

const nameOf = (personId: string, journeyId: string) => `${personId}\n${journeyId}`;

/** Reads the runs of these persons through the journeys that they may enter now. */
export async function loadEntering(
  db: Db,
  inputs: readonly PersonInput[],
  entries: (keys: readonly string[]) => BookEntry[],
): Promise<Entering> {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { personId, input } of inputs) {
    for (const { version, entry } of entries(triggerKeys(input))) {
      if (entry.reentry === 'always') continue;
      pairs.set(nameOf(personId, version.journeyId), [personId, version.journeyId]);
    }
  }
  const rows = await runsThrough(db, [...pairs.values()]);
  const earlier = groupBy(rows, ({ personId, journeyId }) => nameOf(personId, journeyId));
  const begun = new Map<string, StoredRun[]>();
  return {
    refuses(personId, { version, entry }) {
      if (entry.reentry === 'always') return false;
      const name = nameOf(personId, version.journeyId);
      const runs = [...(earlier.get(name) ?? []), ...(begun.get(name) ?? []).map(({ run }) => run)];
      return entry.reentry === 'never' ? runs.length > 0 : runs.some(({ state }) => state === 'active');
    },
    add(stored) {
      const name = nameOf(stored.run.personId, stored.run.journeyId);
      begun.set(name, [...(begun.get(name) ?? []), stored]);
    },
  };
}
