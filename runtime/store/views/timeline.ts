/** What happened to a person, newest first, from six tables that are each read by key. */

import type { TimelineEntry } from '../../wire/api/people.ts';
import type { Db } from '../index.ts';
import { seesPerson, seesTask, type Viewer } from '../viewer.ts';
import { nodeOf } from './contacts.ts';
import { type Asked, type Listed, listed, paginated } from './listing.ts';
import { readingsOf } from './readings.ts';
import { namesSeen } from './relations.ts';

/** Events that a reading, a push or the figures already tell. */
const TOLD_ELSEWHERE = ['view', 'click', 'push', 'vitals', 'drops'];

interface Told {
  at: number;
  id: string;
  entry: TimelineEntry;
}

export async function timelineOf(
  db: Db,
  viewer: Viewer,
  personId: string,
  asked: Asked,
): Promise<Listed<TimelineEntry>> {
  const sources = [readings, events, pushes, tasks, contacts, changes];
  const told = await Promise.all(sources.map((source) => source(db, viewer, personId, asked)));
  const newest = told.flat().sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  return listed(
    newest,
    asked,
    ({ at, id }) => ({ at, id }),
    (page) => page.map(({ entry }) => entry),
  );
}

type Source = (db: Db, viewer: Viewer, personId: string, asked: Asked) => Promise<Told[]>;

/** One more than asked for, so that the page knows whether another follows. */
const readings: Source = async (db, viewer, personId, asked) => {
  const { items } = await readingsOf(db, viewer, personId, { ...asked, limit: asked.limit + 1 });
  return items.map((reading) => ({
    at: reading.startedAt,
    id: reading.id,
    entry: { kind: 'reading', at: reading.startedAt, reading },
  }));
};

const events: Source = async (db, viewer, personId, asked) => {
  const query = db
    .selectFrom('events')
    .select(['id', 'at', 'type', 'name', 'propertiesJson'])
    .where('personId', '=', personId)
    .where('type', 'not in', TOLD_ELSEWHERE)
    .where(seesPerson(viewer, 'events.personId'));
  const rows = await paginated(db, query, asked, { at: 'at', id: 'id', direction: 'desc' });
  return rows.map(({ propertiesJson, ...row }) => ({
    at: row.at,
    id: row.id,
    entry: { kind: 'event', ...row, properties: JSON.parse(propertiesJson) as Record<string, unknown> },
  }));
};

const pushes: Source = async (db, viewer, personId, asked) => {
  const query = db
    .selectFrom('pushes')
    .select(['id', 'createdAt as at', 'contentJson', 'state', 'runId', 'nodeId as node'])
    .where('personId', '=', personId)
    .where(seesPerson(viewer, 'pushes.personId'));
  const rows = await paginated(db, query, asked, { at: 'createdAt', id: 'id', direction: 'desc' });
  return rows.map(({ contentJson, ...row }) => ({
    at: row.at,
    id: row.id,
    entry: { kind: 'push', ...row, title: (JSON.parse(contentJson) as { title: string }).title },
  }));
};

const tasks: Source = async (db, viewer, personId, asked) => {
  const query = db
    .selectFrom('tasks')
    .select(['id', 'createdAt as at', 'title', 'state', 'outcome', 'runId', 'nodeId as node'])
    .where('personId', '=', personId)
    .where(seesTask(viewer));
  const rows = await paginated(db, query, asked, { at: 'createdAt', id: 'id', direction: 'desc' });
  return rows.map((row) => ({ at: row.at, id: row.id, entry: { kind: 'task', ...row } }));
};

/** What passed the gate is told as a push or a task. */
const contacts: Source = async (db, viewer, personId, asked) => {
  const query = db
    .selectFrom('decisions')
    .select(['effectId as id', 'at', 'contact', 'outcome', 'reason', 'until', 'runId', 'seenJson'])
    .where('personId', '=', personId)
    .where('outcome', '!=', 'passed')
    .where(seesPerson(viewer, 'decisions.personId'));
  const rows = await paginated(db, query, asked, { at: 'at', id: 'effectId', direction: 'desc' });
  return rows.map(({ seenJson, ...row }) => {
    const seen = seenJson === null ? {} : (JSON.parse(seenJson) as Record<string, unknown>);
    return { at: row.at, id: row.id, entry: { kind: 'contact', ...row, seen, node: nodeOf(row.id) } };
  });
};

type Change = Record<string, unknown>;

/** Who was related is named as far as the viewer may see them. */
const changes: Source = async (db, viewer, personId, asked) => {
  const query = db
    .selectFrom('changes')
    .select(['id', 'at', 'kind as what', 'dataJson', 'runId', 'nodeId as node'])
    .where('personId', '=', personId)
    .where(seesPerson(viewer, 'changes.personId'));
  const rows = await paginated(db, query, asked, { at: 'at', id: 'id', direction: 'desc' });
  const told = rows.map(({ dataJson, ...row }) => ({ row, data: JSON.parse(dataJson) as Change }));
  const names = await namesSeen(
    db,
    viewer,
    told.flatMap(({ row, data }) => (row.what === 'relation' ? String(data.other) : [])),
  );
  return told.map(({ row, data }) => {
    const name = row.what === 'relation' && { name: names.get(String(data.other)) ?? '' };
    return { at: row.at, id: row.id, entry: { kind: 'change', ...row, data: { ...data, ...name } } };
  });
};
