/** Takes inputs, and then what they brought about within the same transaction, round by round. */
import type { Needs } from '../condition/index.ts';
import { awaits, causeOf, isLost, triggerKeys } from '../journey/index.ts';
import type { Input } from '../journey/vocabulary.ts';
import { ROUNDS } from '../journey/walk.ts';
import { type StoredRun, staysPaused } from '../store/runs.ts';
import { causeText, tellsAgents } from './cause.ts';
import { type Entering, loadEntering } from './entering.ts';
import { followingOf } from './following.ts';
import type { AdvanceInput, PersonInput, RunInput } from './index.ts';
import { changesOfSegments } from './segments.ts';
import { addRun, isPersonInput, loadPersons, loadRuns, type Runs, type Stage } from './stage.ts';
import { move, start, startsAt } from './work.ts';

/**
 * Takes the inputs and all that follows from them, and from what the work has asked for already. Journeys and segments that set each
 * other off without end are left there, and say so.
 */
export async function takeAll(stage: Stage, inputs: readonly AdvanceInput[]): Promise<void> {
  let next = [...inputs, ...(await followingOf(stage, stage.work.asked))];
  for (let round = 0; next.length > 0 && round < ROUNDS; round++) next = await takeRound(stage, next);
  if (next.length === 0) return;
  tellEndless(stage, next);
  // What was given to a run by name is not given again: left there, it would wait for ever.
  for (let named = next.filter(isRunInput); named.length > 0; ) {
    named = (await takeRound(stage, named)).filter(isRunInput);
  }
}

const isRunInput = (one: AdvanceInput): one is RunInput => !isPersonInput(one);

/** The runs that went round and round tell that they were left there. */
function tellEndless({ work }: Stage, left: readonly AdvanceInput[]): void {
  const causes = new Map(left.filter(isPersonInput).map(({ personId, input }) => [personId, causeOf(input)]));
  for (const stored of work.touched.values()) {
    const cause = causes.get(stored.run.personId);
    if (!cause) continue;
    const run = { ...stored.run, traced: stored.run.traced + 1 };
    stored.run = run;
    const { node, traced: seq } = run;
    work.traced.push({
      run,
      trace: [{ seq, at: work.now, node, what: 'ignored', why: { cause, endless: ROUNDS } }],
    });
  }
}

/** Gives the inputs of the next round. */
async function takeRound(stage: Stage, inputs: readonly AdvanceInput[]): Promise<AdvanceInput[]> {
  const { book, work, runs } = stage;
  await loadRuns(stage, inputs);
  const reached = reachedOf(inputs, stage);
  if (reached.length === 0) return [];
  const happened = reached.filter(isPersonInput);
  const persons = [...happened.map(({ personId }) => personId), ...[...runs.byId.values()].map(personOf)];
  await loadPersons(stage, persons, await needsOf(stage, happened));
  const entering = await loadEntering(stage.db, happened, book.entries, work.touched);
  for (const stored of work.begun) entering.add(stored);
  const asked = work.asked.length;
  for (const one of reached) await takeOne(stage, entering, one);
  return [
    ...(await followingOf(stage, work.asked.slice(asked))),
    ...(await changesOfSegments(stage, happened)),
  ];
}

/** What the journeys and segments at hand look at. */
async function needsOf({ db, book, runs }: Stage, happened: readonly PersonInput[]): Promise<Needs> {
  const keys = happened.flatMap(({ input }) => triggerKeys(input));
  const versions = book.entries(keys).map(({ version }) => version);
  for (const { run } of runs.byId.values()) versions.push(await book.version(db, run.journeyId, run.version));
  return book.needs(versions, book.segments(keys));
}

const personOf = ({ run }: StoredRun) => run.personId;

/**
 * Most persons' inputs concern no journey: nothing more is loaded for them. Of the others all count, because a run may come to await
 * by one input what the next one brings.
 */
function reachedOf(inputs: readonly AdvanceInput[], stage: Stage): AdvanceInput[] {
  const person = (one: AdvanceInput) =>
    isPersonInput(one) ? one.personId : stage.runs.byId.get(one.runId)?.run.personId;
  const concerned = new Set(inputs.filter((one) => concerns(one, stage)).map(person));
  return inputs.filter((one) => concerned.has(person(one)));
}

function concerns(one: AdvanceInput, { runs: { byId, byPerson }, book }: Stage): boolean {
  if (!isPersonInput(one)) return byId.has(one.runId);
  const keys = triggerKeys(one.input);
  if (book.entries(keys).length > 0 || book.segments(keys).length > 0) return true;
  return byPerson.get(one.personId)?.some((stored) => hears(stored, keys)) ?? false;
}

function hears({ run: { wait, lost, watches }, held }: StoredRun, keys: readonly string[]): boolean {
  const listens = [wait?.triggers, lost?.triggers, watches];
  return held.length > 0 || keys.some((key) => listens.some((heard) => heard?.includes(key)));
}

async function takeOne(stage: Stage, entering: Entering, one: AdvanceInput): Promise<void> {
  const { runs, work } = stage;
  if (!isPersonInput(one)) return moveNamed(stage, runs, one);
  const { input } = one;
  const reaches = ({ run, held }: StoredRun) =>
    held.length > 0 || awaits(run, input, work.now) || isLost(run, input);
  for (const stored of (runs.byPerson.get(one.personId) ?? []).filter(reaches)) {
    await moveRun(stage, stored, input);
  }
  await startRuns(stage, entering, one);
}

async function moveNamed(stage: Stage, { byId }: Runs, { runId, input }: RunInput): Promise<void> {
  const stored = byId.get(runId);
  if (stored) await moveRun(stage, stored, input);
}

/** The book may not know yet that a journey goes on; what is held after that, nobody would release. */
async function moveRun({ db, book, work }: Stage, stored: StoredRun, input: Input): Promise<void> {
  const { journeyId, version } = stored.run;
  const paused = book.isPaused(journeyId) && (await staysPaused(db, journeyId));
  move(work, stored, await book.version(db, journeyId, version), input, paused);
}

async function startRuns(stage: Stage, entering: Entering, { personId, input }: PersonInput): Promise<void> {
  const { book, world, work, runs } = stage;
  for (const entry of book.entries(triggerKeys(input))) {
    const person = work.persons.get(personId);
    if (!person || !startsAt(entry, input, person, work.now)) continue;
    if (entering.refuses(personId, entry, input, work.now)) continue;
    const { graph } = entry.version;
    const at = graph.nodes.find(({ id }) => id === entry.entry.node);
    const cause = tellsAgents(graph) ? await causeText(stage, input, at) : undefined;
    const stored = start(work, { id: world.id(), personId, entry, input, cause });
    addRun(runs, stored);
    entering.add(stored);
  }
}
