/** Which entries let a person in: the rule of re-entry looks at their earlier runs through the journey. */
import { triggerKeys } from '../journey/index.ts';
import type { Input, Run } from '../journey/vocabulary.ts';
import { groupBy } from '../store/groups.ts';
import type { Db } from '../store/index.ts';
import { runsThrough, type StoredRun, storedRun } from '../store/runs.ts';
import type { BookEntry } from './book.ts';
import type { PersonInput } from './index.ts';

export interface Entering {
  /** Whether the entry's rule keeps this person out; `now` in ms UTC. */
  refuses(personId: string, entry: BookEntry, input: Input, now: number): boolean;
  /** A run began in this transaction. */
  add(stored: StoredRun): void;
}

type Before = Pick<Run, 'id' | 'personId' | 'journeyId' | 'state' | 'enteredAt' | 'key'>;

const nameOf = (personId: string, journeyId: string) => `${personId}\n${journeyId}`;

/** Reads the runs of these persons through the journeys that they may enter now; `touched` are those that moved since, by id. */
export async function loadEntering(
  db: Db,
  inputs: readonly PersonInput[],
  entries: (keys: readonly string[]) => BookEntry[],
  touched: ReadonlyMap<string, StoredRun>,
): Promise<Entering> {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { personId, input } of inputs) {
    for (const { version, entry } of entries(triggerKeys(input))) {
      if (entry.reentry === 'always') continue;
      pairs.set(nameOf(personId, version.journeyId), [personId, version.journeyId]);
    }
  }
  const rows: Before[] = (await runsThrough(db, [...pairs.values()])).map((row) => storedRun(row).run);
  const known = groupBy(rows, ({ personId, journeyId }) => nameOf(personId, journeyId));
  const isActive = ({ id, state }: Pick<Run, 'id' | 'state'>) =>
    (touched.get(id)?.run.state ?? state) === 'active';
  return {
    refuses(personId, { version, entry }, input, now) {
      const { reentry, period } = entry;
      const key = entry.keyOf(input);
      const runs = (known.get(nameOf(personId, version.journeyId)) ?? []).filter((run) => run.key === key);
      if (reentry === 'always') return false;
      if (reentry === 'after-period') return runs.some(({ enteredAt }) => now - enteredAt < period);
      return reentry === 'never' ? runs.length > 0 : runs.some(isActive);
    },
    add({ run }) {
      const name = nameOf(run.personId, run.journeyId);
      known.set(name, [...(known.get(name) ?? []), run]);
    },
  };
}
