/** One transaction for a group of batches: who, what of, what happened, what follows. */
import type { Advance } from '../advance/index.ts';
import type { World } from '../clock.ts';
import { insertMissing, pickRows, putRows } from '../store/bulk.ts';
import { foldAll, saveContentHeat } from '../store/contentHeat.ts';
import { type Cuts, versionName } from '../store/cuts.ts';
import { saveDaily } from '../store/daily.ts';
import { saveHeat } from '../store/heat.ts';
import type { Db } from '../store/index.ts';
import { savePersonClicks } from '../store/personClicks.ts';
import { savePersonContents } from '../store/personContents.ts';
import { savePersonEvents } from '../store/personEvents.ts';
import { savePersonValues } from '../store/personValues.ts';
import { offerPushes } from '../store/pushes.ts';
import { type SeenBefore, saveSeen } from '../store/seen.ts';
import { saveSharing } from '../store/shares.ts';
import type { EventRow } from '../store/tables.ts';
import { saveVitals } from '../store/vitals.ts';
import type { BatchAnswer, InPagePush, Message, MessageOf } from '../wire/batch.ts';
import { isOther, learnContents, mentionsOf } from './contents.ts';
import type { Numbered } from './door.ts';
import { handlerOf, type Recorded } from './messages.ts';
import { settlePeople } from './people.ts';
import { foldReading } from './readings.ts';
import { seen } from './seen.ts';
import { creditShares, openShares, refuseShare, sharersOf, takeShare } from './shares.ts';
import { countStandings, openStandings, standAnew } from './standings.ts';
import { learnVersions } from './versions.ts';
import { type Job, type Sender, senderOf, type Work } from './work.ts';

export interface GroupRooms {
  db: Db;
  advance: Advance;
  world: World;
  cuts: Cuts;
  seenBefore: SeenBefore;
}

/** Answers each job, in order. The caller commits before it passes the answers on. */
export async function takeGroup(rooms: GroupRooms, jobs: readonly Job[]): Promise<BatchAnswer[]> {
  const { db, advance, world } = rooms;
  const senders = jobs.map(senderOf);
  const { work, conflicts } = await openWork(rooms, senders);
  for (const sender of senders) refuse(work, sender);
  const events = await insertMissing(db, 'events', eventsOf(work, senders));
  await insertMissing(db, 'events', conflicts);
  const fresh = new Set(events.map(({ id }) => id as string));
  for (const sender of senders) fold(work, sender, fresh);
  await saveWork(db, work);
  await advance.take(db, work.inputs);
  const pushes = await offerPushes(db, [...new Set(senders.map(({ personId }) => personId))], world.now());
  return senders.map((sender) => answerOf(sender, pushes.get(sender.personId) ?? []));
}

async function openWork(
  { db, world, cuts: known, seenBefore }: GroupRooms,
  senders: Sender[],
): Promise<{ work: Work; conflicts: EventRow[] }> {
  const changes = noChanges();
  await seenBefore.load(db);
  const sharers = await sharersOf(db, senders);
  const settled = await settlePeople(db, world, senders, changes.daily, sharers);
  const { persons, conflicts, joined, merged } = settled;
  const mentions = senders.flatMap(mentionsOf);
  const contentOf = await learnContents(db, world, mentions, changes.daily);
  const shares = await openShares(db, world, senders, contentOf);
  const named = idsOf(senders);
  const readings = await pickRows(db, 'readings', ['id'], named.readings);
  const spoken = { mentions, readings };
  const learned = await learnVersions(db, world, known, spoken, contentOf, changes);
  const pushes = await pickRows(db, 'pushes', ['id'], named.pushes);
  const work: Work = {
    now: world.now(),
    ...{ persons, contentOf, shares, happened: [], ...changes, inputs: [], seenBefore },
    ...{ cuts: learned.cuts, arrived: learned.arrived },
    readings: new Map(readings.map((row) => [row.id, row])),
    pushes: new Map(pushes.map((row) => [row.id, row])),
    changed: { readings: new Set(), pushes: new Set(), values: new Set(merged) },
  };
  const standing = { readings, explained: learned.explained, joined };
  await openStandings(db, world, known, work, senders, standing);
  for (const personId of merged) {
    if (persons.get(personId)?.mergedInto) continue;
    work.inputs.push({ personId, input: { type: 'changed', at: work.now, what: ['merged'] } });
  }
  return { work, conflicts };
}

const noChanges = () => ({
  ...{ personContents: new Map(), personClicks: new Map(), daily: new Map() },
  ...{ personEvents: new Map(), seen: new Map() },
  ...{ heat: new Map(), contentHeat: new Map(), vitals: new Map() },
});

/** The readings and pushes that messages are about. */
function idsOf(senders: readonly Sender[]): { readings: string[]; pushes: string[] } {
  const readings = new Set<string>();
  const pushes = new Set<string>();
  for (const { messages } of senders) {
    for (const { message } of messages) {
      if (message.type === 'reading') readings.add(message.reading);
      else if (message.type === 'push') pushes.add(message.push);
    }
  }
  return { readings: [...readings], pushes: [...pushes] };
}

/** Takes out the messages that do not fit what is stored. */
function refuse(work: Work, sender: Sender): void {
  sender.messages = sender.messages.filter(({ index, message }) => {
    const fault = refusalOf(work, sender, message);
    if (fault) {
      const { code, reason } = fault;
      sender.rejected.push({ index, code, reason: `message ${index}: ${reason}` });
    }
    return !fault;
  });
}

function refusalOf(work: Work, sender: Sender, message: Message) {
  if (message.type === 'share') return refuseShare(work, sender, message);
  if (message.type !== 'reading') return handlerOf(message.type).refuse?.(work, sender, message);
  const stored = work.readings.get(message.reading);
  if (!stored || stored.personId === sender.personId) return undefined;
  const reason = `"reading" is "${message.reading}", which is another person's; a new person needs a new reading`;
  return { code: 'reading-of-another', reason };
}

/** The rows of the messages; of two with one id the first counts. */
function eventsOf(work: Work, senders: readonly Sender[]): EventRow[] {
  const rows = new Map<string, EventRow>();
  for (const sender of senders) {
    for (const { message } of sender.messages) {
      if (message.type === 'reading' || message.type === 'share' || rows.has(message.id)) continue;
      rows.set(message.id, eventRow(work, sender, message));
    }
  }
  return [...rows.values()];
}

function eventRow({ contentOf, now }: Work, sender: Sender, message: MessageOf<Recorded>): EventRow {
  const { siteId } = sender.job;
  const handler = handlerOf(message.type);
  const content = 'content' in message ? message.content : undefined;
  return {
    id: message.id,
    type: message.type,
    name: handler.name(message),
    personId: sender.personId,
    siteId,
    at: message.at,
    receivedAt: now,
    readingId: ('reading' in message && message.reading) || null,
    contentId: content === undefined ? null : contentOf(siteId, content).id,
    propertiesJson: JSON.stringify(handler.properties(message)),
  };
}

/** Lets each message count that is new. */
function fold(work: Work, sender: Sender, fresh: Set<string>): void {
  seen(work, sender);
  for (const { message } of sender.messages) {
    if (takes(work, sender, message, fresh)) sender.accepted += 1;
    else sender.duplicates += 1;
    const version = unknownVersion(work, sender, message);
    if (version !== undefined) sender.wants.add(version);
  }
}

function takes(work: Work, sender: Sender, message: Message, fresh: Set<string>): boolean {
  if (message.type === 'reading') return foldReading(work, sender, message);
  if (message.type === 'share') return takeShare(work, sender, message);
  const isFresh = fresh.delete(message.id);
  if (isFresh) handlerOf(message.type).fold?.(work, sender, message);
  return isFresh;
}

function unknownVersion(
  { contentOf, cuts }: Work,
  { job }: Sender,
  message: Numbered['message'],
): string | undefined {
  if (!('version' in message)) return undefined;
  const content = contentOf(job.siteId, message.content);
  const known = isOther(content) || cuts.has(versionName(content.id, message.version));
  return known ? undefined : message.version;
}

/** Rows that many processes share come last, so that they are locked for the shortest time. */
async function saveWork(db: Db, work: Work): Promise<void> {
  const { persons, readings, pushes, changed, heat, contentHeat, cuts } = work;
  await putRows(db, 'persons', [...persons.values()]);
  const rowsOf = <T>(rows: Map<string, T>, ids: Set<string>) => [...ids].map((id) => rows.get(id) as T);
  await putRows(db, 'readings', rowsOf(readings, changed.readings));
  await insertMissing(db, 'events', work.happened);
  await saveSharing(db, work.shares);
  await savePersonContents(db, work.personContents, standAnew(work));
  await savePersonEvents(db, work.personEvents, persons);
  await savePersonValues(db, rowsOf(persons, changed.values));
  await savePersonClicks(db, work.personClicks);
  countStandings(work);
  await creditShares(db, work);
  await putRows(db, 'pushes', rowsOf(pushes, changed.pushes));
  foldAll(contentHeat, heat, ({ contentId, version }) => cuts.get(versionName(contentId, version)));
  await saveHeat(db, heat);
  await saveContentHeat(db, contentHeat);
  await saveVitals(db, work.vitals);
  await saveDaily(db, work.daily);
  await saveSeen(db, work.seen);
}

function answerOf(
  { accepted, duplicates, rejected, wants, shares }: Sender,
  pushes: InPagePush[],
): BatchAnswer {
  const inOrder = rejected.sort((a, b) => a.index - b.index);
  const wanted = wants.size > 0 ? { wants: [...wants] } : {};
  const minted = shares.length > 0 ? { shares } : {};
  return { accepted, duplicates, rejected: inOrder, pushes, ...minted, ...wanted };
}
