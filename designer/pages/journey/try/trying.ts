/** A simulation as the operator plays it: who walks, when it begins, and what happened so far. Plain data, so that a step back is one input less. */
import type { Scenario } from '../../../../runtime/journey/index.ts';
import type { ScriptedInput, SimulationAsked } from '../../../../runtime/wire/api/simulation.ts';

/** Somebody who does not exist; `draw` decides what chance draws. */
export interface Made {
  draw: number;
  attributes: { key?: string; value?: unknown }[];
  tags: string[];
  owner?: string | undefined;
  zone?: string | undefined;
  region?: string | undefined;
  relations?: { kind?: string; tags?: string[]; key?: string; value?: unknown }[] | undefined;
  /** Of the owner, and those above it. */
  units?: string[] | undefined;
  consent?: string | undefined;
}

export type Who =
  | { is: 'made'; made: Made }
  | { is: 'real'; person?: { id: string; name: string } }
  /** As a scenario keeps them. */
  | { is: 'kept'; name: string; facts: Record<string, unknown> };

export interface Trying {
  who: Who;
  /** ms UTC */
  begin: number;
  script: ScriptedInput[];
}

const MINUTE = 60_000;

/** Begins at the full minute. */
export const newTrying = (now: number): Trying => ({
  who: { is: 'made', made: { draw: 1, attributes: [], tags: [] } },
  begin: Math.floor(now / MINUTE) * MINUTE,
  script: [],
});

/** A scenario as it was played. */
export const reopened = ({ name, given, when, until }: Scenario): Trying => {
  const script = when as ScriptedInput[];
  const last = script.at(-1)?.at ?? 0;
  const passed = until !== undefined && until > last ? [{ type: 'pass' as const, at: until }] : [];
  const who: Who = { is: 'kept', name, facts: { ...given.person } };
  return { who, begin: script[0]?.at ?? until ?? 0, script: [...script, ...passed] };
};

export const clockOf = ({ begin, script }: Trying): number => script.at(-1)?.at ?? begin;

/** What happens next; never before what has happened. */
export function withInput(trying: Trying, input: ScriptedInput): Trying {
  const at = Math.max(input.at, clockOf(trying));
  return { ...trying, script: [...trying.script, { ...input, at }] };
}

/** The clock is set before anything happened, and only goes on afterwards. */
export function movedTo(trying: Trying, at: number): Trying {
  if (trying.script.length === 0) return { ...trying, begin: at };
  return at < clockOf(trying) ? trying : withInput(trying, { type: 'pass', at });
}

export const oneBack = (trying: Trying): Trying => ({ ...trying, script: trying.script.slice(0, -1) });

export const fromTheStart = (trying: Trying): Trying => ({ ...trying, script: [] });

/** Whoever walks instead begins anew. */
export const walkedBy = (trying: Trying, who: Who): Trying => ({ ...trying, who });

/** Nothing until somebody was chosen. */
export function askedOf(trying: Trying): SimulationAsked | undefined {
  const { who, script: inputs } = trying;
  const until = clockOf(trying);
  if (who.is === 'real') return who.person && { personId: who.person.id, inputs, until };
  if (who.is === 'kept') return { facts: who.facts, inputs, until };
  return { facts: factsOf(who.made), inputs, until };
}

/** A made person as facts: what conditions ask about, and consent for the rules of contact. */
export function factsOf({
  draw,
  attributes,
  tags,
  owner,
  units,
  zone,
  region,
  relations,
  consent,
}: Made): Record<string, unknown> {
  const named = attributes.flatMap(({ key, value }) => (key && value !== undefined ? [[key, value]] : []));
  return {
    id: `made-${draw}`,
    attributes: Object.fromEntries(named),
    tags,
    ...(owner && { owner, ...(units && units.length > 0 && { units: { [owner]: units } }) }),
    ...(zone && { zone }),
    ...(region && { region }),
    ...(relations && relations.length > 0 && { relations: relations.map(relatedOf) }),
    ...((consent === 'granted' || consent === 'denied') && { consent }),
  };
}

function relatedOf({ kind = 'spouse', tags = [], key, value }: NonNullable<Made['relations']>[number]) {
  return { kind, tags, attributes: key && value !== undefined ? { [key]: value } : {} };
}

/** The zone whose clock counts for the person, if it is known here. */
export function zoneOf({ who }: Trying): string | undefined {
  if (who.is === 'made') return who.made.zone || undefined;
  return who.is === 'kept' && typeof who.facts.zone === 'string' ? who.facts.zone : undefined;
}
