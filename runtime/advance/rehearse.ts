/** A simulation in which contacts meet the rules as they would: the gate decides and texts are filled in, and nothing is written or sent. */
import { localDay } from '../condition/dates.ts';
import type { PersonFacts } from '../condition/vocabulary.ts';
import { decide, type GateFacts } from '../gate/index.ts';
import {
  type Judged,
  type Judging,
  type ScriptedInput,
  type Simulation,
  simulate,
} from '../journey/index.ts';
import type { Effect, JourneyVersion } from '../journey/vocabulary.ts';
import type { Rules } from '../store/contacts.ts';
import type { Db } from '../store/index.ts';
import { type Filled, fillAll } from './fill.ts';
import { type ContactEffect, isContact, loadRoom, type Room } from './room.ts';
import { failure, shifted, WORTH } from './settle.ts';

/** What is known of a made person beyond the facts. */
export interface MadePerson {
  consent?: 'granted' | 'denied' | undefined;
}

export interface Rehearsal {
  version: JourneyVersion;
  person: PersonFacts;
  inputs: readonly ScriptedInput[];
  /** ms UTC; what comes later is not played. */
  until?: number | undefined;
  /** Of somebody who does not exist: whom every way reaches. */
  made?: MadePerson | undefined;
}

/** Which way it goes decides whom it asks about, so it is played again until everything it asks about was loaded. */
export async function rehearse(db: Db, rules: Rules, now: number, rehearsal: Rehearsal): Promise<Simulation> {
  const { version, person, inputs, until, made } = rehearsal;
  let room: Room | undefined;
  const asked = new Map<string, Effect>();
  for (;;) {
    let complete = true;
    const judge = (judging: Judging): Judged => {
      if (!asked.has(judging.effect.id)) complete = false;
      asked.set(judging.effect.id, judging.effect);
      return room ? judged(room, now, judging, made) : { effect: judging.effect };
    };
    const simulation = simulate(version, person, inputs, { until, judge });
    if (complete) return simulation;
    room = await loadRoom(db, rules, now, [...asked.values()], new Map([[person.id, person]]));
  }
}

function judged(room: Room, now: number, judging: Judging, made: MadePerson | undefined): Judged {
  const { effect, run, person, at, since } = judging;
  if (!isContact(effect)) return filledIn(room, judging, {});
  const facts = factsAt(room, now, { ...judging, effect }, made);
  const decision = decide(facts, room.rulesOf(person.id));
  const told = { contact: facts.contact, ...decision };
  if (decision.outcome === 'later') return { effect, decision: told, later: decision.until };
  if (decision.outcome === 'refused') {
    const answer = { action: 'refused', state: 'refused', reason: decision.reason };
    return { effect, decision: told, answer };
  }
  room.passed(effect, decision.agent, at);
  const passed = { effect: shifted(effect, at - since), run, person, at, since };
  return filledIn(room, passed, { decision: told });
}

function filledIn(room: Room, { effect, run, person, at }: Judging, judged: Omit<Judged, 'effect'>): Judged {
  const [filled] = fillAll([{ effect, run, person, owner: room.nameOf(person.owner) }], at) as [Filled];
  if ('effect' in filled) return { ...judged, effect: filled.effect };
  return { ...judged, effect, answer: failure(effect, filled.fault) };
}

/** Tasks that agents got today say nothing about another day. */
function factsAt(
  room: Room,
  now: number,
  { effect, person, at, since }: Judging & { effect: ContactEffect },
  made: MadePerson | undefined,
): GateFacts {
  const facts = room.factsFor(effect, person, since + WORTH, at);
  const { zone } = room.rulesOf(person.id);
  const today = localDay(at, zone) === localDay(now, zone);
  const candidates = today ? facts.candidates : facts.candidates.map((one) => ({ ...one, today: 0 }));
  return { ...facts, candidates, ...(made && { consent: made.consent, reachable: true }) };
}
