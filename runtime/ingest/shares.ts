/** Links that are opened and asked for: who came by whom, and what the one who shared hears of it. */
import { dayOf, type World } from '../clock.ts';
import { SHARE_BROUGHT, SHARE_OPENED } from '../journey/index.ts';
import { pickRows } from '../store/bulk.ts';
import { addDaily } from '../store/daily.ts';
import type { Db } from '../store/index.ts';
import { noteEvent } from '../store/personEvents.ts';
import { seeEvent } from '../store/seen.ts';
import {
  addressOf,
  completeShares,
  loadSharing,
  openShare,
  ownShare,
  type Place,
  passOn,
  type Sharing,
} from '../store/shares.ts';
import type { EventRow, ShareRow } from '../store/tables.ts';
import type { MessageOf } from '../wire/batch.ts';
import { shareIn } from '../wire/share.ts';
import { type ContentOf, isOther } from './contents.ts';
import type { MessageFault } from './door.ts';
import type { Sender, Work } from './work.ts';

/** New links a person may ask for on one day (UTC), and all persons of a site: more is no sharing, but a machine. */
export const NEW_SHARES_A_DAY = { person: 50, site: 20_000 } as const;

/** Shares while a group is taken. */
export interface GroupShares extends Sharing {
  world: World;
  /** How many more links may be minted today, by person and by site. */
  left: Map<string, number>;
  /** Places whose link is going to be minted. */
  promised: Set<string>;
}

const dailyName = (siteId: string) => `shares:${siteId}`;

/** The persons whose links are opened: their rows are locked with those of the senders. */
export async function sharersOf(db: Db, senders: readonly Sender[]): Promise<string[]> {
  const shares = await pickRows(db, 'shares', ['code'], codesIn(senders));
  return [...new Set(shares.flatMap(({ personId }) => personId ?? []))];
}

function codesIn(senders: readonly Sender[]): string[] {
  const codes = senders.flatMap(({ messages }) =>
    messages.flatMap(({ message }) => (message.type === 'view' ? (shareIn(message.url)?.code ?? []) : [])),
  );
  return [...new Set(codes)];
}

export async function openShares(
  db: Db,
  world: World,
  senders: readonly Sender[],
  contentOf: ContentOf,
): Promise<GroupShares> {
  const asked: Place[] = [];
  const opened: Place[] = [];
  const sites = new Set<string>();
  for (const { job, personId, messages } of senders) {
    for (const { message } of messages) {
      const place = (key: string): Place => [personId, contentOf(job.siteId, key).id];
      if (message.type === 'view' && shareIn(message.url)) opened.push(place(message.content));
      if (message.type !== 'share') continue;
      asked.push(place(message.content));
      sites.add(job.siteId);
    }
  }
  const sharing = await loadSharing(db, { codes: codesIn(senders), places: distinct([...opened, ...asked]) });
  const left = await leftToday(db, world.now(), asked, sites);
  return { ...sharing, world, left, promised: new Set() };
}

const distinct = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [place.join(), place])).values(),
];

async function leftToday(
  db: Db,
  now: number,
  asked: readonly Place[],
  sites: ReadonlySet<string>,
): Promise<Map<string, number>> {
  const left = new Map<string, number>();
  const day = dayOf(now);
  const made = await pickRows(db, 'shares', ['personId'], [...new Set(asked.map(([personId]) => personId))]);
  for (const [personId] of asked) {
    const today = made.filter((share) => share.personId === personId && dayOf(share.createdAt) === day);
    left.set(personId, NEW_SHARES_A_DAY.person - today.length);
  }
  const keys = [...sites].map((siteId) => [day, dailyName(siteId)] as const);
  const counts = new Map(
    (await pickRows(db, 'daily', ['day', 'name'], keys)).map(({ name, count }) => [name, count]),
  );
  for (const site of sites) left.set(site, NEW_SHARES_A_DAY.site - (counts.get(dailyName(site)) ?? 0));
  return left;
}

/** Why there is no link for this; what is not refused is promised. */
export function refuseShare(
  { shares, contentOf }: Work,
  { job: { siteId }, personId }: Sender,
  { content }: MessageOf<'share'>,
): MessageFault | undefined {
  const row = contentOf(siteId, content);
  const place: Place = [personId, row.id];
  if (ownShare(shares, place) || shares.promised.has(place.join())) return undefined;
  if (isOther(row) || addressOf(row) === undefined) {
    return {
      code: 'no-address',
      reason: `nobody opened "${content}" at an address yet; send its view first`,
    };
  }
  const full = [personId, siteId].find((name) => (shares.left.get(name) ?? 0) <= 0);
  if (full !== undefined) {
    const most = full === siteId ? NEW_SHARES_A_DAY.site : NEW_SHARES_A_DAY.person;
    return { code: 'too-many-shares', reason: `${most} links were made today; ask again tomorrow` };
  }
  for (const name of [personId, siteId]) shares.left.set(name, (shares.left.get(name) ?? 0) - 1);
  shares.promised.add(place.join());
  return undefined;
}

/** Keeps the promise. `false` when the person had the link before. */
export function takeShare(work: Work, sender: Sender, { content }: MessageOf<'share'>): boolean {
  const { shares, contentOf, daily, now } = work;
  const row = contentOf(sender.job.siteId, content);
  const known = ownShare(shares, [sender.personId, row.id]);
  const minting = { id: known?.id ?? shares.world.id(), contentId: row.id, at: now };
  const share = known ?? passOn(shares, sender.personId, { ...minting, address: addressOf(row) as string });
  sender.shares.push({ content, url: share.url });
  if (!known) addDaily(daily, now, dailyName(sender.job.siteId));
  return !known;
}

/** A view whose address names a share: one that is not of this content leads to nobody. */
export function takeOpening(work: Work, sender: Sender, message: MessageOf<'view'>): void {
  const named = shareIn(message.url);
  if (!named) return;
  const { id } = work.contentOf(sender.job.siteId, message.content);
  const share = named.code === undefined ? undefined : work.shares.byCode.get(named.code);
  if (share?.contentId !== id) {
    addDaily(work.daily, message.at, 'shares-unknown');
    return;
  }
  const opened = openShare(work.shares, share, sender.personId, message.at);
  if (opened === 'own') return;
  happens(work, sender, message, SHARE_OPENED, sender.personId, share);
  const { personId: sharer } = share;
  if (opened === 'new' && sharer && work.persons.has(sharer)) {
    happens(work, sender, message, SHARE_BROUGHT, sharer, share);
  }
}

/** An event that no page told: it follows from a view, once. */
function happens(
  work: Work,
  { job: { siteId } }: Sender,
  { id: view, at, reading }: MessageOf<'view'>,
  name: string,
  personId: string,
  { id: share, contentId, agentId, rootAgentId, depth }: ShareRow,
): void {
  const by = agentId === null ? 'customer' : 'agent';
  const agent = rootAgentId ?? undefined;
  const properties = { share, content: contentId, by, depth, ...(agent && { agent }) };
  const id = `${view}:${name}`;
  const row: EventRow = {
    ...{ id, type: 'event', name, personId, siteId, at, receivedAt: work.now, contentId },
    ...{ readingId: name === SHARE_OPENED ? reading : null, propertiesJson: JSON.stringify(properties) },
  };
  work.happened.push(row);
  const person = work.persons.get(personId);
  if (person) person.events += 1;
  addDaily(work.daily, at, 'events');
  seeEvent(work.seen, work.seenBefore, { id, name, properties });
  noteEvent(work.personEvents, { id, personId, name, at, properties });
  work.inputs.push({ personId, input: { type: 'event', name, at, properties } });
}

/** Who came to complete a content in this group. */
export async function creditShares(db: Db, work: Work): Promise<void> {
  const places = [...work.personContents.values()].flatMap(({ personId, contentId, before, versions }) => {
    const complete = (some: typeof before) =>
      [...some.values()].some(({ standingState }) => standingState === 'complete');
    return complete(versions) && !complete(before) ? [[personId, contentId] as const] : [];
  });
  await completeShares(db, places, work.now);
}
