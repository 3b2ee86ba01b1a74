/** The end of a transaction's work: contacts pass the gate, and what came of everything is written. */
import type { Rules } from '../store/contacts.ts';
import { takeAll } from './rounds.ts';
import { settle } from './settle.ts';
import type { Stage } from './stage.ts';
import { isIdle } from './work.ts';
import { writeWork } from './write.ts';

export async function finish(stage: Stage, rules: Rules): Promise<void> {
  const { db, world, work } = stage;
  await settle({ db, work, rules, take: (answers) => takeAll(stage, answers) });
  if (!isIdle(work)) await writeWork(db, world, work, rules);
}
