/** Scenarios on their way to the runtime and back; they are kept as a whole. */
import type { Scenario } from '../../../../runtime/journey/index.ts';
import type { ScenariosChecked } from '../../../../runtime/wire/api/versions.ts';
import { api } from '../../../api.ts';
import type { Draft } from '../../../edit/draft.ts';
import { mentioned } from '../../../edit/mentioned.ts';
import { journeyPath } from '../stored.ts';
import { factsOf, type Who } from './trying.ts';

export type { Scenario } from '../../../../runtime/journey/index.ts';
export type Checked = ScenariosChecked['scenarios'][number];

export const scenariosPath = (journey: string): string => `${journeyPath(journey)}/scenarios`;

export interface Kept {
  scenarios: Scenario[];
}

export const readScenarios = async (journey: string): Promise<Scenario[]> =>
  (await api.get<Kept>(scenariosPath(journey))).scenarios;

export const writeScenarios = async (journey: string, scenarios: readonly Scenario[]): Promise<Scenario[]> =>
  (await api.put<Kept>(scenariosPath(journey), { scenarios })).scenarios;

/** Puts it in the place of the one with its id, or beside the others. */
export async function keepScenario(journey: string, scenario: Scenario): Promise<Scenario[]> {
  const others = (await readScenarios(journey)).filter(({ id }) => id !== scenario.id);
  return writeScenarios(journey, [...others, scenario]);
}

export async function dropScenario(journey: string, id: string): Promise<Scenario[]> {
  return writeScenarios(
    journey,
    (await readScenarios(journey)).filter((one) => one.id !== id),
  );
}

/** All of them, or the one that is named; on the draft, or on a version. */
export async function checkScenarios(
  journey: string,
  { scenario, version }: { scenario?: string | undefined; version?: number | undefined } = {},
): Promise<Checked[]> {
  const query = new URLSearchParams({
    ...(scenario !== undefined && { scenario }),
    ...(version !== undefined && { version: String(version) }),
  });
  return (await api.post<ScenariosChecked>(`${scenariosPath(journey)}/check?${query}`)).scenarios;
}

/** Who walked, as a scenario keeps them: of a real person only what the journey can ask about. */
export async function givenOf(
  journey: string,
  who: Who,
  { graph }: Draft,
): Promise<Scenario['given']['person']> {
  if (who.is === 'kept') return who.facts;
  if (who.is === 'made') return factsOf(who.made);
  const id = who.person?.id ?? '';
  const facts = await api.get<Record<string, unknown>>(
    `${journeyPath(journey)}/facts?person=${encodeURIComponent(id)}`,
  );
  const asked = mentioned(graph, 'attribute');
  const attributes = Object.entries((facts.attributes ?? {}) as object).filter(([name]) =>
    asked.includes(name),
  );
  return { ...facts, attributes: Object.fromEntries(attributes) };
}
