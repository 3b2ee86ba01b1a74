/**
 * Traces of runs that ended a while ago, a row a run instead of a row an entry: compressed, beside the path in plain text, by which
 * runs behind a figure are found.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { sql } from 'kysely';
import { dialectOf, pickRows, removeRows } from './bulk.ts';
import { groupBy } from './groups.ts';
import type { Db } from './index.ts';
import { runtimeValues, saveRuntimeValues } from './settings.ts';
import type { PackRow, TraceRow } from './tables.ts';

/** ms after its end: most that come too late for a run have come by then. */
const AFTER = 3_600_000;
/** Runs packed in one transaction. */
const BATCH = 200;

/** What most traces say. It is part of what is stored, so it never changes. */
const DICTIONARY = Buffer.from(
  `"what":["],"visits":"fault","code":"detail":"limit-steps","moved","version":"ignored","lost":{"node":"goal","rule":"leave"` +
    `{"already":true,"chance":0.{"turn":17"late":"again"{"stage":"shown""opened""clicked""dismissed""expired""delivered""failed""refused"` +
    `{"seen":[{"condition":{"operand":{"of":"answer","node":"","property":"status"},"operator":"exists"},"seen":null,"holds":false}]}` +
    `{"condition":{"operand":{"of":"attribute","name":""},"operator":"is","value":""},"seen":"","holds":true}]}` +
    `{"condition":{"operand":{"of":"reading","content":"","measure":"completion"},"operator":"at-least","value":0.8},"seen":0.` +
    `{"condition":{"operand":{"of":"tag","name":""},"operator":"missing"},"seen":null,"holds":true}]}` +
    `{"cause":{"input":"reading","contentId":"","readingId":"","completion":0.,"engaged":,"state":"complete","at":17` +
    `{"cause":{"input":"answer","effect":"\u0001:task:1","result":{"action":"","state":"done","outcome":"positive"},"at":17` +
    `{"cause":{"input":"event","name":"","at":17{"cause":{"input":"call","by":"clock","at":17` +
    `["entry-event","exit","next",["entry-reading","exit","next",["branch","exit","yes",["branch","exit","no",["split","exit","A",` +
    `["wait","wait",null,{"wait":{"until":17"triggers":["reading:"event:"]}}],["wait-event","exit","happened",["wait-event","exit","timed-out",` +
    `["push","wait",null,{"effects":[{"id":"\u0001:push:1","kind":"push"}],"wait":{"answer":"\u0001:push:1"}}],["push","exit","clicked",` +
    `["task","wait",null,{"effects":[{"id":"\u0001:task:1","kind":"task"}],"wait":{"answer":"\u0001:task:1"}}],` +
    `["attribute","exit","next",{"effects":[{"id":"\u0001:attribute:1","kind":"attribute"}]}],` +
    `["score","exit","next",{"effects":[{"id":"\u0001:score:1","kind":"score"}]}],` +
    `["tag","exit","next",{"effects":[{"id":"\u0001:tag:1","kind":"tag"}]}],` +
    `["goal","exit","next",{"effects":[{"id":"\u0001:goal:1","kind":"goal"}]}],["exit","end",null,null]]` +
    `,"exit","next",{"cause":{"input":"timer","at":17`,
);

/** Time since the entry before, node, what, exit, why: numbered from the first number on. */
type Packed = [first: number, ...entries: [number, string, string, string | null, unknown][]];

/** Packs the next runs that are due; how many. The watermark moves with them, so each is looked at once. */
export async function packTraces(db: Db, now: number): Promise<number> {
  const { packed } = await runtimeValues(db);
  const runs = await db
    .selectFrom('runs')
    .select(['id', 'endedAt'])
    .where('endedAt', '>=', packed)
    .where('endedAt', '<', now - AFTER)
    .orderBy('endedAt')
    .limit(BATCH)
    .execute();
  if (runs.length === 0) return 0;
  const last = runs.at(-1)?.endedAt ?? packed;
  const all = runs.length < BATCH ? runs : [...runs, ...(await endedAt(db, last))];
  await pack(db, [...new Set(all.map(({ id }) => id))]);
  await saveRuntimeValues(db, { packed: last + 1 }, now);
  return all.length;
}

/** Whoever else ended at the very last moment: the watermark passes them, too. */
const endedAt = (db: Db, at: number) =>
  db.selectFrom('runs').select(['id', 'endedAt']).where('endedAt', '=', at).execute();

async function pack(db: Db, ids: readonly string[]): Promise<void> {
  const traces = groupBy(await pickRows(db, 'traces', ['runId'], ids), ({ runId }) => runId);
  const rows = [...traces].map(([runId, entries]) => packOf(runId, entries));
  for (let at = 0; at < rows.length; at += BATCH) {
    // Another process may have packed them at the same time.
    const portion = db.insertInto('packs').values(rows.slice(at, at + BATCH));
    await portion.onConflict((conflict) => conflict.doNothing()).execute();
  }
  await removeRows(db, 'traces', 'runId', [...traces.keys()]);
}

function packOf(runId: string, rows: readonly TraceRow[]): PackRow {
  const entries = [...rows].sort((one, other) => one.seq - other.seq);
  let before = 0;
  const packed: Packed = [entries[0]?.seq ?? 1];
  for (const { at, node, what, exit, dataJson } of entries) {
    packed.push([at - before, node, what, exit, dataJson === null ? null : JSON.parse(dataJson)]);
    before = at;
  }
  // A text of JSON has no such character, so it stands for the id that effects begin with.
  const text = JSON.stringify(packed).replaceAll(`"${runId}:`, '"\u0001:');
  const path = [...new Set(entries.map(({ node, exit }) => stop(node, exit)))].join('');
  return { runId, path: `\n${path}`, entries: deflateRawSync(text, { dictionary: DICTIONARY, level: 9 }) };
}

const stop = (node: string, exit: string | null) => `${node}\t${exit ?? ''}\n`;

/** The entries that were packed, as they had been. */
export function unpacked({ runId, entries: bytes }: PackRow): TraceRow[] {
  const text = inflateRawSync(bytes, { dictionary: DICTIONARY }).toString();
  const [first, ...entries] = JSON.parse(text.replaceAll('"\u0001:', `"${runId}:`)) as Packed;
  let at = 0;
  return entries.map(([since, node, what, exit, why], place) => {
    at += since;
    const dataJson = why === null ? null : JSON.stringify(why);
    return { runId, seq: first + place, at, node, what, exit, dataJson };
  });
}

/** Whether the packed trace of the run at hand passed the node, and left it by the exit if one is named. */
export function passedInPack(db: Db, node: string, exit: string | undefined) {
  const wanted = exit === undefined ? `\n${node}\t` : `\n${stop(node, exit)}`;
  const found =
    dialectOf(db) === 'postgres'
      ? sql`strpos("packs"."path", ${wanted})`
      : sql`instr("packs"."path", ${wanted})`;
  return sql`select 1 from "packs" where "packs"."runId" = "runs"."id" and ${found} > 0`;
}
