import { useMemo } from 'preact/hooks';
import { namedRegions, regionName } from '../../../runtime/condition/regions.ts';
import type { Names } from '../../../runtime/journey/definition.ts';
import type { Vocabulary } from '../../../runtime/wire/api/conditions.ts';
import type { UnitShown } from '../../../runtime/wire/api/settings.ts';
import { api } from '../../api.ts';
import type { Draft } from '../../edit/draft.ts';
import { definitionOf } from '../../edit/kinds.ts';
import { mentioned } from '../../edit/mentioned.ts';
import type { Lists, Option, SeenPlace } from '../../forms/lists.ts';
import { language, useLanguage } from '../../i18n/index.ts';
import { base } from '../../router.tsx';
import { unitOptions } from '../unit-options.ts';
import { filledIn, peopleNamed } from './asked-people.ts';
import type { Catalog } from './catalog.ts';
import { titleOf } from './fault-list.tsx';

const NOTHING: Vocabulary = {
  attributes: [],
  events: [],
  tags: [],
  topics: [],
  identifiers: [],
  languages: [],
  zones: [],
  regions: [],
};

type Listed = Lists & { names: Names };

/** The same object until the graph is edited or something arrives: where cards stand is not asked. */
export function useLists(catalog: Catalog, draft: Draft): Listed {
  const [spoken] = useLanguage();
  return useMemo(() => listsOf(catalog, draft), [catalog, catalog.arrived.get(), draft.graph, spoken]);
}

/** What forms can choose from: what the runtime knows, and what this journey mentions. */
function listsOf(catalog: Catalog, draft: Draft): Listed {
  const { graph } = draft;
  const { vocabulary = NOTHING } = catalog;
  const { topics, identifiers } = vocabulary;
  const either = (seen: readonly { name: string }[], own: string[]) => [
    ...new Set([...seen.map(({ name }) => name), ...own]),
  ];
  return {
    contents: (query) => catalog.search(query),
    contentTitle: catalog.names.content,
    paragraphs: (content) => catalog.blocks(content),
    versions: (content) => catalog.versions(content),
    agents: async (query) => (await catalog.agents.search(query)).map(optionOf),
    units: async (query) => unitOptions(await catalog.units.search(query)),
    unitsOf: (agent) => unitsAbove(catalog, agent),
    regions: regionsAmong(vocabulary.regions),
    segments: async (query) => (await catalog.segments.search(query)).map(optionOf),
    journeys: async (query) => (await catalog.journeys.search(query)).map(optionOf),
    events: either(vocabulary.events, mentioned(graph, 'event')),
    attributes: either(vocabulary.attributes, mentioned(graph, 'attribute')),
    tags: [...new Set([...vocabulary.tags, ...mentioned(graph, 'tags')])],
    ...{ topics, identifiers },
    properties: (event) => propertiesOf(vocabulary, event).map(({ name }) => name),
    valuesOf: (place) => valuesOf(vocabulary, place),
    names: namesIn(draft, catalog),
    count: (condition, signal) => catalog.count(condition, signal),
    who: async (condition, signal) =>
      (await catalog.who(condition, signal)).map(({ id, name }) => ({
        ...{ id, name, address: `${base()}/people/${id}` },
      })),
    whoMeets: (condition) => `${base()}/people?condition=${encodeURIComponent(JSON.stringify(condition))}`,
    people: peopleNamed,
    fill: filledIn,
    declare: (name) => catalog.declare(name),
    nodes: graph.nodes.map(({ id, kind }) => {
      const icon = definitionOf(kind)?.icon;
      return { value: id, title: titleOf(draft, id)[language.get()], ...(icon && { glyph: icon }) };
    }),
  };
}

const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, title: name });

const NAMED = namedRegions();

/** Those that were seen come first, with the countries that they lie in. */
const regionsAmong = (seen: readonly string[]): Option[] =>
  [...new Set([...seen, ...seen.map((code) => code.slice(0, 2)), ...NAMED])].map((code) => ({
    ...{ value: code, title: regionName(code)[language.get()], note: code },
  }));

/** The unit of an agent, and those above it. */
async function unitsAbove({ agents }: Catalog, agent: string): Promise<string[]> {
  const unit = agents.get(agent)?.unit;
  if (unit === undefined) return [];
  const { above } = await api.get<UnitShown>(`/api/units/${encodeURIComponent(unit)}`);
  return [unit, ...above.map(({ id }) => id).reverse()];
}

type Property = Vocabulary['events'][number]['properties'][number];

/** Of one event, or of all of them, each name once. */
function propertiesOf({ events }: Vocabulary, event: string | undefined): Property[] {
  const all = events.filter(({ name }) => !event || name === event).flatMap(({ properties }) => properties);
  return [...new Map(all.map((property) => [property.name, property])).values()];
}

function valuesOf(vocabulary: Vocabulary, { attribute, event, property, field }: SeenPlace) {
  if (field === 'language') return vocabulary.languages;
  if (field === 'zone') return vocabulary.zones;
  const seen = attribute
    ? vocabulary.attributes.find(({ name }) => name === attribute)
    : propertiesOf(vocabulary, event).find(({ name }) => name === property);
  return (seen?.values ?? []).map(({ value }) => value);
}

/** Names of what sentences mention, nodes of this journey among them. */
export function namesIn(draft: Draft, { names }: Catalog): Names {
  return { ...names, node: (id) => titleOf(draft, id)[language.get()] || id };
}
