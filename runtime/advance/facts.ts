/** What conditions may ask about a person, loaded for those persons whom a journey may concern. */
import type { ContentFacts, PersonFacts } from '../condition/vocabulary.ts';
import { pickRows } from '../store/bulk.ts';
import { attentionByBlock, type Cut, type Cuts, versionName } from '../store/cuts.ts';
import { groupBy } from '../store/groups.ts';
import type { Db } from '../store/index.ts';
import type { Attributes } from '../store/persons.ts';
import { addCountsTo, parseCounts, parseList } from '../store/sums.ts';
import type { PersonContentRow, PersonRow } from '../store/tables.ts';
import { completionOf } from '../wire/bands.ts';

/** Facts by person id; the persons' rows are locked. Persons that no longer exist are left out. */
export async function loadFacts(
  db: Db,
  cuts: Cuts,
  personIds: readonly string[],
): Promise<Map<string, PersonFacts>> {
  const persons = await pickRows(db, 'persons', ['id'], personIds, { lock: true });
  const rows = await pickRows(db, 'personContents', ['personId'], personIds);
  const known = await cuts.load(
    db,
    rows.map(({ contentId, version }) => [contentId, version] as const),
  );
  const byPerson = groupBy(rows, ({ personId }) => personId);
  return new Map(persons.map((person) => [person.id, factsOf(person, byPerson.get(person.id) ?? [], known)]));
}

function factsOf(person: PersonRow, rows: readonly PersonContentRow[], cuts: Map<string, Cut>): PersonFacts {
  const attributes = Object.entries(JSON.parse(person.attributesJson) as Attributes);
  const byContent = groupBy(rows, ({ contentId }) => contentId);
  return {
    id: person.id,
    attributes: Object.fromEntries(attributes.map(([name, { value }]) => [name, value])),
    tags: JSON.parse(person.tagsJson) as string[],
    ...(person.ownerId !== null && { owner: person.ownerId }),
    contents: [...byContent].map(([contentId, versions]) => contentFacts(contentId, versions, cuts)),
  };
}

/** Versions of one content add up; what was completed in one of them stays completed. */
function contentFacts(
  contentId: string,
  versions: readonly PersonContentRow[],
  cuts: Map<string, Cut>,
): ContentFacts {
  const facts: ContentFacts = {
    contentId,
    readings: 0,
    engaged: 0,
    completion: 0,
    depth: 0,
    states: {},
    attention: {},
  };
  for (const row of versions) {
    const cut = cuts.get(versionName(contentId, row.version));
    const bands = parseList(row.bandsJson);
    facts.readings += row.readings;
    facts.engaged += row.engaged;
    facts.depth = Math.max(facts.depth, row.depth);
    addCountsTo(facts.states as Record<string, number>, parseCounts(row.statesJson));
    if (!cut) continue;
    facts.completion = Math.max(facts.completion, completionOf(bands, cut.weights));
    addCountsTo(facts.attention, attentionByBlock(cut, bands));
  }
  return facts;
}
