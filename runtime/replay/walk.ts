/** Walks recorded history through versions of a journey. Nothing is written, and nothing leaves the process. */
import { comparisonsOf, needsOf } from '../condition/index.ts';
import { conditionsOf, definitionOf, entriesOf, valuesIn } from '../journey/index.ts';
import {
  beginPassage,
  countPerson,
  countStep,
  type Figures,
  newTally,
  noFigures,
  type Passage,
  type Route,
  routeOf,
} from '../journey/replay/index.ts';
import type { Field, FieldType, Input, JourneyGraph, JourneyVersion, Step } from '../journey/vocabulary.ts';
import { cutOf, versionName } from '../store/cuts.ts';
import type { Db } from '../store/index.ts';
import { unitsOfAgents } from '../store/organisation.ts';
import type { Block } from '../wire/content.ts';
import { attributesHeard, besides } from './besides.ts';
import { capacitiesOf } from './capacity.ts';
import { events, type HistoryAsked, type PastEvent, type PersonHistory, portions } from './history.ts';
import { beginKnown, type Ground, type Known } from './known.ts';

export interface ReplayAsked {
  versions: readonly JourneyVersion[];
  /** ms UTC: runs begin from `from` on, and time ends at `to`. */
  from: number;
  to: number;
  /** One person alone, whose path is told. */
  person?: string | undefined;
}

export interface Replayed {
  figures: Figures[];
  /** Entry nodes that listen for what history does not record. */
  silent: string[][];
  /** Tasks that those who got any can take a day; null is without end. */
  capacity: Record<string, number | null>;
}

export interface Hooks {
  /** How many persons were walked so far. */
  progress?(done: number): void;
  /** Every step, with the place of its version in what was asked. */
  heard?(place: number, step: Step): void;
}

export async function replay(db: Db, asked: ReplayAsked, hooks: Hooks = {}): Promise<Replayed> {
  const routes = asked.versions.map(routeOf);
  const figures = asked.versions.map(noFigures);
  const history = historyOf(asked);
  const ground = await groundOf(db, asked.versions, history);
  let done = 0;
  for await (const portion of portions(db, history)) {
    const walks = portion.map((one) => beginWalk({ routes, figures, ground, asked, hooks }, one));
    await walkPortion(db, history, portion, walks);
    done += portion.length;
    hooks.progress?.(done);
  }
  const agents = new Set(figures.flatMap(({ tasks }) => Object.keys(tasks)).filter((agent) => agent !== ''));
  const capacity = await capacitiesOf(db, agents);
  return { figures, silent: asked.versions.map(silentOf), capacity };
}

interface Stage {
  routes: readonly Route[];
  figures: readonly Figures[];
  ground: Ground;
  asked: ReplayAsked;
  hooks: Hooks;
}

interface Walk {
  event(event: PastEvent): void;
  end(): void;
}

async function walkPortion(
  db: Db,
  history: HistoryAsked,
  portion: readonly PersonHistory[],
  walks: readonly Walk[],
): Promise<void> {
  const places = new Map(portion.map(({ id }, place) => [id, place]));
  const [first, last] = [portion[0], portion.at(-1)] as [PersonHistory, PersonHistory];
  let current = 0;
  let [id, place]: [string, number | undefined] = ['', undefined];
  for await (const rows of events(db, first.id, last.id, history)) {
    for (const row of rows) {
      if (row[0] !== id) {
        id = row[0];
        place = places.get(id);
        for (; current < (place ?? 0); current++) walks[current]?.end();
      }
      if (place !== undefined) walks[place]?.event(row);
    }
  }
  for (; current < walks.length; current++) walks[current]?.end();
}

/** One person's way through every version asked for: what is in hand already is taken in between their events. */
function beginWalk({ routes, figures, ground, asked, hooks }: Stage, history: PersonHistory): Walk {
  const { id } = history;
  const known = beginKnown(ground, history);
  const tallies = routes.map(newTally);
  const passages: Passage[] = routes.map((route, place) =>
    beginPassage(route, id, (step, facts) => {
      countStep(figures[place] as Figures, tallies[place] as ReturnType<typeof newTally>, step, facts);
      hooks.heard?.(place, step);
    }),
  );
  const aside = besides(history, { known, from: asked.from, passages }, asked.to);
  return {
    event(row) {
      aside(row[1]);
      takeEvent(row, known, asked, passages);
    },
    end() {
      aside(asked.to);
      for (const passage of passages) passage.wait(asked.to - 1, known.facts);
      tallies.forEach((tally, place) => {
        countPerson(figures[place] as Figures, tally);
      });
    },
  };
}

function takeEvent(
  [, at, , type, name, properties]: PastEvent,
  known: Known,
  { from }: ReplayAsked,
  passages: readonly Passage[],
): void {
  if (type === 'identify') {
    const attributes = (properties.attributes ?? {}) as Record<string, unknown>;
    attributesHeard(attributes, at, { known, from, passages });
    return;
  }
  known.event(name, at, properties);
  if (at < from) return;
  const input: Input = { type: 'event', name, at, properties };
  for (const passage of passages) passage.hear(input, known.facts);
}

/** What has to be read, by what the graphs listen for and ask. */
function historyOf({ versions, from, to, person }: ReplayAsked): HistoryAsked {
  const graphs = versions.map(({ graph }) => graph);
  const conditions = graphs.flatMap(conditionsOf);
  const { events: counted, identifiers, related } = needsOf(conditions);
  const asked = conditions.flatMap(comparisonsOf).some(({ operand }) => operand.of === 'reading');
  return {
    ...{ from, to, person, identifiers, related, counted: [...counted] },
    heard: [
      ...new Set([...graphs.flatMap((graph) => textsIn(graph, 'event')), ...versions.flatMap(entryEvents)]),
    ],
    readings: asked || graphs.some(hearsReadings),
  };
}

/** Events that entries listen for although no operator wrote their names. */
const entryEvents = (version: JourneyVersion): string[] =>
  entriesOf(version).flatMap(({ triggers }) =>
    triggers.filter((key) => key.startsWith(EVENT)).map((key) => key.slice(EVENT.length)),
  );
const EVENT = 'event:';

/** Whether a node may listen for readings: those that do can be narrowed to a content and a paragraph. */
const hearsReadings = ({ nodes }: JourneyGraph): boolean =>
  nodes.some(({ kind }) => definitionOf(kind)?.fields.some(namesParagraph));

const namesParagraph = ({ type, items }: Field): boolean =>
  type === 'paragraph' || (items?.some(namesParagraph) ?? false);

/** What operators wrote into the fields of this type. */
const textsIn = (graph: JourneyGraph, type: FieldType): string[] =>
  valuesIn(graph, type)
    .flat()
    .filter((text): text is string => typeof text === 'string');

/** Entries that only listen for what is not recorded. */
function silentOf(version: JourneyVersion): string[] {
  const heard = (key: string) => /^(event|reading):/.test(key);
  return entriesOf(version)
    .filter(({ triggers }) => !triggers.some(heard))
    .map(({ node }) => node);
}

async function groundOf(
  db: Db,
  versions: readonly JourneyVersion[],
  { readings, counted }: HistoryAsked,
): Promise<Ground> {
  const ownTags = new Set(versions.flatMap(({ graph }) => textsIn(graph, 'tags')));
  const { units } = needsOf(versions.flatMap(({ graph }) => conditionsOf(graph)));
  const asked = { ownTags, counted: new Set(counted), ...(units && { units: await unitsOfAgents(db) }) };
  if (!readings) return { cuts: new Map(), topics: new Map(), ...asked };
  const known = await db
    .selectFrom('contentVersions')
    .select(['contentId', 'version', 'blocksJson'])
    .execute();
  const contents = await db.selectFrom('contents').select(['id', 'topicsJson']).execute();
  return {
    cuts: new Map(
      known.map(({ contentId, version, blocksJson }) => [
        versionName(contentId, version),
        cutOf(JSON.parse(blocksJson) as Block[]),
      ]),
    ),
    topics: new Map(contents.map(({ id, topicsJson }) => [id, JSON.parse(topicsJson) as string[]])),
    ...asked,
  };
}

/** How many persons there are to walk. */
export async function peopleCount(db: Db): Promise<number> {
  const { people } = await db
    .selectFrom('persons')
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .where('mergedInto', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(people);
}
