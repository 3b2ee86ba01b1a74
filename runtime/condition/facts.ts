/** What conditions are evaluated on: plain data about one person, loaded before. */
import type { RelatedHas, RelationKind, Scalar } from './vocabulary.ts';

/** What one person has read of one content version, summed over readings. `attention` is ms per block key. */
export interface ContentFacts {
  contentId: string;
  version?: string;
  topics?: readonly string[];
  readings: number;
  /** ms */
  engaged: number;
  completion: number;
  depth: number;
  /** How many readings stand in each state. */
  states: Partial<Record<'bounce' | 'skim' | 'partial' | 'complete', number>>;
  attention: Record<string, number>;
  /** Expected reading time of the version and of each block by key, in whole ms; absent while its blocks are unknown. */
  weight?: number;
  weights?: Readonly<Record<string, number>>;
}

/** One reading, as conditions over the last days see it: `readings` is 1. */
export interface RecentReading extends ContentFacts {
  /** ms UTC */
  startedAt: number;
}

/** A person's events of one name. Times in ms UTC. */
export interface EventFacts {
  count: number;
  firstAt: number;
  lastAt: number;
  /** The newest occurrences, `KEPT.times` at most. */
  times: readonly number[];
  /** The values that properties had, each with its newest time; bounded by `KEPT`. */
  values: readonly { property: string; value: Scalar; lastAt: number }[];
}

/** Somebody related to the person, as far as it is asked. */
export interface RelatedFacts {
  /** What they are to the person. */
  kind: RelationKind;
  attributes?: Record<string, unknown>;
  tags?: readonly string[];
  /** Ids of the segments that they are in, and of the contents that they read. */
  segments?: readonly string[];
  contents?: readonly string[];
}

/** Who is there (`who`), or what of them. */
export type RelatedAsked = 'who' | RelatedHas;

/** All that a condition may ask about a person; plain data, precomputed. What is absent is not known. */
export interface PersonFacts {
  id: string;
  attributes: Record<string, unknown>;
  tags: string[];
  /** Agent who owns the person, and when agents work: local minutes of these weekdays, or else of the workdays of their calendar. */
  owner?: string;
  hours?: { days?: readonly string[]; from: number; to: number; zone?: string };
  /** By agent, whoever the owner may come to be: their unit, and those above it. */
  units?: Readonly<Record<string, readonly string[]>>;
  /** Kinds of the person's identifiers. */
  identifiers?: readonly string[];
  /** Ids of the segments that the person is in. */
  segments?: readonly string[];
  language?: string;
  /** IANA time zone. */
  zone?: string;
  /** Where they were seen last: `CN`, `CN-44`. */
  region?: string;
  /** Of the last reading. */
  screen?: string;
  /** A made reader of an example. */
  made?: boolean;
  /** ms UTC */
  firstSeen?: number;
  lastSeen?: number;
  createdAt?: number;
  /** Who is related to them. */
  relations?: readonly RelatedFacts[];
  contents: ContentFacts[];
  /** Readings of the last days, as far back as conditions ask. */
  recent?: readonly RecentReading[];
  /** By name. */
  events?: Readonly<Record<string, EventFacts>>;
}

export interface Facts {
  /** ms UTC */
  now: number;
  person: PersonFacts;
  /** Properties of the event at hand. */
  event?: Record<string, unknown>;
  /** By node id. */
  answers: Record<string, Record<string, unknown>>;
}
