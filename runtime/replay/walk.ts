/** Walks recorded history through versions of a journey. Nothing is written, and nothing leaves the process. */
import { entriesOf } from '../journey/index.ts';
import {
  beginPassage,
  countPerson,
  countStep,
  type Figures,
  newTally,
  noFigures,
  type Passage,
  type Route,
} from '../journey/replay/index.ts';
import type { Input, JourneyVersion, Step } from '../journey/vocabulary.ts';
import { loadRules } from '../store/contacts.ts';
import type { Db } from '../store/index.ts';
import { type AsNow, asNowOf } from './asNow.ts';
import { attributesHeard, besides, type Hearing } from './besides.ts';
import { capacitiesOf } from './capacity.ts';
import { groundOf, historyOf, routesOf } from './ground.ts';
import { events, type HistoryAsked, type PastEvent, type PersonHistory, portions } from './history.ts';
import { beginKnown, type Ground, type Known } from './known.ts';
import { loadSegments } from './segments.ts';

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
  /** Nodes that look at what is known only as it is now, by version. */
  asNow: AsNow[][];
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
  const { versions } = asked;
  const segments = await loadSegments(db, versions);
  const routes = routesOf(versions, segments, await loadRules(db));
  const figures = versions.map(noFigures);
  const all = [...new Set(routes.flatMap((route) => route.segments))];
  const history = historyOf(asked, all);
  const ground = await groundOf(db, { versions, segments: all }, history);
  let done = 0;
  for await (const portion of portions(db, history)) {
    const walks = portion.map((one) => beginWalk({ routes, figures, ground, asked, hooks }, one));
    await walkPortion(db, history, portion, walks);
    done += portion.length;
    hooks.progress?.(done);
  }
  const agents = new Set(figures.flatMap(({ tasks }) => Object.keys(tasks)).filter((agent) => agent !== ''));
  const capacity = await capacitiesOf(db, agents);
  const asNow = routes.map(asNowOf);
  return { figures, silent: versions.map(silentOf), asNow, capacity };
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
  const opens = opening(asked.from, passages, known);
  const hearing = { known, from: asked.from, passages, opens };
  const aside = besides(history, hearing, asked.to);
  return {
    event(row) {
      aside(row[1]);
      opens(row[1]);
      takeEvent(row, hearing);
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

/** Told of every moment before what happens in it: at the first one within the window, time begins. */
function opening(from: number, passages: readonly Passage[], known: Known): (at: number) => void {
  let open = false;
  return (at) => {
    if (open || at < from) return;
    open = true;
    for (const passage of passages) passage.begin(at, known.facts);
  };
}

function takeEvent([, at, , type, name, properties]: PastEvent, hearing: Hearing): void {
  const { known, from, passages } = hearing;
  if (type === 'identify') {
    const attributes = (properties.attributes ?? {}) as Record<string, unknown>;
    attributesHeard(attributes, at, hearing);
    return;
  }
  known.event(name, at, properties);
  if (at < from) return;
  const input: Input = { type: 'event', name, at, properties };
  for (const passage of passages) passage.hear(input, known.facts);
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

/** Entries that only listen for what is not recorded. Who is in a segment is reckoned from what is. */
function silentOf(version: JourneyVersion): string[] {
  const heard = (key: string) => /^(event|reading|segment):/.test(key);
  return entriesOf(version)
    .filter(({ triggers }) => !triggers.some(heard))
    .map(({ node }) => node);
}
