/** What a site settles about contacts with people: the rules of the gate. Times of day in minutes since midnight. */

/** The ways in which somebody is contacted. `ask` asks an agent about a person; nobody is contacted by it. */
export type Contact = 'page' | 'webhook' | 'task' | 'ask';

export interface ContactRules {
  /** `assumed`: everybody who did not say no; `required`: only who said yes. */
  consent: 'assumed' | 'required';
  /** Share of people who are never contacted, so that what contacts move can be told; 0 to 1. */
  holdOut: number;
  /** When nobody is contacted by the ways that `holds` names, where the person is; from 22:00 to 8:00 the next day. */
  quiet: { from: number; to: number; holds: Contact[] } | null;
  /** Contacts that one person gets in so many days, by whatever way. */
  budget: { contacts: number; days: number } | null;
  /** Tasks that one agent gets a day, where the agent has no number of their own. */
  capacity: number | null;
  /** When agents work, on the workdays of their calendar. */
  work: { from: number; to: number };
  /** IANA zone of agents, and of people whose zone is not known. */
  zone: string;
}

/**
 * What holds until somebody settles otherwise. Quiet hours hold back what reaches people who are away: a push in the page is seen
 * by who reads, and of a task the agent knows when to call.
 */
export const DEFAULT_RULES: ContactRules = {
  consent: 'assumed',
  holdOut: 0,
  quiet: { from: 22 * 60, to: 8 * 60, holds: ['webhook'] },
  budget: { contacts: 20, days: 7 },
  capacity: 50,
  work: { from: 9 * 60, to: 18 * 60 },
  zone: 'Asia/Shanghai',
};
