/** Traces of runs that ended are packed, a row a run. What journeys changed lies with the person, once, instead of in three indexes. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';

type Db = Kysely<unknown>;

export async function up(db: Db): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const [bytes, apart] = [sql.raw(postgres ? 'bytea' : 'blob'), sql.raw(postgres ? '' : ' without rowid')];
  await sql`create table "packs" ("runId" text not null, "path" text not null, "entries" ${bytes} not null,
    primary key ("runId"))${apart}`.execute(db);
  const columns = sql.raw('"personId", "id", "runId", "nodeId", "kind", "dataJson", "at"');
  await sql`drop index "changesByPerson"`.execute(db);
  await sql`drop index "changesByRun"`.execute(db);
  await sql`alter table "changes" rename to "changesBefore"`.execute(db);
  await sql`create table "changes" ("personId" text not null, "id" text not null, "runId" text not null,
    "nodeId" text not null, "kind" text not null, "dataJson" text not null, "at" bigint not null,
    constraint "changesKey" primary key ("personId", "id"))${apart}`.execute(db);
  await sql`insert into "changes" (${columns}) select ${columns} from "changesBefore"`.execute(db);
  await sql`drop table "changesBefore"`.execute(db);
}
