/** The end of a transaction's work: everything that moved goes into its tables. */
import type { World } from '../clock.ts';
import type { ContactRules } from '../gate/index.ts';
import { insertRows, pickRows, putRows } from '../store/bulk.ts';
import { type Rules, saveDecisions } from '../store/contacts.ts';
import { countDaily } from '../store/daily.ts';
import { groupBy } from '../store/groups.ts';
import type { Db } from '../store/index.ts';
import { type Attributes, attributesJson } from '../store/persons.ts';
import { savePersonValues } from '../store/personValues.ts';
import { saveRuns } from '../store/runs.ts';
import { seeTags } from '../store/seen.ts';
import { saveMemberships } from '../store/segments.ts';
import type { ChangeRow, PersonRow, TaskRow } from '../store/tables.ts';
import { saveTraces } from '../store/traces.ts';
import type { Evidence } from '../wire/api/tasks.ts';
import type { Block } from '../wire/content.ts';
import { type Writing, writeEffect, writeHeld } from './effects.ts';
import { evidenceOf } from './evidence.ts';
import type { Work } from './work.ts';

export async function writeWork(db: Db, world: World, work: Work, rules: Rules): Promise<void> {
  await saveRuns(db, [...work.touched.values()]);
  await saveTraces(db, work.traced);
  const writing = await beginWriting(db, world, work, rules);
  for (const ready of work.ready) writeEffect(writing, ready);
  for (const held of work.held) writeHeld(writing, held);
  await insertRows(db, 'pushes', writing.pushes);
  await insertRows(db, 'effects', writing.outbox);
  await saveDecisions(db, work.decided);
  await insertTasks(db, world, writing.tasks);
  await savePersons(db, writing);
  await countDaily(db, work.now, { ...writing.daily, runs: work.begun.length });
  await saveMemberships(db, work.memberships, work.now);
}

async function beginWriting(
  db: Db,
  world: World,
  { now, persons, ready }: Work,
  rules: Rules,
): Promise<Writing> {
  const effects = ready.map(({ effect }) => effect);
  const named = effects.flatMap((effect) => (effect.kind === 'push' && effect.content) || []);
  const concerned = effects
    .filter(({ kind }) => kind === 'task' || kind === 'ask')
    .map(({ personId }) => personId);
  const contents = await pickRows(db, 'contents', ['id'], [...new Set(named)]);
  return {
    world,
    now,
    persons,
    contents: new Map(contents.map((content) => [content.id, content])),
    evidence: await loadEvidence(db, [...new Set(concerned)]),
    pushes: [],
    tasks: [],
    outbox: [],
    changes: [],
    owners: new Map(),
    rules: rules.get('') as ContactRules,
    attributes: new Map(),
    tagged: new Set(),
    daily: {},
  };
}

async function loadEvidence(db: Db, personIds: string[]): Promise<Map<string, Evidence['contents']>> {
  const rows = await pickRows(db, 'personContents', ['personId'], personIds);
  const ids = new Set(rows.map(({ contentId }) => contentId));
  const contents = new Map((await pickRows(db, 'contents', ['id'], [...ids])).map((row) => [row.id, row]));
  const pairs = new Map(rows.map(({ contentId, version }) => [contentId + version, [contentId, version]]));
  const versions = await pickRows(db, 'contentVersions', ['contentId', 'version'], [...pairs.values()]);
  const blocks = new Map(versions.map((row) => [row.contentId + row.version, row.blocksJson]));
  const reads = rows.flatMap((row) => {
    const content = contents.get(row.contentId);
    const json = blocks.get(row.contentId + row.version) ?? '[]';
    return content ? [{ row, content, blocks: JSON.parse(json) as Block[] }] : [];
  });
  const byPerson = groupBy(reads, ({ row }) => row.personId);
  return new Map([...byPerson].map(([id, own]) => [id, evidenceOf(own)]));
}

async function insertTasks(db: Db, world: World, tasks: readonly TaskRow[]): Promise<void> {
  if (tasks.length === 0) return;
  await db.insertInto('tasks').values(tasks).execute();
  const entries = tasks.map(({ id, createdAt }) => ({
    id: world.id(),
    taskId: id,
    at: createdAt,
    actor: 'journey',
    action: 'offer',
    note: null,
  }));
  await db.insertInto('taskEntries').values(entries).execute();
}

/** Tags and attributes that journeys set; the rows have been locked since the facts were loaded. */
async function savePersons(db: Db, writing: Writing): Promise<void> {
  const ids = new Set([...writing.tagged, ...writing.attributes.keys(), ...writing.owners.keys()]);
  const rows = await pickRows(db, 'persons', ['id'], [...ids]);
  const changed = rows.map((row) => changedRow(row, writing));
  await putRows(db, 'persons', changed);
  const owned = new Map(rows.map(({ id, ownerId }) => [id, ownerId]));
  const news = ({ kind, personId, dataJson }: ChangeRow) =>
    kind !== 'owner' || (JSON.parse(dataJson) as { agent: string }).agent !== owned.get(personId);
  await insertRows(db, 'changes', writing.changes.filter(news));
  await savePersonValues(db, changed);
  await seeTags(db, changed.filter(({ id }) => writing.tagged.has(id)).flatMap(tagsOf));
}

const tagsOf = ({ tagsJson }: PersonRow) => JSON.parse(tagsJson) as string[];

function changedRow(row: PersonRow, { persons, attributes, owners, now }: Writing): PersonRow {
  const known = JSON.parse(row.attributesJson) as Attributes;
  const set = Object.entries(attributes.get(row.id) ?? {});
  const tags = persons.get(row.id)?.tags ?? [];
  const newer = Object.fromEntries(set.map(([name, value]) => [name, { value, at: now }]));
  return {
    ...row,
    ownerId: owners.get(row.id) ?? row.ownerId,
    tagsJson: JSON.stringify(tags.toSorted()),
    attributesJson: attributesJson({ ...known, ...newer }),
  };
}
