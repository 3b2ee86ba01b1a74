/** Whose batch it is: identifiers lead to persons, and two persons may turn out to be one. */
import type { World } from '../clock.ts';
import { insertRows, pickRows } from '../store/bulk.ts';
import { addDaily, type DailyChanges } from '../store/daily.ts';
import { type Db, Raced } from '../store/index.ts';
import { type Joined, type Merge, movePerson } from '../store/merges.ts';
import { mergedPerson, newPerson } from '../store/persons.ts';
import type { EventRow, IdentifierRow, PersonRow } from '../store/tables.ts';
import type { Identifier } from '../wire/batch.ts';
import type { Sender } from './work.ts';

interface Claim {
  identifier: Identifier;
  /** What claims it: a message, or the envelope. */
  messageId?: string;
}

/** Identifiers and their persons while a group is being settled. */
interface Directory {
  world: World;
  now: number;
  persons: Map<string, PersonRow>;
  owners: Map<string, string>;
  /** Persons known by more than devices. */
  identified: Set<string>;
  bound: IdentifierRow[];
  merges: Merge[];
  conflicts: EventRow[];
  daily: DailyChanges;
}

export interface Settled {
  persons: Map<string, PersonRow>;
  /** `identity-conflict` for the timelines. */
  conflicts: EventRow[];
  /** What persons who are one now had both read. */
  joined: Joined[];
  /** Persons who were merged, and those they turned out to be. */
  merged: string[];
}

/** Gives every sender its person; these, and those whose ids are in `also`, are locked until the end of the transaction. */
export async function settlePeople(
  db: Db,
  world: World,
  senders: readonly Sender[],
  daily: DailyChanges,
  also: readonly string[],
): Promise<Settled> {
  const directory = await openDirectory(db, world, senders, daily, also);
  for (const sender of senders) settle(directory, sender);
  const joined: Joined[] = [];
  for (const merge of directory.merges) joined.push(...(await movePerson(db, merge)));
  for (const sender of senders) sender.personId = finalOf(directory, sender.personId);
  await insertRows(
    db,
    'identifiers',
    directory.bound.map((row) => ({ ...row, personId: finalOf(directory, row.personId) })),
  );
  const named = joined.map((one) => ({ ...one, personId: finalOf(directory, one.personId) }));
  const merged = directory.merges.flatMap(({ from, into }) => [from, into]);
  return { ...directory, joined: named, merged };
}

const nameOf = ({ kind, value }: Identifier) => `${kind}\n${value}`;
const deviceOf = ({ job }: Sender): Identifier => ({ kind: 'device', value: job.envelope.device });

function claimsOf({ job }: Sender): Claim[] {
  const { user } = job.envelope;
  const claims: Claim[] = user === undefined ? [] : [{ identifier: { kind: 'user', value: user } }];
  for (const { message } of job.messages) {
    if (message.type !== 'identify') continue;
    for (const identifier of message.identifiers) claims.push({ identifier, messageId: message.id });
  }
  return claims;
}

async function openDirectory(
  db: Db,
  world: World,
  senders: readonly Sender[],
  daily: DailyChanges,
  also: readonly string[],
): Promise<Directory> {
  const named = new Map<string, Identifier>();
  for (const sender of senders) {
    named.set(nameOf(deviceOf(sender)), deviceOf(sender));
    for (const { identifier } of claimsOf(sender)) named.set(nameOf(identifier), identifier);
  }
  const keys = [...named.values()].map(({ kind, value }) => [kind, value]);
  const rows = await pickRows(db, 'identifiers', ['kind', 'value'], keys);
  const owners = new Map(rows.map((row) => [nameOf(row), row.personId]));
  const persons = await lockPersons(db, [...new Set([...owners.values(), ...also])]);
  const unclear = senders.some((sender) => isUnclear(sender, owners));
  const identified = unclear ? await identifiedAmong(db, [...persons.keys()]) : new Set<string>();
  return {
    world,
    now: world.now(),
    persons,
    owners,
    identified,
    bound: [],
    merges: [],
    conflicts: [],
    daily,
  };
}

async function lockPersons(db: Db, ids: string[]): Promise<Map<string, PersonRow>> {
  const rows = await pickRows(db, 'persons', ['id'], ids, { lock: true });
  if (rows.length < ids.length || rows.some(({ mergedInto }) => mergedInto !== null)) throw new Raced();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether its identifiers lead to more than one person, or to one who is not its device's. */
function isUnclear(sender: Sender, owners: Map<string, string>): boolean {
  const device = owners.get(nameOf(deviceOf(sender)));
  return claimsOf(sender).some(({ identifier }) => owners.get(nameOf(identifier)) !== device);
}

async function identifiedAmong(db: Db, personIds: string[]): Promise<Set<string>> {
  const rows = await pickRows(db, 'identifiers', ['personId'], personIds);
  return new Set(rows.filter(({ kind }) => kind !== 'device').map(({ personId }) => personId));
}

function settle(directory: Directory, sender: Sender): void {
  const device = deviceOf(sender);
  const claims = claimsOf(sender);
  const known = [device, ...claims.map(({ identifier }) => identifier)]
    .map((identifier) => directory.owners.get(nameOf(identifier)))
    .find((personId) => personId !== undefined);
  const first = known ?? createPerson(directory);
  if (!directory.owners.has(nameOf(device))) bind(directory, device, first);
  sender.personId = claims.reduce(
    (personId, claim) => settleClaim(directory, sender, personId, claim),
    first,
  );
}

function createPerson({ world, now, persons, daily }: Directory): string {
  const person = newPerson(world.id(), now);
  persons.set(person.id, person);
  addDaily(daily, now, 'persons');
  return person.id;
}

function bind(directory: Directory, { kind, value }: Identifier, personId: string): void {
  directory.owners.set(nameOf({ kind, value }), personId);
  directory.bound.push({ kind, value, personId, firstSeen: directory.now });
  if (kind !== 'device') directory.identified.add(personId);
}

/** The person of the sender after one more identifier: who is known only by devices joins the other. */
function settleClaim(directory: Directory, sender: Sender, personId: string, claim: Claim): string {
  const owner = directory.owners.get(nameOf(claim.identifier));
  if (owner === personId) return personId;
  if (owner === undefined) {
    bind(directory, claim.identifier, personId);
    return personId;
  }
  if (!directory.identified.has(personId)) return merge(directory, personId, owner, claim);
  if (!directory.identified.has(owner)) return merge(directory, owner, personId, claim);
  if (claim.messageId) {
    directory.conflicts.push(conflict(directory, sender, claim, personId, owner));
    directory.conflicts.push(conflict(directory, sender, claim, owner, personId));
  }
  return personId;
}

function merge(directory: Directory, from: string, into: string, { messageId }: Claim): string {
  const { persons, owners, now: at, world } = directory;
  const leaving = persons.get(from) as PersonRow;
  persons.set(into, mergedPerson(persons.get(into) as PersonRow, leaving));
  persons.set(from, { ...leaving, mergedInto: into });
  for (const [name, owner] of owners) if (owner === from) owners.set(name, into);
  directory.merges.push({ id: world.id(), at, from, into, cause: messageId ?? 'envelope' });
  addDaily(directory.daily, leaving.createdAt, 'persons', -1);
  return into;
}

function finalOf({ persons }: Directory, personId: string): string {
  let final = personId;
  for (let next = persons.get(final)?.mergedInto; next; next = persons.get(final)?.mergedInto) final = next;
  return final;
}

function conflict(
  { now }: Directory,
  { job }: Sender,
  { identifier, messageId }: Claim,
  personId: string,
  other: string,
): EventRow {
  return {
    id: `${messageId}:${identifier.kind}:${personId}`,
    type: 'identity-conflict',
    name: 'identity-conflict',
    personId,
    siteId: job.siteId,
    at: now,
    receivedAt: now,
    readingId: null,
    contentId: null,
    propertiesJson: JSON.stringify({ kind: identifier.kind, other }),
  };
}
