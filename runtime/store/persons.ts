/** Persons as rows: how one begins, what is newer of two attributes, and what two persons become together. */
import type { PersonRow } from './tables.ts';

/** A person of whom nothing is known yet; `now` in ms UTC. */
export function newPerson(id: string, now: number): PersonRow {
  const seen = { createdAt: now, firstSeen: now, lastSeen: 0, screen: null, screenAt: 0 };
  const place = { region: null, regionAt: 0, zone: null, zoneAt: 0 };
  const counts = { made: 0, events: 0, readings: 0, engaged: 0 };
  const names = { ownerId: null, language: null, mergedInto: null };
  return { id, ...seen, ...place, ...counts, ...names, attributesJson: '{}', tagsJson: '[]' };
}

export type Attributes = Record<string, { value: unknown; at: number }>;

/** The person that two become: the first, with what the second knew. */
export function mergedPerson(into: PersonRow, from: PersonRow): PersonRow {
  const attributes = JSON.parse(into.attributesJson) as Attributes;
  addAttributes(attributes, JSON.parse(from.attributesJson) as Attributes);
  const tags = [...JSON.parse(into.tagsJson), ...JSON.parse(from.tagsJson)] as string[];
  return {
    ...into,
    ...lastOf(into, from),
    ...lastScreen(into, from),
    ...lastRegion(into, from),
    ...lastZone(into, from),
    firstSeen: Math.min(into.firstSeen, from.firstSeen),
    attributesJson: attributesJson(attributes),
    tagsJson: JSON.stringify([...new Set(tags)].sort()),
    ownerId: into.ownerId ?? from.ownerId,
    made: Math.max(into.made, from.made),
    events: into.events + from.events,
    readings: into.readings + from.readings,
    engaged: into.engaged + from.engaged,
  };
}

/** When a person was seen last, and in which language. */
export type Seen = Pick<PersonRow, 'lastSeen' | 'language'>;

export function lastOf(a: Seen, b: Seen): Seen {
  const [language, lastSeen] = later([a.language, a.lastSeen], [b.language, b.lastSeen]);
  return { lastSeen, language };
}

/** The screen of the reading that began last. */
export function lastScreen(
  a: Pick<PersonRow, 'screen' | 'screenAt'>,
  b: Pick<PersonRow, 'screen' | 'screenAt'>,
): Pick<PersonRow, 'screen' | 'screenAt'> {
  const [screen, screenAt] = later([a.screen, a.screenAt], [b.screen, b.screenAt]);
  return { screen, screenAt };
}

/** The region that was told last. */
export function lastRegion(
  a: Pick<PersonRow, 'region' | 'regionAt'>,
  b: Pick<PersonRow, 'region' | 'regionAt'>,
): Pick<PersonRow, 'region' | 'regionAt'> {
  const [region, regionAt] = later([a.region, a.regionAt], [b.region, b.regionAt]);
  return { region, regionAt };
}

/** The time zone that was told last: the first words of a page, and a page that is left at once, do not tell it. */
export function lastZone(
  a: Pick<PersonRow, 'zone' | 'zoneAt'>,
  b: Pick<PersonRow, 'zone' | 'zoneAt'>,
): Pick<PersonRow, 'zone' | 'zoneAt'> {
  const [zone, zoneAt] = later([a.zone, a.zoneAt], [b.zone, b.zoneAt]);
  return { zone, zoneAt };
}

type Told = readonly [text: string | null, at: number];

/** What was told later; of two at one moment the greater text, so that no order shows. */
function later(one: Told, other: Told): Told {
  if (one[1] === other[1]) return [greaterText(one[0], other[0]), one[1]];
  return one[1] > other[1] ? one : other;
}

const greaterText = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? a : b);

/** The newest `at` wins, name by name; of two at one moment the greater value, so that no order shows. */
export function addAttributes(attributes: Attributes, added: Attributes): void {
  for (const [name, fresh] of Object.entries(added)) {
    const known = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (!known || known.at < fresh.at || (known.at === fresh.at && greater(fresh.value, known.value))) {
      attributes[name] = fresh;
    }
  }
}

const greater = (a: unknown, b: unknown) => JSON.stringify(a) > JSON.stringify(b);

/** Names in order, so that equal attributes are equal texts. */
export const attributesJson = (attributes: Attributes): string =>
  JSON.stringify(Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))));
