/**
 * The one gate that every contact passes, in the order of the design: consent, block list, reachable, hold-out, quiet hours,
 * frequency budget, capacity. Pure: who asks brings the facts.
 */
import { localTime } from '../condition/dates.ts';
import { chanceOf } from '../journey/chance.ts';
import { afterSpan, nextWorkday } from './hours.ts';
import type { Contact, ContactRules } from './rules.ts';

export type * from './rules.ts';

/** An agent who may get the task. */
export interface Candidate {
  id: string;
  /** Tasks that they got today, and how many they can. */
  today: number;
  capacity: number | null;
  /** When they got the last one, ms UTC; 0 if never. */
  last: number;
}

/** What the gate looks at. Times in ms UTC. */
export interface GateFacts {
  now: number;
  contact: Contact;
  personId: string;
  /** IANA zone where the person is, if it is known. */
  zone?: string | undefined;
  consent?: 'granted' | 'denied' | undefined;
  blocked: boolean;
  /** Whether the way leads to this person. */
  reachable: boolean;
  /** Contacts that the person got in the days of the budget. */
  contacts: number;
  /** Of a task: who may get it, none if it waits for an administrator. */
  candidates: readonly Candidate[];
  /** Until when a contact is worth waiting for. */
  until: number;
}

export type Reason =
  | 'consent'
  | 'blocked'
  | 'unreachable'
  | 'hold-out'
  | 'quiet-hours'
  | 'budget'
  | 'capacity';

/** `seen` is what decided, as small plain data; `agent` gets the task. */
export type Decision =
  | { outcome: 'passed'; agent?: string }
  | { outcome: 'refused'; reason: Reason; seen?: Record<string, unknown> }
  | { outcome: 'later'; reason: Reason; until: number; seen?: Record<string, unknown> };

type Check = (
  facts: GateFacts,
  rules: ContactRules,
) => Omit<Exclude<Decision, { outcome: 'passed' }>, 'reason'> | undefined;

const refused = (seen?: Record<string, unknown>) => ({ outcome: 'refused' as const, ...(seen && { seen }) });

/** One check for each reason, in the order in which they are made. */
const CHECKS: Record<Reason, Check> = {
  consent: ({ consent }, rules) => {
    const holds = rules.consent === 'required' ? consent === 'granted' : consent !== 'denied';
    return holds ? undefined : refused({ consent: consent ?? 'unknown', rule: rules.consent });
  },
  blocked: ({ blocked }) => (blocked ? refused() : undefined),
  unreachable: ({ reachable }) => (reachable ? undefined : refused()),
  'hold-out': ({ personId }, { holdOut }) =>
    holdOut > 0 && chanceOf(personId, 'hold-out') < holdOut ? refused({ share: holdOut }) : undefined,
  'quiet-hours': ({ now, contact, zone, until }, { quiet, zone: usual }) => {
    if (!quiet?.holds.includes(contact)) return undefined;
    const place = localTime(now, zone) ? (zone as string) : usual;
    return postponed(now, afterSpan(now, place, quiet), until, { zone: place });
  },
  budget: ({ contact, contacts }, { budget }) =>
    budget && contact !== 'ask' && contacts >= budget.contacts
      ? refused({ contacts, of: budget.contacts, days: budget.days })
      : undefined,
  capacity: ({ now, candidates, until }, rules) =>
    candidates.length === 0 || candidates.some(isFree)
      ? undefined
      : postponed(now, nextWorkday(now, rules), until, { agents: candidates.length }),
};

function postponed(now: number, at: number, until: number, seen: Record<string, unknown>) {
  if (at <= now) return undefined;
  return at < until ? { outcome: 'later' as const, until: at, seen } : refused(seen);
}

const isFree = ({ today, capacity }: Candidate) => capacity === null || today < capacity;

/** The first check that objects decides. */
export function decide(facts: GateFacts, rules: ContactRules): Decision {
  for (const [reason, check] of Object.entries(CHECKS) as [Reason, Check][]) {
    const objection = check(facts, rules);
    if (objection) return { ...objection, reason } as Decision;
  }
  const agent = inTurn(facts.candidates);
  return { outcome: 'passed', ...(agent !== undefined && { agent }) };
}

/** Of those who can, whoever got the last task longest ago. */
export function inTurn(candidates: readonly Candidate[]): string | undefined {
  const free = candidates.filter(isFree);
  return free.toSorted((a, b) => a.last - b.last || a.today - b.today || (a.id < b.id ? -1 : 1))[0]?.id;
}
