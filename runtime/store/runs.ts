/** Runs as rows: what is looked up has columns, the rest is JSON. */
import type { Text } from '../condition/vocabulary.ts';
import type { Input, Run } from '../journey/vocabulary.ts';
import { dialectOf, pickRows, putRows } from './bulk.ts';
import type { Db } from './index.ts';
import type { RunRow } from './tables.ts';

/** A run, and what its journey's person is told with a task. */
export interface StoredRun {
  run: Run;
  /** Why the run began, as a sentence; kept where an agent may come to read it. */
  cause?: Text;
  /** Inputs that it awaited while its journey was paused: it gets them once the journey goes on. */
  held: Input[];
}

type InJson = { cause?: Text | string } & Partial<Pick<StoredRun, 'held'>> &
  Omit<Run, 'id' | 'journeyId' | 'version' | 'personId' | 'state' | 'node' | 'enteredAt' | 'endedAt'>;

export function storedRun(row: RunRow): StoredRun {
  const { cause, held = [], ...rest } = JSON.parse(row.dataJson) as InJson;
  const { id, journeyId, version, personId, state, node, enteredAt, endedAt } = row;
  const columns = { id, journeyId, version, personId, state, node, enteredAt };
  const run = { ...columns, ...rest, ...(endedAt !== null && { endedAt }) };
  return { run, ...(cause && { cause: inBoth(cause) }), held };
}

/** Runs that began before there were two languages have their sentence in Chinese alone. */
const inBoth = (text: Text | string): Text => (typeof text === 'string' ? { zh: text, en: text } : text);

/** `dueAt` of a run with held inputs: never, until its journey goes on. */
const HELD = Number.MAX_SAFE_INTEGER;

/** When the run goes on by itself, as people are told: null while it is held, or waits for something else. */
export const dueShown = (dueAt: number | null): number | null => (dueAt === HELD ? null : dueAt);

function runRow({ run, cause, held }: StoredRun): RunRow {
  const { id, journeyId, version, personId, state, node, enteredAt, endedAt, ...rest } = run;
  const data: InJson = { ...rest, ...(cause && { cause }), ...(held.length > 0 && { held }) };
  return {
    id,
    journeyId,
    version,
    personId,
    state,
    node,
    dataJson: JSON.stringify(data),
    dueAt: held.length > 0 ? HELD : (run.wait?.until ?? null),
    listens: listensTo(run) ? 1 : 0,
    enteredAt,
    endedAt: endedAt ?? null,
  };
}

/** Whether inputs of the person may concern it: by its wait, by one that it lost, or by the rules of its journey. */
const listensTo = ({ state, wait, lost, watches }: Run): boolean =>
  state === 'active' && [wait?.triggers, lost?.triggers, watches].some((keys) => keys?.length);

/** Runs of these persons that an event or a reading may wake. */
export const listeningRuns = async (db: Db, personIds: readonly string[]): Promise<StoredRun[]> =>
  (await pickRows(db, 'runs', ['personId'], personIds, { where: '"listens" = 1', lock: true })).map(
    storedRun,
  );

export const runsById = async (db: Db, ids: readonly string[]): Promise<StoredRun[]> =>
  (await pickRows(db, 'runs', ['id'], ids, { lock: true })).map(storedRun);

/** All runs, ended ones too, of each person through each journey. */
export const runsThrough = (
  db: Db,
  pairs: readonly (readonly [personId: string, journeyId: string])[],
): Promise<RunRow[]> => pickRows(db, 'runs', ['personId', 'journeyId'], pairs);

export async function saveRuns(db: Db, runs: readonly StoredRun[]): Promise<void> {
  await putRows(db, 'runs', runs.map(runRow));
}

/** Whether the journey is paused now; if so it cannot go on before this transaction ends. */
export async function staysPaused(db: Db, journeyId: string): Promise<boolean> {
  const journey = await db
    .selectFrom('journeys')
    .select('state')
    .where('id', '=', journeyId)
    .$if(dialectOf(db) === 'postgres', (query) => query.forShare())
    .executeTakeFirst();
  return journey?.state === 'paused';
}

/** The journey goes on: runs with held inputs are due at once. */
export async function releaseRuns(db: Db, journeyId: string, now: number): Promise<void> {
  await db
    .updateTable('runs')
    .set({ dueAt: now })
    .where('journeyId', '=', journeyId)
    .where('dueAt', '=', HELD)
    .execute();
}
