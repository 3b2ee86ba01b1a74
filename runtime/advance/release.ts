/** Contacts that had waited, as they were asked for; for runs that still wait for them. */
import type { Text } from '../condition/vocabulary.ts';
import type { Effect } from '../journey/vocabulary.ts';
import type { Rules } from '../store/contacts.ts';
import type { HeldEffect } from '../store/held.ts';
import type { StoredRun } from '../store/runs.ts';
import { finish } from './finish.ts';
import { loadPersons, loadRuns, type Stage } from './stage.ts';
import type { Asked } from './work.ts';

/** What the payload of a held effect holds. */
interface Kept {
  effect: Effect;
  cause?: Text;
  place: number;
}

/** Brings them before the gate again. */
export async function release(stage: Stage, rules: Rules, held: readonly HeldEffect[]): Promise<void> {
  const { db, book, runs, work } = stage;
  const input = { type: 'timer', at: work.now } as const;
  await loadRuns(
    stage,
    held.map(({ runId }) => ({ runId, input })),
  );
  const waiting = waitingOf(runs.byId, held);
  const versions = [];
  for (const { run } of waiting) versions.push(await book.version(db, run.journeyId, run.version));
  const personIds = waiting.map(({ run }) => run.personId);
  await loadPersons(stage, personIds, book.needs(versions, []));
  work.asked.push(...waiting);
  await finish(stage, rules);
}

/** The person is whoever they became meanwhile. */
function waitingOf(runs: ReadonlyMap<string, StoredRun>, held: readonly HeldEffect[]): Asked[] {
  return held.flatMap(({ runId, payloadJson, createdAt }) => {
    const run = runs.get(runId)?.run;
    const { effect, cause, place } = JSON.parse(payloadJson) as Kept;
    if (run?.state !== 'active' || run.wait?.answer !== effect.id) return [];
    return [{ effect: { ...effect, personId: run.personId }, run, cause, since: createdAt, place }];
  });
}
