/** Minted links, who came by them, and what they led to. A chain grows only at its end: whatever is above a share was there before it. */
import { randomBytes } from 'node:crypto';
import { sharedAddress } from '../wire/share.ts';
import { insertMissing, insertRows, pickRows, putRows, removeRows } from './bulk.ts';
import { groupBy } from './groups.ts';
import type { Db } from './index.ts';
import type { ContentRow, ShareOpenRow, ShareRow } from './tables.ts';

/** A chain as deep as that begins anew. */
export const DEEPEST = 100;

/** 64 random bits in thirteen characters that every chat leaves in one piece. */
const newCode = () => randomBytes(8).readBigUInt64BE().toString(36).padStart(13, '0');

/** The content's own address, so that the link names the same content; nothing where none is known. */
export function addressOf({ key, url }: Pick<ContentRow, 'key' | 'url'>): string | undefined {
  return [key, url].find((address) => /^https?:\/\/./.test(address) && URL.canParse(address));
}

export interface Minting {
  id: string;
  contentId: string;
  address: string;
  by: { agentId: string } | { personId: string };
  parent?: ShareRow | undefined;
  /** ms UTC */
  at: number;
}

export function newShare({ id, contentId, address, by, parent, at }: Minting): ShareRow {
  const code = newCode();
  const above = parent && parent.depth < DEEPEST ? [...idsAbove(parent), parent.id] : [];
  const agentId = 'agentId' in by ? by.agentId : null;
  return {
    ...{ id, code, contentId, url: sharedAddress(address, code), createdAt: at, agentId },
    personId: 'personId' in by ? by.personId : null,
    ...{ parentId: above.at(-1) ?? null, rootId: above[0] ?? id, aboveJson: JSON.stringify(above) },
    ...{ rootAgentId: above.length > 0 ? (parent?.rootAgentId ?? null) : agentId, depth: above.length },
    ...{ opens: 0, persons: 0, completes: 0, chainShares: 0, chainPersons: 0, chainCompletes: 0 },
  };
}

const idsAbove = ({ aboveJson }: ShareRow): string[] => JSON.parse(aboveJson) as string[];

/** The agent's one share of this content: the one there is, else this new one. */
export async function agentShare(db: Db, share: ShareRow): Promise<ShareRow> {
  await insertMissing(db, 'shares', [share]);
  return db
    .selectFrom('shares')
    .selectAll()
    .where('agentId', '=', share.agentId)
    .where('contentId', '=', share.contentId)
    .executeTakeFirstOrThrow();
}

export type Place = readonly [personId: string, contentId: string];
const nameOf = ([personId, contentId]: Place) => `${personId}\n${contentId}`;

/** Shares while a transaction counts; whole lines from the root on, locked. */
export interface Sharing {
  byCode: Map<string, ShareRow>;
  byId: Map<string, ShareRow>;
  /** What a person opened of a content, and the share that they made of it. */
  opens: Map<string, ShareOpenRow[]>;
  own: Map<string, ShareRow>;
  changed: { shares: Set<ShareRow>; opens: Set<ShareOpenRow> };
}

/** `places`: persons and the contents that they open by a share, or share. */
export async function loadSharing(
  db: Db,
  { codes, places }: { codes: readonly string[]; places: readonly Place[] },
): Promise<Sharing> {
  const named = await pickRows(db, 'shares', ['code'], codes);
  const own = await pickRows(db, 'shares', ['personId', 'contentId'], places);
  const opens = await pickRows(db, 'shareOpens', ['personId', 'contentId'], places);
  const byId = await lockLines(db, [...named, ...own].map(idOf).concat(opens.map(({ shareId }) => shareId)));
  const rows = (some: readonly ShareRow[]) => some.flatMap(({ id }) => byId.get(id) ?? []).sort(byAge);
  return {
    byId,
    byCode: new Map(rows(named).map((share) => [share.code, share])),
    opens: groupBy(opens, ({ personId, contentId }) => nameOf([personId, contentId])),
    // Of several that a merge brought together the first counts.
    own: new Map(
      rows(own)
        .reverse()
        .map((share) => [nameOf([share.personId as string, share.contentId]), share]),
    ),
    changed: { shares: new Set(), opens: new Set() },
  };
}

const idOf = ({ id }: ShareRow) => id;
const byAge = (a: ShareRow, b: ShareRow) => (a.id < b.id ? -1 : 1);

/** These shares and all above them, by id, locked in one order. */
async function lockLines(db: Db, ids: readonly string[]): Promise<Map<string, ShareRow>> {
  const named = await pickRows(db, 'shares', ['id'], [...new Set(ids)]);
  const all = new Set(named.flatMap((share) => [...idsAbove(share), share.id]));
  const rows = await pickRows(db, 'shares', ['id'], [...all], { lock: true });
  return new Map(rows.map((share) => [share.id, share]));
}

type Lines = Pick<Sharing, 'byId'>;
const lineOf = ({ byId }: Lines, share: ShareRow): ShareRow[] =>
  [...idsAbove(share), share.id].flatMap((id) => byId.get(id) ?? []);

/** Whoever gets back what they passed on did not come by it. */
const isOwn = (lines: Lines, share: ShareRow, personId: string): boolean =>
  lineOf(lines, share).some((one) => one.personId === personId);

/** `own`: the person's own link, or one that began with it; `again`: not the first time. */
export type Opened = 'own' | 'again' | 'new';

/** Notes that the person opened the share at `at` (ms UTC). */
export function openShare(sharing: Sharing, share: ShareRow, personId: string, at: number): Opened {
  if (isOwn(sharing, share, personId)) return 'own';
  const { opens, changed } = sharing;
  share.opens += 1;
  changed.shares.add(share);
  const place = nameOf([personId, share.contentId]);
  const before = opens.get(place) ?? [];
  if (before.some(({ shareId }) => shareId === share.id)) return 'again';
  const cameBy = before.some((one) => one.cameBy === 1) ? 0 : 1;
  const { id: shareId, contentId } = share;
  const row: ShareOpenRow = { shareId, personId, contentId, at, cameBy, completedAt: null };
  opens.set(place, [...before, row]);
  changed.opens.add(row);
  count(sharing, row, 1);
  for (const one of lineOf(sharing, share)) changed.shares.add(one);
  return 'new';
}

/** The person's share of this content, if they have one. */
export const ownShare = ({ own }: Sharing, place: Place): ShareRow | undefined => own.get(nameOf(place));

/** The person's new share, below the one by which they came. */
export function passOn(
  sharing: Sharing,
  personId: string,
  minting: Omit<Minting, 'by' | 'parent'>,
): ShareRow {
  const { byId, opens, own, changed } = sharing;
  const place = nameOf([personId, minting.contentId]);
  const came = opens.get(place)?.find(({ cameBy }) => cameBy === 1);
  const share = newShare({ ...minting, by: { personId }, parent: came && byId.get(came.shareId) });
  byId.set(share.id, share);
  own.set(place, share);
  for (const one of lineOf(sharing, share)) {
    if (one !== share) one.chainShares += 1;
    changed.shares.add(one);
  }
  return share;
}

export async function saveSharing(db: Db, { changed }: Sharing): Promise<void> {
  await putRows(db, 'shares', [...changed.shares]);
  await putRows(db, 'shareOpens', [...changed.opens]);
}

/** Counts a person who opened a share, or takes them away. */
function count(lines: Lines, { shareId, cameBy, completedAt }: ShareOpenRow, sign: 1 | -1): void {
  const share = lines.byId.get(shareId);
  if (!share) return;
  share.persons += sign;
  if (cameBy === 0) return;
  if (completedAt !== null) share.completes += sign;
  for (const one of lineOf(lines, share)) {
    one.chainPersons += sign;
    if (completedAt !== null) one.chainCompletes += sign;
  }
}

/** These persons completed these contents at `at` (ms UTC): whoever came by a share did so for it. */
export async function completeShares(db: Db, places: readonly Place[], at: number): Promise<void> {
  const open = await pickRows(db, 'shareOpens', ['personId', 'contentId'], places, {
    where: '"completedAt" is null',
  });
  const came = open.filter(({ cameBy }) => cameBy === 1);
  const lines = {
    byId: await lockLines(
      db,
      came.map(({ shareId }) => shareId),
    ),
  };
  for (const row of came) {
    count(lines, row, -1);
    row.completedAt = at;
    count(lines, row, 1);
  }
  await putRows(db, 'shares', [...lines.byId.values()]);
  await putRows(db, 'shareOpens', came);
}

/** Two persons are one: each share that both opened has one person less, and what they first came by is the first of both. */
export async function moveShares(
  db: Db,
  from: string,
  into: string,
): Promise<{ shares: string[]; shareOpens: ShareOpenRow[] }> {
  const moved = await db
    .updateTable('shares')
    .set({ personId: into })
    .where('personId', '=', from)
    .returning('id')
    .execute();
  const rows = await pickRows(db, 'shareOpens', ['personId'], [from, into]);
  const lines = {
    byId: await lockLines(
      db,
      rows.map(({ shareId }) => shareId),
    ),
  };
  for (const row of rows) count(lines, row, -1);
  const joined = joinedOpens(lines, rows, into);
  for (const row of joined) count(lines, row, 1);
  await putRows(db, 'shares', [...lines.byId.values()]);
  await removeRows(db, 'shareOpens', 'personId', rows.length > 0 ? [from, into] : []);
  await insertRows(db, 'shareOpens', joined);
  return { shares: moved.map(({ id }) => id), shareOpens: rows.filter(({ personId }) => personId === from) };
}

function joinedOpens(lines: Lines, rows: readonly ShareOpenRow[], personId: string): ShareOpenRow[] {
  const others = rows.filter(({ shareId }) => {
    const share = lines.byId.get(shareId);
    return share && !isOwn(lines, share, personId);
  });
  return [...groupBy(others, ({ contentId }) => contentId).values()].flatMap((ofContent) => {
    const inOrder = ofContent.toSorted((a, b) => a.at - b.at || (a.shareId < b.shareId ? -1 : 1));
    const completed = inOrder.flatMap(({ completedAt }) => completedAt ?? []);
    const completedAt = completed.length > 0 ? Math.min(...completed) : null;
    const first = [...new Map(inOrder.toReversed().map((row) => [row.shareId, row])).values()];
    return first
      .toSorted((a, b) => inOrder.indexOf(a) - inOrder.indexOf(b))
      .map((row, place) => ({
        ...{ ...row, personId, cameBy: place === 0 ? 1 : 0 },
        completedAt: place === 0 ? completedAt : null,
      }));
  });
}
