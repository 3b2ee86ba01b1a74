/** What can be chosen in a form. Forms do not know where it comes from. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Block } from '../../runtime/wire/content.ts';
import type { GlyphName } from '../parts/glyph.tsx';

export interface Option {
  value: string;
  title: string;
  /** A second line. */
  note?: string;
  glyph?: GlyphName;
}

export interface Lists {
  /** Contents whose title holds the text, the likeliest first. */
  contents(query: string): Promise<Option[]>;
  /** A content's title; its id while it is unknown. */
  contentTitle(id: string): string;
  /** The blocks of a content's newest version; `undefined` while they are on their way. */
  paragraphs(content: string): Block[] | undefined;
  agents: Option[];
  /** Names that are in use somewhere; other names are as good. */
  events: string[];
  attributes: string[];
  tags: string[];
  /** Nodes of this journey. */
  nodes: Option[];
}

const NOTHING: Lists = {
  contents: async () => [],
  contentTitle: (id) => id,
  paragraphs: () => [],
  agents: [],
  events: [],
  attributes: [],
  tags: [],
  nodes: [],
};

export const ListsContext = createContext<Lists>(NOTHING);
export const useLists = (): Lists => useContext(ListsContext);
