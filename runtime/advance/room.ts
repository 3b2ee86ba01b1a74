/** What the gate looks at, loaded once for all effects of a transaction and kept up with what it lets pass. */
import { localDay, startOfDay } from '../condition/dates.ts';
import type { PersonFacts } from '../condition/vocabulary.ts';
import type { Candidate, Contact, ContactRules, GateFacts } from '../gate/index.ts';
import { CHANNELS } from '../journey/channels.ts';
import type { Effect } from '../journey/vocabulary.ts';
import { pickRows } from '../store/bulk.ts';
import {
  type AgentLoad,
  agentLoads,
  contactTimes,
  lastSites,
  permissionsOf,
  type Rules,
  unitsBelow,
} from '../store/contacts.ts';
import type { Db } from '../store/index.ts';
import type { PermissionRow } from '../store/tables.ts';

/** Effects that contact somebody, and the way. */
export type ContactEffect = Extract<Effect, { kind: 'push' | 'task' | 'ask' }>;

export const isContact = (effect: Effect): effect is ContactEffect =>
  effect.kind === 'push' || effect.kind === 'task' || effect.kind === 'ask';

export const contactOf = (effect: ContactEffect): Contact =>
  effect.kind === 'push' ? (effect.channel ?? 'page') : effect.kind;

const DAY = 86_400_000;

export interface Room {
  rulesOf(personId: string): ContactRules;
  /** Of the person as they are; `until` in ms UTC, and so is `at`, if it is not now. */
  factsFor(effect: ContactEffect, person: PersonFacts, until: number, at?: number): GateFacts;
  /** Whom an `owner` effect names; of several, who was given a person longest ago. */
  agentFor(agent: string): string | undefined;
  /** The turns that were given, by agent. */
  turns: ReadonlyMap<string, number>;
  nameOf(agentId: string | undefined): string | undefined;
  /** A contact passed, and perhaps an agent got a task by it. */
  passed(effect: ContactEffect, agent: string | undefined, at?: number): void;
}

interface Loaded {
  rules: Rules;
  sites: Map<string, string>;
  permissions: Map<string, PermissionRow>;
  times: Map<string, number[]>;
  identifiers: Map<string, string[]>;
  agents: Map<string, AgentLoad>;
  /** Agents by `unit:<id>`. */
  members: Map<string, string[]>;
}

/** Loads for these effects, of which there is at least one. */
export async function loadRoom(
  db: Db,
  rules: Rules,
  now: number,
  effects: readonly Effect[],
  persons: ReadonlyMap<string, PersonFacts>,
): Promise<Room> {
  const contacts = effects.filter(isContact);
  const ids = [...new Set(contacts.map(({ personId }) => personId))];
  const days = Math.max(0, ...[...rules.values()].map(({ budget }) => budget?.days ?? 0));
  const webhooks = contacts.filter((effect) => contactOf(effect) === 'webhook');
  const named = await pickRows(db, 'identifiers', ['personId'], [...new Set(webhooks.map(personOf))]);
  const identifiers = new Map<string, string[]>();
  for (const { personId, kind } of named) {
    identifiers.set(personId, [...(identifiers.get(personId) ?? []), kind]);
  }
  const loaded: Loaded = {
    rules,
    sites: rules.size > 1 ? await lastSites(db, ids) : new Map(),
    permissions: await permissionsOf(db, ids),
    times: days > 0 ? await contactTimes(db, ids, now - days * DAY) : new Map(),
    identifiers,
    ...(await loadAgents(db, rules, now, effects, persons)),
  };
  return roomOf(loaded, now);
}

const personOf = ({ personId }: Effect) => personId;

/** Everybody an effect names, owners included: texts name them. */
async function loadAgents(
  db: Db,
  rules: Rules,
  now: number,
  effects: readonly Effect[],
  persons: ReadonlyMap<string, PersonFacts>,
): Promise<Pick<Loaded, 'agents' | 'members'>> {
  const named = new Set(effects.flatMap(agentsNamed));
  for (const { personId } of effects) named.add(persons.get(personId)?.owner ?? '');
  const pools = [...named].filter((name) => name === 'anyone' || name.startsWith('unit:'));
  const zone = (rules.get('') as ContactRules).zone;
  const day = startOfDay(localDay(now, zone), zone);
  const ids = [...named].filter((name) => name !== '' && name !== 'owner' && !pools.includes(name));
  const loads =
    pools.length > 0 || ids.length > 0 ? await agentLoads(db, pools.length > 0 ? 'all' : ids, day) : [];
  const members = new Map<string, string[]>();
  for (const pool of pools) {
    const units = pool === 'anyone' ? undefined : await unitsBelow(db, pool.slice('unit:'.length));
    const inside = loads.filter(({ unitId }) => !units || (unitId !== null && units.has(unitId)));
    members.set(
      pool,
      inside.map(({ id }) => id),
    );
  }
  return { agents: new Map(loads.map((load) => [load.id, load])), members };
}

function agentsNamed(effect: Effect): string[] {
  if (effect.kind === 'owner') return [effect.agent];
  return effect.kind === 'task' || effect.kind === 'ask' ? [effect.agent, effect.otherwise ?? ''] : [];
}

function roomOf(loaded: Loaded, now: number): Room {
  const { rules, sites, permissions, times, identifiers, agents, members } = loaded;
  const rulesOf = (personId: string) =>
    rules.get(sites.get(personId) ?? '') ?? (rules.get('') as ContactRules);
  const turns = new Map<string, number>();
  const pool = (agent: string | undefined): string[] =>
    agent === undefined ? [] : (members.get(agent) ?? [agent]);

  function candidates(effect: ContactEffect, person: PersonFacts): Candidate[] {
    if (effect.kind === 'push') return [];
    const asked = effect.agent === 'owner' ? (person.owner ?? effect.otherwise) : effect.agent;
    const usual = rulesOf(person.id).capacity;
    return pool(asked).map((id) => {
      const { today = 0, last = 0, capacity = null } = agents.get(id) ?? {};
      return { id, today, last, capacity: capacity ?? usual };
    });
  }

  return {
    rulesOf,
    factsFor(effect, person, until, at = now) {
      const { budget } = rulesOf(person.id);
      const since = at - (budget?.days ?? 0) * DAY;
      const permission = permissions.get(person.id);
      const contact = contactOf(effect);
      return {
        now: at,
        contact,
        personId: person.id,
        zone: person.zone,
        consent: permission?.consent ?? undefined,
        blocked: (permission?.blocked ?? null) !== null,
        reachable: reaches(contact, identifiers.get(person.id) ?? []),
        contacts: (times.get(person.id) ?? []).filter((before) => before > since).length,
        candidates: candidates(effect, person),
        until,
      };
    },
    turns,
    agentFor(agent) {
      const loads = pool(agent).flatMap((id) => agents.get(id) ?? []);
      const [next] = loads.sort((one, other) => one.given - other.given || (one.id < other.id ? -1 : 1));
      if (!next) return undefined;
      next.given = 1 + Math.max(...[...agents.values()].map(({ given }) => given));
      turns.set(next.id, next.given);
      return next.id;
    },
    nameOf: (agentId) => (agentId === undefined ? undefined : agents.get(agentId)?.name),
    passed(effect, agent, at = now) {
      if (effect.kind !== 'ask') times.set(effect.personId, [...(times.get(effect.personId) ?? []), at]);
      const load = agent === undefined ? undefined : agents.get(agent);
      if (load) Object.assign(load, { today: load.today + 1, last: at });
    },
  };
}

const reaches = (contact: Contact, identifiers: readonly string[]): boolean =>
  contact === 'task' || contact === 'ask' || CHANNELS[contact].reaches(identifiers);
