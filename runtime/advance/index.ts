/** Moves runs inside the caller's transaction: events and readings of persons, timers and answers of runs. */
import type { World } from '../clock.ts';
import type { Needs } from '../condition/index.ts';
import type { PersonFacts } from '../condition/vocabulary.ts';
import { awaits, triggerKeys } from '../journey/index.ts';
import type { Input, Names } from '../journey/vocabulary.ts';
import { createCuts } from '../store/cuts.ts';
import { groupBy } from '../store/groups.ts';
import type { Db, Store } from '../store/index.ts';
import { listeningRuns, runsById, type StoredRun, staysPaused } from '../store/runs.ts';
import { type Book, createBook } from './book.ts';
import { causeNames, causeText } from './cause.ts';
import { type Entering, loadEntering } from './entering.ts';
import { loadFacts } from './facts.ts';
import { type Moved, moveRuns } from './moving.ts';
import { beginWork, move, start, startsAt, type Work } from './work.ts';
import { writeWork } from './write.ts';

/** An event or a reading of a person: wakes runs that listen, and starts runs at entries. */
export interface PersonInput {
  personId: string;
  input: Input;
}

/** A timer or an answer: the run is named. */
export interface RunInput {
  runId: string;
  input: Input;
}

export type AdvanceInput = PersonInput | RunInput;

export interface Advance {
  /** Takes what happened, in order. The rows of the persons are locked from here on. */
  take(db: Db, inputs: readonly AdvanceInput[]): Promise<void>;
  /** What conditions may ask about a person, as it is known now. */
  facts(personId: string, needs: Needs): Promise<PersonFacts | undefined>;
  /** Takes these runs to another version. */
  move(db: Db, moved: Moved, runIds: readonly string[]): Promise<void>;
  /** Reads again which journeys are live: after publishing, pausing and resuming. Other processes notice within a second. */
  refresh(): Promise<void>;
}

/** How old the book of journeys may be, ms. */
const FRESH = 1_000;

/** Loaded runs, each once, by id and by person. */
interface Runs {
  byId: Map<string, StoredRun>;
  byPerson: Map<string, StoredRun[]>;
}

/** What the inputs of one call concern. */
interface Stage {
  db: Db;
  world: World;
  book: Book;
  work: Work;
  runs: Runs;
  entering: Entering;
  names: Names;
}

export function createAdvance({ store, world }: { store: Store; world: World }): Advance {
  const book = createBook();
  const cuts = createCuts();
  let readAt = Number.NEGATIVE_INFINITY;

  async function refresh(db: Db): Promise<void> {
    readAt = world.now();
    await book.refresh(db);
  }

  return {
    refresh: () => refresh(store.read),
    facts: async (personId, needs) => {
      const asked = { personIds: [personId], needs, now: world.now() };
      return (await loadFacts(store.read, cuts, asked)).get(personId);
    },
    move: (db, moved, runIds) => moveRuns({ db, world, book, cuts }, moved, runIds),
    async take(db, inputs) {
      if (inputs.length === 0) return;
      // By the connection at hand: all others may belong to transactions that wait for what this one has locked.
      if (Math.abs(world.now() - readAt) >= FRESH) await refresh(db);
      const runs = await loadRuns(db, inputs);
      const reached = reachedOf(inputs, runs, book);
      if (reached.length === 0) return;
      const happened = reached.filter(isPersonInput);
      const persons = [...happened.map(({ personId }) => personId), ...[...runs.byId.values()].map(personOf)];
      // Their versions say what their conditions look at.
      const versions = happened
        .flatMap(({ input }) => book.entries(triggerKeys(input)))
        .map(({ version }) => version);
      for (const { run } of runs.byId.values()) {
        versions.push(await book.version(db, run.journeyId, run.version));
      }
      const now = world.now();
      const asked = { personIds: [...new Set(persons)], needs: book.needs(versions), now };
      const work = beginWork(now, await loadFacts(db, cuts, asked));
      const entering = await loadEntering(db, happened, book.entries, work.touched);
      const stage: Stage = { db, world, book, runs, work, entering, names: await causeNames(db, happened) };
      for (const one of reached) await takeOne(stage, one);
      await writeWork(db, world, stage.work);
    },
  };
}

const isPersonInput = (one: AdvanceInput): one is PersonInput => 'personId' in one;
const personOf = ({ run }: StoredRun) => run.personId;

/** The runs that are named, and those of the persons that listen. */
async function loadRuns(db: Db, inputs: readonly AdvanceInput[]): Promise<Runs> {
  const ids = inputs.flatMap((one) => (isPersonInput(one) ? [] : [one.runId]));
  const persons = inputs.flatMap((one) => (isPersonInput(one) ? [one.personId] : []));
  const named = await runsById(db, [...new Set(ids)]);
  const listening = await listeningRuns(db, [...new Set(persons)]);
  const byId = new Map([...listening, ...named].map((stored) => [stored.run.id, stored]));
  return { byId, byPerson: groupBy([...byId.values()], personOf) };
}

/**
 * Most persons' inputs concern no journey: nothing more is loaded for them. Of the others all count, because a run may come to await
 * by one input what the next one brings.
 */
function reachedOf(inputs: readonly AdvanceInput[], runs: Runs, book: Book): AdvanceInput[] {
  const person = (one: AdvanceInput) =>
    isPersonInput(one) ? one.personId : runs.byId.get(one.runId)?.run.personId;
  const concerned = new Set(inputs.filter((one) => concerns(one, runs, book)).map(person));
  return inputs.filter((one) => concerned.has(person(one)));
}

function concerns(one: AdvanceInput, { byId, byPerson }: Runs, book: Book): boolean {
  if (!isPersonInput(one)) return byId.has(one.runId);
  const keys = triggerKeys(one.input);
  const heard = ({ run, held }: StoredRun) =>
    held.length > 0 || keys.some((key) => run.wait?.triggers?.includes(key));
  return book.entries(keys).length > 0 || (byPerson.get(one.personId)?.some(heard) ?? false);
}

async function takeOne(stage: Stage, one: AdvanceInput): Promise<void> {
  const { runs, work } = stage;
  if (!isPersonInput(one)) return moveRun(stage, runs.byId.get(one.runId) as StoredRun, one.input);
  const own = runs.byPerson.get(one.personId) ?? [];
  for (const stored of own.filter(({ run, held }) => held.length > 0 || awaits(run, one.input, work.now))) {
    await moveRun(stage, stored, one.input);
  }
  startRuns(stage, one);
}

/** The book may not know yet that a journey goes on; what is held after that, nobody would release. */
async function moveRun({ db, book, work }: Stage, stored: StoredRun, input: Input): Promise<void> {
  const { journeyId, version } = stored.run;
  const paused = book.isPaused(journeyId) && (await staysPaused(db, journeyId));
  move(work, stored, await book.version(db, journeyId, version), input, paused);
}

function startRuns(
  { book, world, work, entering, runs, names }: Stage,
  { personId, input }: PersonInput,
): void {
  for (const entry of book.entries(triggerKeys(input))) {
    const person = work.persons.get(personId);
    if (!person || !startsAt(entry, input, person, work.now) || entering.refuses(personId, entry)) continue;
    const cause = causeText(input, names);
    const stored = start(work, { id: world.id(), personId, entry, input, cause });
    runs.byPerson.set(personId, [...(runs.byPerson.get(personId) ?? []), stored]);
    entering.add(stored);
  }
}
