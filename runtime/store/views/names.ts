/** How a person is called where they are listed: the attribute `name`, else the best identifier, masked. */
import type { Db } from '../index.ts';

export interface IdentifierShown {
  kind: string;
  value: string;
}

/** Kinds by how well they tell people apart for a reader of a list. */
const BEST = ['customer_no', 'phone', 'email', 'user', 'external_userid', 'unionid', 'openid', 'device'];

/** `138****1234`, `w***@example.com`; a site may also use either as its `user`. Other kinds by their last four characters. */
export function masked({ kind, value }: IdentifierShown): string {
  const own = kind === 'user' || kind === 'customer_no';
  if (kind === 'email' || (own && value.includes('@'))) return maskedEmail(value);
  if (kind === 'phone' || (kind === 'user' && /^\+?\d{7,15}$/.test(value))) return maskedPhone(value);
  return own ? value : `#${value.slice(-4)}`;
}

const maskedPhone = (value: string): string =>
  value.length < 8 ? '****' : `${value.slice(0, 3)}****${value.slice(-4)}`;

const maskedEmail = (value: string): string =>
  `${value.slice(0, 1)}***${value.slice(Math.max(value.indexOf('@'), 1))}`;

/** Kinds whose last four characters say too little to recognise anybody by: they are machine ids and stay whole. */
const MACHINE = new Set(['device', 'openid', 'unionid', 'external_userid']);

/** An identifier as a list shows it: what reaches a person is masked. */
export const maskedForList = (identifier: IdentifierShown): IdentifierShown =>
  MACHINE.has(identifier.kind) ? identifier : { kind: identifier.kind, value: masked(identifier) };

export function nameOf(attributesJson: string, identifiers: readonly IdentifierShown[], id: string): string {
  const name = (JSON.parse(attributesJson) as { name?: { value?: unknown } }).name?.value;
  if (typeof name === 'string' && name.trim() !== '') return name;
  const best = identifiers.toSorted((a, b) => rank(a.kind) - rank(b.kind))[0];
  return masked(best ?? { kind: 'device', value: id });
}

function rank(kind: string): number {
  const at = BEST.indexOf(kind);
  return at < 0 ? BEST.length : at;
}

/** The identifiers of each of these persons, best kind first. */
export async function identifiersOf(
  db: Db,
  personIds: readonly string[],
): Promise<Map<string, IdentifierShown[]>> {
  const found = new Map<string, IdentifierShown[]>();
  if (personIds.length === 0) return found;
  const rows = await db
    .selectFrom('identifiers')
    .select(['personId', 'kind', 'value'])
    .where('personId', 'in', personIds)
    .orderBy('firstSeen')
    .execute();
  rows.sort((a, b) => rank(a.kind) - rank(b.kind));
  for (const { personId, kind, value } of rows) {
    found.set(personId, [...(found.get(personId) ?? []), { kind, value }]);
  }
  return found;
}

/** The names of these persons, by id. */
export async function namesOf(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const [persons, identifiers] = await Promise.all([
    db.selectFrom('persons').select(['id', 'attributesJson']).where('id', 'in', personIds).execute(),
    identifiersOf(db, personIds),
  ]);
  return new Map(
    persons.map(({ id, attributesJson }) => [id, nameOf(attributesJson, identifiers.get(id) ?? [], id)]),
  );
}
