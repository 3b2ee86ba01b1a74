/** What can be chosen in a form. Forms do not know where it comes from. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Condition, Scalar } from '../../runtime/condition/vocabulary.ts';
import type { Field, Names } from '../../runtime/journey/definition.ts';
import type { PeopleCount } from '../../runtime/wire/api/conditions.ts';
import type { Block } from '../../runtime/wire/content.ts';
import type { GlyphName } from '../parts/glyph.tsx';

export interface Option {
  value: string;
  title: string;
  /** A second line. */
  note?: string;
  glyph?: GlyphName;
}

export interface Named {
  id: string;
  name: string;
  address: string;
}

/** Where values were seen: in an attribute, in a property of an event (or of any), or in a field of the person. */
export interface SeenPlace {
  attribute?: string | undefined;
  event?: string | undefined;
  property?: string | undefined;
  field?: string | undefined;
}

export interface Lists {
  /** Contents whose title holds the text, the likeliest first. */
  contents(query: string): Promise<Option[]>;
  /** A content's title; its id while it is unknown. */
  contentTitle(id: string): string;
  /** The blocks of a content's newest version; `undefined` while they are on their way. */
  paragraphs(content: string): Block[] | undefined;
  /** Agents whose name holds the text. */
  agents(query: string): Promise<Option[]>;
  /** Segments whose name holds the text, last changed first. */
  segments(query: string): Promise<Option[]>;
  /** Regions by name: those that were seen, then all others. */
  regions: Option[];
  /** Journeys whose name holds the text, last changed first. */
  journeys(query: string): Promise<Option[]>;
  /** Units of the organisation whose name holds the text, each above those below it. */
  units(query: string): Promise<Option[]>;
  /** The unit of an agent, and those above it. */
  unitsOf(agent: string): Promise<string[]>;
  /** Names that are in use somewhere; other names are as good. */
  events: string[];
  attributes: string[];
  tags: string[];
  topics: string[];
  /** Kinds of identifiers. */
  identifiers: string[];
  /** Properties of an event; of all events without its name. */
  properties(event: string | undefined): string[];
  /** Values that were seen, the most frequent first. */
  valuesOf(place: SeenPlace): Scalar[];
  /** Versions of a content that were seen, the newest first. */
  versions(content: string): string[];
  names: Names;
  /** How many people meet a condition now; nothing where it cannot be asked. */
  count?(condition: Condition, signal: AbortSignal): Promise<PeopleCount>;
  /** Some of them, by name, each with the address of their page. */
  who?(condition: Condition, signal: AbortSignal): Promise<Named[]>;
  /** The address of the page that lists them. */
  whoMeets?(condition: Condition): string;
  /** Declares an attribute, so that conditions may ask about it before anybody has it. */
  declare?(attribute: string): Promise<void>;
  /** People whose name holds the text. */
  people?(query: string): Promise<Option[]>;
  /** A text with its places filled in for a person; without one, for a made person. */
  fill?(asked: Filling, signal: AbortSignal): Promise<Filled>;
  /** Nodes of this journey. */
  nodes: Option[];
}

export interface Filling {
  mode: NonNullable<Field['template']>;
  source: string;
  person: string | undefined;
}

export type Filled = { text: string } | { fault: string };

const NOTHING: Lists = {
  contents: async () => [],
  contentTitle: (id) => id,
  paragraphs: () => [],
  agents: async () => [],
  segments: async () => [],
  journeys: async () => [],
  units: async () => [],
  regions: [],
  unitsOf: async () => [],
  events: [],
  attributes: [],
  tags: [],
  topics: [],
  identifiers: [],
  properties: () => [],
  valuesOf: () => [],
  versions: () => [],
  names: { content: (id) => id, paragraph: (_, block) => block, agent: (id) => id },
  nodes: [],
};

export const ListsContext = createContext<Lists>(NOTHING);
export const useLists = (): Lists => useContext(ListsContext);
