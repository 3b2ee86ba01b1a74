/** What was known of a person at a moment of their history: it grows as the moments pass, and is only read when a condition asks. */
import type { ContentFacts, PersonFacts, RecentReading } from '../condition/vocabulary.ts';
import type { Input, ReadingFacts } from '../journey/vocabulary.ts';
import { attentionByBlock, type Cut, versionName } from '../store/cuts.ts';
import type { AgentUnits } from '../store/organisation.ts';
import { foldPersonContent, type PersonContents, personContentName } from '../store/personContents.ts';
import { createEventTally } from '../store/personEvents.ts';
import { attentionOver, restand, standingOf } from '../store/standing.ts';
import { parseList } from '../store/sums.ts';
import type { IdentifierRow, ReadingRow } from '../store/tables.ts';
import type { PastPerson, PersonHistory } from './history.ts';

/** What is the same for everybody. */
export interface Ground {
  /** Cuts of the versions of contents, by `versionName`. */
  cuts: ReadonlyMap<string, Cut>;
  /** Topics of contents by id. */
  topics: ReadonlyMap<string, readonly string[]>;
  /** Tags that the graph itself gives or takes: nobody has them before. */
  ownTags: ReadonlySet<string>;
  /** Names of events that conditions count. */
  counted: ReadonlySet<string>;
  /** When agents work, by the rules that hold now. */
  hours: NonNullable<PersonFacts['hours']>;
  /** As they are now, where conditions ask for units. */
  units?: AgentUnits | undefined;
}

type Past = Pick<PersonHistory, 'id' | 'person' | 'identifiers' | 'relations'>;

export interface Known {
  facts: PersonFacts;
  event(name: string, at: number, properties: Record<string, unknown>): void;
  attributes(values: Record<string, unknown>, at: number): void;
  /** Takes a reading in, and gives what journeys hear of it. */
  reading(row: ReadingRow): Input;
}

export function beginKnown(ground: Ground, { id, person, identifiers, relations }: Past): Known {
  const happened = createHappened(id);
  const contents: PersonContents = new Map();
  const recent: RecentReading[] = [];
  const facts: PersonFacts = { ...factsOf(person, ground), relations, recent, events: {} };
  const pass = (at: number) => {
    facts.lastSeen = at;
    if (identifiers.length > 0) facts.identifiers = kindsAt(identifiers, at);
  };
  return {
    facts,
    event(name, at, properties) {
      pass(at);
      if (!ground.counted.has(name)) return;
      if (!Object.hasOwn(facts.events as object, name)) countLazily(facts, happened, name);
      happened.add({ name, at, properties });
    },
    attributes(values, at) {
      pass(at);
      facts.attributes = { ...facts.attributes, ...values };
    },
    reading(reading) {
      pass(reading.updatedAt);
      const heard = heardOf(contents, reading, ground);
      recent.push(recentOf(reading, ground));
      facts.contents = contentsOf(contents, ground);
      return heard;
    },
  };
}

function factsOf(row: PastPerson, { ownTags, hours, units }: Ground): PersonFacts {
  const [id, , tags, ownerId, zone, language, region, screen, firstSeen, createdAt, made] = row;
  return {
    ...{ id, attributes: {}, contents: [], firstSeen, createdAt, made: made === 1 },
    hours,
    tags: tags.filter((tag) => !ownTags.has(tag)),
    ...(ownerId !== null && { owner: ownerId }),
    ...(units && { units }),
    ...(language !== null && { language }),
    ...(zone !== null && { zone }),
    ...(region !== null && { region }),
    ...(screen !== null && { screen }),
  };
}

const kindsAt = (identifiers: readonly IdentifierRow[], at: number) =>
  identifiers.filter(({ firstSeen }) => firstSeen <= at).map(({ kind }) => kind);

type Happening = { name: string; at: number; properties: Record<string, unknown> };

/** Events that lie as they came until a condition looks. */
const WAITING = 1_000;

/** What conditions see of events is put in order only when one looks, or when too much lies there. */
function createHappened(personId: string) {
  const tally = createEventTally();
  let waiting: Happening[] = [];
  const fold = () => {
    for (const one of waiting) tally.add({ personId, ...one });
    waiting = [];
  };
  return {
    add(one: Happening) {
      waiting.push(one);
      if (waiting.length >= WAITING) fold();
    },
    facts(name: string) {
      fold();
      return tally.facts(name);
    },
  };
}

function countLazily(
  { events: facts }: PersonFacts,
  happened: ReturnType<typeof createHappened>,
  name: string,
): void {
  Object.defineProperty(facts, name, { get: () => happened.facts(name), enumerable: true });
}

/** Every value that an attribute has now, with the moment from which on it was known. */
export function attributesSince([, attributes]: PastPerson): {
  at: number;
  values: Record<string, unknown>;
}[] {
  return Object.entries(attributes).map(([name, { value, at }]) => ({ at, values: { [name]: value } }));
}

function heardOf(contents: PersonContents, row: ReadingRow, { cuts }: Ground): Input {
  const { id: readingId, personId, contentId, version, updatedAt: at } = row;
  const name = personContentName(personId, contentId);
  if (!contents.has(name)) {
    const nothing = {
      before: new Map(),
      versions: new Map(),
      changed: new Set<string>(),
      shrunk: new Set<string>(),
    };
    contents.set(name, { personId, contentId, ...nothing });
  }
  const { versions } = contents.get(name) as NonNullable<ReturnType<PersonContents['get']>>;
  const cut = (one: string) => cuts.get(versionName(contentId, one));
  const told = (): ReadingFacts => ({
    ...{ readingId, contentId, version, ...standingOf(versions, version, cut) },
    attention: attentionOver(versions, cut),
  });
  const previous = versions.size > 0 && { previous: [told()], returned: true };
  foldPersonContent(contents, row, undefined);
  return { type: 'reading', at, reading: told(), ...previous };
}

function contentsOf(contents: PersonContents, ground: Ground): ContentFacts[] {
  return [...contents.values()].flatMap(({ contentId, versions }) => {
    restand(versions, (version) => ground.cuts.get(versionName(contentId, version)));
    return [...versions.values()].map(({ version, bands, standing: completion, standingState, ...sums }) => {
      const { readings, engaged, depth } = sums;
      const states: ContentFacts['states'] = { ...sums.states };
      if (standingState === 'complete') states.complete ??= 1;
      const one = { contentId, version, readings, engaged, depth, completion, states };
      return { ...one, ...blocksOf(ground, contentId, version, bands) };
    });
  });
}

function recentOf(row: ReadingRow, ground: Ground): RecentReading {
  const { contentId, version, startedAt, engaged, depth, completion, state } = row;
  const one = { contentId, version, startedAt, readings: 1, engaged, depth, completion };
  return {
    ...one,
    states: { [state]: 1 },
    ...blocksOf(ground, contentId, version, parseList(row.bandsJson)),
  };
}

function blocksOf({ cuts, topics }: Ground, contentId: string, version: string, bands: readonly number[]) {
  const cut = cuts.get(versionName(contentId, version));
  const about = topics.get(contentId);
  return {
    attention: cut ? attentionByBlock(cut, bands) : {},
    ...(cut && { weight: cut.weight, weights: cut.blockWeights }),
    ...(about && { topics: about }),
  };
}
