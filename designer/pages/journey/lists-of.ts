import type { Draft } from '../../edit/draft.ts';
import { definitionOf } from '../../edit/kinds.ts';
import { mentioned } from '../../edit/mentioned.ts';
import type { Lists } from '../../forms/lists.ts';
import { language } from '../../i18n/index.ts';
import type { Catalog } from './catalog.ts';

/** What forms can choose from: what the runtime knows, and what this journey mentions. */
export function listsOf(catalog: Catalog, { graph }: Draft): Lists {
  const shown = language.get();
  return {
    contents: (query) => catalog.search(query),
    contentTitle: catalog.names.content,
    paragraphs: (content) => catalog.blocks(content),
    agents: (catalog.agents ?? []).map(({ id, name }) => ({ value: id, title: name })),
    events: mentioned(graph, 'event'),
    attributes: mentioned(graph, 'attribute'),
    tags: [...new Set([...catalog.tags, ...mentioned(graph, 'tags')])],
    nodes: graph.nodes.map(({ id, kind, name }) => {
      const definition = definitionOf(kind);
      const title = definition?.title[shown] ?? kind;
      return { value: id, title: name || title, ...(definition && { glyph: definition.icon }) };
    }),
  };
}
