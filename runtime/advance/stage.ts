/** What one transaction works on: what it has loaded, and what it has made of it so far. */
import type { World } from '../clock.ts';
import { bothNeeds, covers, type Needs } from '../condition/index.ts';
import type { PersonFacts } from '../condition/vocabulary.ts';
import type { Db } from '../store/index.ts';
import { listeningRuns, runsById, type StoredRun } from '../store/runs.ts';
import type { Book } from './book.ts';
import { type Kept, loadFacts } from './facts.ts';
import type { AdvanceInput, PersonInput } from './index.ts';
import { beginWork, type Work } from './work.ts';

/** Loaded runs, each once, by id and by person. */
export interface Runs {
  byId: Map<string, StoredRun>;
  byPerson: Map<string, StoredRun[]>;
  /** Persons whose listening runs are all here. */
  heard: Set<string>;
}

export interface Stage {
  db: Db;
  world: World;
  book: Book;
  kept: Kept;
  /** When agents work. */
  hours: PersonFacts['hours'];
  work: Work;
  runs: Runs;
  /** Whether persons are in segments, by `memberName`; what is not looked at yet is absent. */
  members: Map<string, boolean>;
  /** What was asked about each person that is loaded. */
  looked: Map<string, Needs>;
}

export type Rooms = Pick<Stage, 'db' | 'world' | 'book' | 'kept' | 'hours'>;

export const openStage = (rooms: Rooms): Stage => ({
  ...rooms,
  work: beginWork(rooms.world.now(), new Map()),
  runs: { byId: new Map(), byPerson: new Map(), heard: new Set() },
  members: new Map(),
  looked: new Map(),
});

export const isPersonInput = (one: AdvanceInput): one is PersonInput => 'personId' in one;

/** Loads the runs that are named, and those of the persons that listen; what is here already stays as the work left it. */
export async function loadRuns({ db, runs }: Stage, inputs: readonly AdvanceInput[]): Promise<void> {
  const ids = inputs.flatMap((one) => (isPersonInput(one) || runs.byId.has(one.runId) ? [] : [one.runId]));
  const persons = inputs.flatMap((one) =>
    isPersonInput(one) && !runs.heard.has(one.personId) ? [one.personId] : [],
  );
  for (const stored of await runsById(db, [...new Set(ids)])) addRun(runs, stored);
  for (const stored of await listeningRuns(db, [...new Set(persons)])) addRun(runs, stored);
  for (const person of persons) runs.heard.add(person);
}

export function addRun({ byId, byPerson }: Runs, stored: StoredRun): void {
  const { id, personId } = stored.run;
  if (byId.has(id)) return;
  byId.set(id, stored);
  byPerson.set(personId, [...(byPerson.get(personId) ?? []), stored]);
}

/**
 * Loads what conditions ask about these persons, and locks their rows. Whoever is here already is loaded again only if more is asked
 * about them now, and keeps what this work has made of them.
 */
export async function loadPersons(stage: Stage, personIds: readonly string[], needs: Needs): Promise<void> {
  const { db, kept, work, looked, hours } = stage;
  const wanted = [...new Set(personIds)].filter((id) => !covers(looked.get(id), needs));
  if (wanted.length === 0) return;
  const all = wanted.map((id) => looked.get(id)).reduce(bothKnown, needs);
  for (const [id, person] of await loadFacts(db, kept, { personIds: wanted, needs: all, now: work.now })) {
    const known = work.persons.get(id);
    const loaded = { ...person, ...(hours && { hours }), segments: segmentsOf(person, work) };
    work.persons.set(id, known ? { ...loaded, ...made(known) } : loaded);
  }
  for (const id of wanted) looked.set(id, all);
}

/** As stored, and as this work has changed it. */
function segmentsOf({ id, segments = [] }: PersonFacts, { memberships }: Work): string[] {
  const now = new Set(segments);
  for (const one of memberships.filter(({ personId }) => personId === id)) {
    if (one.in) now.add(one.segmentId);
    else now.delete(one.segmentId);
  }
  return [...now];
}

/** What effects make of a person. */
const made = ({ attributes, tags, owner }: PersonFacts) => ({
  ...{ attributes, tags },
  ...(owner !== undefined && { owner }),
});

const bothKnown = (all: Needs, more: Needs | undefined): Needs => (more ? bothNeeds(all, more) : all);
