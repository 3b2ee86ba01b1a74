/** What conditions may ask about a person, loaded for those persons whom a journey may concern. */
import type { Needs } from '../condition/index.ts';
import type { ContentFacts, PersonFacts, RecentReading } from '../condition/vocabulary.ts';
import { pickRows } from '../store/bulk.ts';
import { attentionByBlock, type Cut, type Cuts, versionName } from '../store/cuts.ts';
import { groupBy } from '../store/groups.ts';
import type { Db } from '../store/index.ts';
import type { AgentUnits, Organisation } from '../store/organisation.ts';
import { loadEventFacts } from '../store/personEvents.ts';
import type { Attributes } from '../store/persons.ts';
import { recentReadings } from '../store/readings.ts';
import { loadRelated } from '../store/relations.ts';
import { parseCounts, parseList } from '../store/sums.ts';
import type {
  ContentRow,
  IdentifierRow,
  PersonContentRow,
  PersonRow,
  ReadingRow,
  SegmentMemberRow,
} from '../store/tables.ts';

/** What is asked for: `now` in ms UTC. */
export interface FactsAsked {
  personIds: readonly string[];
  needs: Needs;
  now: number;
}

/** What a process keeps in memory over transactions. */
export interface Kept {
  cuts: Cuts;
  organisation: Organisation;
}

/** All rows of the persons asked for. */
interface Rows {
  contents: PersonContentRow[];
  recent: ReadingRow[];
  identifiers: IdentifierRow[];
  members: SegmentMemberRow[];
  /** Contents that were read, where topics are needed. */
  about: Map<string, ContentRow>;
  cuts: Map<string, Cut>;
  /** Where they are needed. */
  units: AgentUnits | undefined;
}

const DAY_MS = 86_400_000;

/** Facts by person id; the persons' rows are locked. Persons that no longer exist are left out. */
export async function loadFacts(db: Db, kept: Kept, asked: FactsAsked): Promise<Map<string, PersonFacts>> {
  const persons = await pickRows(db, 'persons', ['id'], asked.personIds, { lock: true });
  const rows = await loadRows(db, kept, asked);
  const by = <T extends { personId: string }>(list: T[]) => groupBy(list, ({ personId }) => personId);
  const [contents, recent] = [by(rows.contents), by(rows.recent)];
  const [identifiers, members] = [by(rows.identifiers), by(rows.members)];
  const events = await loadEventFacts(db, asked.personIds, asked.needs.events);
  const related = await loadRelated(db, asked.personIds, asked.needs.related);
  return new Map(
    persons.map((person) => [
      person.id,
      {
        ...factsOf(person),
        contents: (contents.get(person.id) ?? []).map((row) => contentFacts(row, rows)),
        recent: (recent.get(person.id) ?? []).map((row) => readingFacts(row, rows)),
        events: events.get(person.id) ?? {},
        relations: related.get(person.id) ?? [],
        identifiers: (identifiers.get(person.id) ?? []).map(({ kind }) => kind),
        segments: (members.get(person.id) ?? []).map(({ segmentId }) => segmentId),
        ...(rows.units && { units: rows.units }),
      },
    ]),
  );
}

async function loadRows(
  db: Db,
  { cuts, organisation }: Kept,
  { personIds, needs, now }: FactsAsked,
): Promise<Rows> {
  const contents = await pickRows(db, 'personContents', ['personId'], personIds);
  const recent = needs.days > 0 ? await recentReadings(db, personIds, now - needs.days * DAY_MS) : [];
  const identifiers = needs.identifiers ? await pickRows(db, 'identifiers', ['personId'], personIds) : [];
  const members = needs.segments ? await pickRows(db, 'segmentMembers', ['personId'], personIds) : [];
  const read = [...contents, ...recent];
  const ids = needs.topics ? [...new Set(read.map(({ contentId }) => contentId))] : [];
  const about = await pickRows(db, 'contents', ['id'], ids);
  const versions = read.map(({ contentId, version }) => [contentId, version] as const);
  return {
    ...{ contents, recent, identifiers, members },
    about: new Map(about.map((content) => [content.id, content])),
    cuts: await cuts.load(db, versions),
    units: needs.units ? await organisation.load(db, now) : undefined,
  };
}

function factsOf(person: PersonRow): Omit<PersonFacts, 'contents'> {
  const attributes = Object.entries(JSON.parse(person.attributesJson) as Attributes);
  const { ownerId, language, zone, region, screen, firstSeen, lastSeen, createdAt, made } = person;
  return {
    id: person.id,
    attributes: Object.fromEntries(attributes.map(([name, { value }]) => [name, value])),
    tags: JSON.parse(person.tagsJson) as string[],
    ...(ownerId !== null && { owner: ownerId }),
    ...(language !== null && { language }),
    ...(zone !== null && { zone }),
    ...(region !== null && { region }),
    ...(screen !== null && { screen }),
    ...{ firstSeen, lastSeen, createdAt, made: made === 1 },
  };
}

function contentFacts(row: PersonContentRow, rows: Rows): ContentFacts {
  const { contentId, version, readings, engaged, depth, standing: completion } = row;
  const states: ContentFacts['states'] = parseCounts(row.statesJson);
  // Two halves of an article complete it, though neither reading did.
  if (row.standingState === 'complete') states.complete ??= 1;
  return { contentId, version, readings, engaged, depth, completion, states, ...blockFacts(row, rows) };
}

function readingFacts(row: ReadingRow, rows: Rows): RecentReading {
  const { contentId, version, startedAt, engaged, depth, completion, state } = row;
  const one = { contentId, version, startedAt, readings: 1, engaged, depth, completion };
  return { ...one, states: { [state]: 1 }, ...blockFacts(row, rows) };
}

/** What follows from the blocks and the topics of the content. */
function blockFacts(
  { contentId, version, bandsJson }: PersonContentRow | ReadingRow,
  { about, cuts }: Rows,
): Pick<ContentFacts, 'attention' | 'weight' | 'weights' | 'topics'> {
  const cut = cuts.get(versionName(contentId, version));
  const content = about.get(contentId);
  return {
    attention: cut ? attentionByBlock(cut, parseList(bandsJson)) : {},
    ...(cut && { weight: cut.weight, weights: cut.blockWeights }),
    ...(content && { topics: JSON.parse(content.topicsJson) as string[] }),
  };
}
