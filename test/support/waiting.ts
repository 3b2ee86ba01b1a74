/** Stores in which a great many people wait, made by copying one who really does. */
import path from 'node:path';
import { sql } from 'kysely';
import { openStore, type Store } from '../../runtime/store/index.ts';
import { Backstage } from './backstage.ts';
import { type Drawing, MINUTE } from './journey.ts';

const MODEL = 'model';

/** So many runs wait, each for a moment of its own. */
export interface Waiting {
  /** Begins with an event `start` and a wait of one minute. */
  journey: Drawing;
  count: number;
  /** When the first is due, ms UTC, and how long after each the next one is, ms. */
  firstDue: number;
  apart: number;
}

/** Opens the SQLite store that a process over this folder would open. */
export const openFolder = (folder: string): Promise<Store> =>
  openStore({ file: path.join(folder, 'dogear.sqlite') });

/** Fills an empty SQLite store; everybody stands at the wait, and the model whom they are copied from is gone. */
export async function fillWaiting(
  store: Store,
  { journey, count, firstDue, apart }: Waiting,
): Promise<Backstage> {
  const backstage = new Backstage(store);
  backstage.now = firstDue - MINUTE;
  await backstage.publish(journey);
  await backstage.meets(MODEL);
  await backstage.does('start', MODEL);
  await store.write(async (db) => {
    await sql`create temp table "numbers" as
      with recursive "n"("i") as (select 0 union all select "i" + 1 from "n" where "i" < ${count - 1}) select "i" from "n"`.execute(
      db,
    );
    await copyRows(db, 'persons', { id: `'person-' || "i"` }, `"id" = '${MODEL}'`);
    const due = `${firstDue} + "i" * ${apart}`;
    const run = { id: `'run-' || "i"`, personId: `'person-' || "i"`, dueAt: due };
    await copyRows(db, 'runs', run, `"personId" = '${MODEL}'`);
    await db.deleteFrom('runs').where('personId', '=', MODEL).execute();
  });
  return backstage;
}

/** Copies the row once for each number, with these columns written anew. */
async function copyRows(
  db: Store['read'],
  table: 'persons' | 'runs',
  anew: Record<string, string>,
  model: string,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
  const columns = rows.map(({ name }) => `"${name}"`);
  const values = rows.map(({ name }) => anew[name] ?? `"${name}"`);
  const text = `insert into "${table}" (${columns}) select ${values} from "${table}", "numbers" where ${model}`;
  await sql.raw(text).execute(db);
}
