/** Moves runs inside the caller's transaction: events and readings of persons, timers and answers of runs. */
import type { World } from '../clock.ts';
import type { Needs } from '../condition/index.ts';
import type { PersonFacts } from '../condition/vocabulary.ts';
import { DEFAULT_RULES } from '../gate/rules.ts';
import type { Simulation } from '../journey/index.ts';
import type { Input, Run } from '../journey/vocabulary.ts';
import { loadRules, type Rules } from '../store/contacts.ts';
import { createCuts } from '../store/cuts.ts';
import type { HeldEffect } from '../store/held.ts';
import type { Db, Store } from '../store/index.ts';
import { createOrganisation } from '../store/organisation.ts';
import { createBook } from './book.ts';
import { loadFacts } from './facts.ts';
import { finish } from './finish.ts';
import { type Moved, moveRuns } from './moving.ts';
import { type Rehearsal, rehearse } from './rehearse.ts';
import { release } from './release.ts';
import { takeAll } from './rounds.ts';
import { openStage, type Rooms } from './stage.ts';
import { sweepOnce } from './sweeps.ts';

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

/** What came of the inputs: the runs that began, as they stand. */
export interface Taken {
  started: Run[];
}

export interface Advance {
  /** Takes what happened, in order. The rows of the persons are locked from here on. */
  take(db: Db, inputs: readonly AdvanceInput[]): Promise<Taken>;
  /** Does one portion of a sweep that is due, if there is one: calls of the clock, segments that are to be looked at again. */
  sweep(db: Db, except: readonly string[], claimed: (id: string) => void): Promise<void>;
  /** Whether the live version of the journey lets people in at calls, or by hand. */
  takesCalls(journeyId: string, by: 'api' | 'hand'): boolean;
  /** What conditions may ask about a person, as it is known now. */
  facts(personId: string, needs: Needs): Promise<PersonFacts | undefined>;
  /** Tries a version on one person by the rules of contact as they are; nothing is written or sent. */
  rehearse(rehearsal: Rehearsal): Promise<Simulation>;
  /** Takes these runs to another version. */
  move(db: Db, moved: Moved, runIds: readonly string[]): Promise<void>;
  /** Brings contacts that had to wait before the gate again; they were taken out of the store before. */
  release(db: Db, held: readonly HeldEffect[]): Promise<void>;
  /** Reads again which journeys are live, and the organisation: after a change of them. Other processes notice within a second. */
  refresh(): Promise<void>;
}

/** How old the book of journeys may be, ms. */
const FRESH = 1_000;

export function createAdvance({ store, world }: { store: Store; world: World }): Advance {
  const book = createBook();
  const kept = { cuts: createCuts(), organisation: createOrganisation() };
  let readAt = Number.NEGATIVE_INFINITY;
  let rules: Rules = new Map();

  async function refresh(db: Db): Promise<void> {
    readAt = world.now();
    await book.refresh(db);
    rules = await loadRules(db);
  }

  const rooms = (db: Db): Rooms => ({ db, world, book, kept, hours: hoursOf(rules) });

  /** By the connection at hand: all others may belong to transactions that wait for what this one has locked. */
  async function freshen(db: Db): Promise<void> {
    if (Math.abs(world.now() - readAt) >= FRESH) await refresh(db);
  }

  async function take(db: Db, inputs: readonly AdvanceInput[]): Promise<Taken> {
    if (inputs.length === 0) return { started: [] };
    await freshen(db);
    const stage = openStage(rooms(db));
    await takeAll(stage, inputs);
    await finish(stage, rules);
    return { started: stage.work.begun.map(({ run }) => run) };
  }

  return {
    refresh() {
      kept.organisation.forget();
      return refresh(store.read);
    },
    facts: async (personId, needs) => {
      const asked = { personIds: [personId], needs, now: world.now() };
      return (await loadFacts(store.read, kept, asked)).get(personId);
    },
    async rehearse(rehearsal) {
      await freshen(store.read);
      return rehearse(store.read, rules, world.now(), rehearsal);
    },
    async move(db, moved, runIds) {
      await freshen(db);
      await moveRuns(rooms(db), rules, moved, runIds);
    },
    async release(db, held) {
      await freshen(db);
      await release(openStage(rooms(db)), rules, held);
    },
    take,
    async sweep(db, except, claimed) {
      await freshen(db);
      await sweepOnce({ db, world, book, take }, except, claimed);
    },
    takesCalls: (id, by) => book.entries([`${by === 'hand' ? 'hand' : 'call'}:${id}`]).length > 0,
  };
}

function hoursOf(rules: Rules): PersonFacts['hours'] {
  const { work, zone } = rules.get('') ?? DEFAULT_RULES;
  return { ...work, zone };
}
