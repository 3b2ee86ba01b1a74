/** Takes what steps asked for through the gate and fills in its texts; whom the gate refuses, the run hears of at once and goes on. */
import { decide } from '../gate/index.ts';
import type { Effect } from '../journey/vocabulary.ts';
import { type Rules, saveTurns } from '../store/contacts.ts';
import type { Db } from '../store/index.ts';
import { type Filled, fillAll } from './fill.ts';
import type { AdvanceInput, RunInput } from './index.ts';
import { type ContactEffect, contactOf, isContact, loadRoom, type Room } from './room.ts';
import type { Asked, Ready, Work } from './work.ts';

/** A contact that had to wait for so long is not worth it any more, ms. */
export const WORTH = 7 * 86_400_000;

interface Settling {
  db: Db;
  work: Work;
  rules: Rules;
  /** Moves the runs that wait for these answers, and whoever waits for the owner to be another. */
  take(answers: readonly AdvanceInput[]): Promise<void>;
}

/** Until nothing new is asked for: an answer may make a run ask again. */
export async function settle(settling: Settling): Promise<void> {
  const { work } = settling;
  while (work.asked.length > 0) {
    const asked = work.asked.splice(0);
    if (asked.some(({ effect }) => needsRoom(effect))) await settleSome(settling, asked);
    else work.ready.push(...asked);
  }
}

/** Tags, attributes and goals concern nobody but the person. */
const needsRoom = ({ kind }: Effect) => !ALONE.includes(kind);
const ALONE: readonly Effect['kind'][] = ['tag', 'attribute', 'score', 'goal', 'enter', 'turn'];

async function settleSome({ db, work, rules, take }: Settling, asked: Asked[]): Promise<void> {
  const { now, persons } = work;
  const effects = asked.map(({ effect }) => effect);
  const room = await loadRoom(db, rules, now, effects, persons);
  const answers: AdvanceInput[] = [];
  const passed = asked.flatMap((one) => {
    if (one.effect.kind === 'owner') {
      answers.push(othersOwner(one, now));
      return { ...one, agent: given(work, room, one.effect) };
    }
    if (!isContact(one.effect)) return one;
    const ready = judged(work, room, one, one.effect);
    if (ready === 'refused') answers.push(answerTo(one, now, refusal(work)));
    return typeof ready === 'string' ? [] : ready;
  });
  await saveTurns(db, room.turns);
  const filled = fillAll(
    passed.map(({ effect, run }) => {
      const person = persons.get(run.personId) ?? {
        id: run.personId,
        attributes: {},
        tags: [],
        contents: [],
      };
      return { effect, run, person, owner: room.nameOf(person.owner) };
    }),
    now,
  );
  for (const [at, ready] of passed.entries()) {
    const outcome = filled[at] as Filled;
    if ('effect' in outcome) work.ready.push({ ...ready, effect: outcome.effect });
    else answers.push(answerTo(ready, now, failure(ready.effect, outcome.fault)));
  }
  if (answers.length > 0) await take(answers);
}

/** Who owns the person from now on, which what follows in this transaction sees; nobody new where it is kept. */
function given(
  { persons }: Work,
  room: Room,
  effect: Extract<Effect, { kind: 'owner' }>,
): string | undefined {
  const person = persons.get(effect.personId);
  const several = effect.agent === 'anyone' || effect.agent.startsWith('unit:');
  if (!person || !several) return person?.owner;
  const agent = (effect.keep ? person.owner : undefined) ?? room.agentFor(effect.agent);
  if (agent !== undefined) persons.set(person.id, { ...person, owner: agent });
  return agent;
}

function judged(work: Work, room: Room, one: Asked, effect: ContactEffect): Ready | 'refused' | 'later' {
  const person = work.persons.get(effect.personId);
  if (!person) return 'later';
  const until = (one.since ?? work.now) + WORTH;
  const decision = decide(room.factsFor(effect, person, until), room.rulesOf(person.id));
  const { outcome } = decision;
  const agent = outcome === 'passed' ? decision.agent : undefined;
  work.decided.push({
    ...{ journeyId: one.run.journeyId, version: one.run.version, node: effect.nodeId },
    row: {
      effectId: effect.id,
      place: (one.place ?? 0) + 1,
      runId: effect.runId,
      personId: effect.personId,
      contact: contactOf(effect),
      agentId: agent ?? null,
      at: work.now,
      outcome,
      reason: outcome === 'passed' ? null : decision.reason,
      until: outcome === 'later' ? decision.until : null,
      seenJson: outcome !== 'passed' && decision.seen ? JSON.stringify(decision.seen) : null,
    },
  });
  if (outcome === 'later') work.held.push({ ...one, until: decision.until });
  if (outcome !== 'passed') return outcome;
  room.passed(effect, agent);
  return { ...one, effect: shifted(effect, work.now - (one.since ?? work.now)), agent };
}

/** Time limits count from the moment at which the gate let it pass. */
export function shifted(effect: ContactEffect, ms: number): ContactEffect {
  if (effect.kind === 'push') return { ...effect, expiresAt: effect.expiresAt + ms };
  return { ...effect, dueAt: effect.dueAt + ms };
}

function refusal({ decided }: Work): Record<string, unknown> {
  const reason = decided.at(-1)?.row.reason;
  return { action: 'refused', state: 'refused', reason };
}

export function failure({ kind }: Effect, fault: string): Record<string, unknown> {
  const reason = `template: ${fault}`.slice(0, 300);
  return kind === 'push' ? { action: 'failed', reason } : { ok: false, status: 0, reason };
}

const answerTo = ({ effect }: Asked, at: number, result: Record<string, unknown>): RunInput => ({
  runId: effect.runId,
  input: { type: 'answer', at, effect: effect.id, result },
});

const othersOwner = ({ effect: { personId } }: Asked, at: number): AdvanceInput => ({
  personId,
  input: { type: 'changed', at, what: ['owner'] },
});
