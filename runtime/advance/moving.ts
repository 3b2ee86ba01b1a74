/** Takes runs to another version of their journey, in the transaction at hand. */
import { type Mapping, moveRun } from '../journey/index.ts';
import type { JourneyVersion } from '../journey/vocabulary.ts';
import { changed } from '../journey/walk.ts';
import type { Rules } from '../store/contacts.ts';
import { runsById } from '../store/runs.ts';
import { finish } from './finish.ts';
import { takeAll } from './rounds.ts';
import { addRun, loadPersons, openStage, type Rooms } from './stage.ts';
import type { Work } from './work.ts';

export interface Moved {
  journeyId: string;
  fromVersion: number;
  toVersion: number;
  mapping: Mapping;
}

/** Moves these runs; the rows of their persons are locked from here on. */
export async function moveRuns(
  rooms: Rooms,
  rules: Rules,
  { journeyId, fromVersion, toVersion, mapping }: Moved,
  ids: readonly string[],
): Promise<void> {
  const { db, book } = rooms;
  const from = await book.version(db, journeyId, fromVersion);
  const to = await book.version(db, journeyId, toVersion);
  const runs = await runsById(db, ids);
  const personIds = [...new Set(runs.map(({ run }) => run.personId))];
  const stage = openStage(rooms);
  await loadPersons(stage, personIds, book.needs([from, to], []));
  for (const stored of runs.filter(({ run }) => run.version === fromVersion)) {
    addRun(stage.runs, stored);
    takeOver(stage.work, { from, to, mapping }, stored);
  }
  await takeAll(stage, []);
  await finish(stage, rules);
}

type Between = { from: JourneyVersion; to: JourneyVersion; mapping: Mapping };

function takeOver(work: Work, between: Between, stored: Awaited<ReturnType<typeof runsById>>[number]): void {
  const person = work.persons.get(stored.run.personId);
  if (!person) return;
  const { run, effects, trace } = moveRun(between, stored.run, { now: work.now, person });
  stored.run = run;
  work.touched.set(run.id, stored);
  work.traced.push({ run, trace });
  for (const effect of effects) work.asked.push({ effect, run, cause: stored.cause });
  work.persons.set(person.id, effects.reduce(changed, person));
}
