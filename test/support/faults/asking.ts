/** Power cuts while journeys ask for everything that they can ask for: whatever is done, is done once for each person. */
import { rmSync } from 'node:fs';
import type { Store } from '../../../runtime/store/index.ts';
import type { AgentRow } from '../../../runtime/store/tables.ts';
import { rowsOf } from '../collector.ts';
import { HOUR, journey, MINUTE } from '../journey.ts';
import { newFolder } from '../process.ts';
import { fillWaiting, openFolder } from '../waiting.ts';
import { liveAndDie, liveOut, openGate } from './lives.ts';

/** Everybody's wait is over within this time, and what follows within as much again, ms. */
const SPAN = 2 * HOUR;
const AGENTS = ['chen', 'he', 'zhou'];

export async function killWhileAsking(people: number, kills: number) {
  const folder = newFolder();
  const before = await openFolder(folder);
  await setOut(before, people);
  await before.close();
  await liveAndDie(folder, kills, 2 * SPAN);
  const store = await openFolder(folder);
  await liveOut(folder, store, 3 * SPAN);
  const figures = await doneIn(store, people);
  await store.close();
  rmSync(folder, { recursive: true });
  return { people, kills, ...figures };
}

/** One after the other: all effects of a journey that stay in the process, then another journey with the rest. */
async function setOut(store: Store, people: number): Promise<void> {
  const offer = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: MINUTE };
  const everything = journey()
    .next('wait', { duration: MINUTE })
    .next('score', { attribute: 'ripe', by: 1 })
    .next('owner', { agent: 'anyone', keep: 'replace' })
    .next('ask', { agent: 'anyone', title: '合适吗', dueIn: MINUTE })
    .by('expired')
    .next('task', { agent: 'anyone', title: '联系客户', dueIn: MINUTE })
    .by('expired')
    .next('push', offer)
    .by('expired')
    .next('jump', { journey: 'other' });
  const other = journey('entry-api', { reentry: 'always' })
    .next('attribute', { attribute: 'stage', value: 'met' })
    .next('tag', { add: ['met'] })
    .next('goal', { goal: 'done' });
  const apart = Math.floor(SPAN / people);
  const backstage = await fillWaiting(store, {
    journey: everything,
    count: people,
    firstDue: Date.now(),
    apart,
  });
  await backstage.publish(other, 'other');
  await openGate(store);
  const agents = AGENTS.map(
    (id): AgentRow => ({
      id,
      name: id,
      kind: 'human',
      token: id,
      unitId: null,
      capacity: null,
      createdAt: 0,
    }),
  );
  await store.write((db) => db.insertInto('agents').values(agents).execute());
}

/** Of each kind how many were done, and how many people did not get exactly one. */
async function doneIn({ read }: Store, people: number): Promise<Record<string, number>> {
  const changes = await rowsOf(read, 'changes');
  const tasks = await rowsOf(read, 'tasks');
  const jumped = (await rowsOf(read, 'runs')).filter(({ journeyId }) => journeyId === 'other');
  const changed = (kind: string) => changes.filter((change) => change.kind === kind);
  const done: Record<string, { personId: string }[]> = {
    scores: changed('score'),
    owners: changed('owner'),
    questions: tasks.filter(({ kind }) => kind === 'ask'),
    tasks: tasks.filter(({ kind }) => kind === 'task'),
    pushes: await rowsOf(read, 'pushes'),
    jumps: jumped,
    attributes: changed('attribute'),
    tags: changed('tag'),
  };
  const told = Object.entries(done).flatMap(([name, rows]) => [
    [name, rows.length],
    [`${name}NotOnce`, notOnce(rows, people)],
  ]);
  const ripe = (await rowsOf(read, 'persons')).map(
    ({ attributesJson }) => JSON.parse(attributesJson).ripe?.value,
  );
  const [goals = 0] = (await rowsOf(read, 'daily')).flatMap(({ name, count }) =>
    name === 'goals' ? [count] : [],
  );
  return { ...Object.fromEntries(told), scoredOne: ripe.filter((value) => value === 1).length, goals };
}

function notOnce(rows: readonly { personId: string }[], people: number): number {
  const counts = new Map<string, number>();
  for (const { personId } of rows) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return people - [...counts.values()].filter((count) => count === 1).length;
}
