import type { Names } from '../../../runtime/journey/definition.ts';
import type { Draft } from '../../edit/draft.ts';
import { definitionOf } from '../../edit/kinds.ts';
import { mentioned } from '../../edit/mentioned.ts';
import type { Lists } from '../../forms/lists.ts';
import { language } from '../../i18n/index.ts';
import type { Catalog } from './catalog.ts';
import { titleOf } from './fault-list.tsx';

/** What forms can choose from: what the runtime knows, and what this journey mentions. */
export function listsOf(catalog: Catalog, draft: Draft): Lists {
  const { graph } = draft;
  return {
    contents: (query) => catalog.search(query),
    contentTitle: catalog.names.content,
    paragraphs: (content) => catalog.blocks(content),
    agents: (catalog.agents ?? []).map(({ id, name }) => ({ value: id, title: name })),
    events: mentioned(graph, 'event'),
    attributes: mentioned(graph, 'attribute'),
    tags: [...new Set([...catalog.tags, ...mentioned(graph, 'tags')])],
    nodes: graph.nodes.map(({ id, kind }) => {
      const icon = definitionOf(kind)?.icon;
      return { value: id, title: titleOf(draft, id)[language.get()], ...(icon && { glyph: icon }) };
    }),
  };
}

/** Names of what sentences mention, nodes of this journey among them. */
export function namesIn(draft: Draft, { names }: Catalog): Names {
  return { ...names, node: (id) => titleOf(draft, id)[language.get()] || id };
}
