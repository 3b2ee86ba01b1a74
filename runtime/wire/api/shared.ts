/** Shapes that several resources of the api share. Lists page by key: `?after=<cursor>&limit=` → `{ items, next }`. */
import Type, { type TSchema } from 'typebox';
import { State } from '../batch.ts';

export const Text = Type.Object({ zh: Type.String(), en: Type.String() });

/** RFC 9457, with a stable `code` and, for input faults, the field. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
});
export type Problem = Type.Static<typeof Problem>;

export const page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });
export interface Page<T> {
  items: T[];
  /** Cursor of the next page, or null at the end. */
  next: string | null;
}

/** Counts of readings by state. */
export const States = Type.Object({
  bounce: Type.Integer(),
  skim: Type.Integer(),
  partial: Type.Integer(),
  complete: Type.Integer(),
});
export type States = Type.Static<typeof States>;

const Vital = Type.Union([Type.Object({ value: Type.Number(), count: Type.Integer() }), Type.Null()]);
/** Web vitals: what three quarters of the page views stayed under (LCP and INP in ms, CLS without unit; within 5 %), and how many told. */
export const Vitals = Type.Object({ days: Type.Integer(), lcp: Vital, inp: Vital, cls: Vital });
export type Vitals = Type.Static<typeof Vitals>;

/** A reading, wherever one is shown: ms, and 0 to 1. */
export const ReadingShown = Type.Object({
  id: Type.String(),
  contentId: Type.String(),
  title: Type.String(),
  version: Type.String(),
  startedAt: Type.Integer(),
  /** How often the person came to read on, from 1. */
  visits: Type.Integer(),
  screen: Type.String(),
  engaged: Type.Integer(),
  engaged5: Type.Integer(),
  depth: Type.Number(),
  completion: Type.Number(),
  state: State,
  /** `ok`, or why this measurement cannot be right. */
  quality: Type.String(),
  /** Attention in ms per band, padded to the version's bands; `weights` likewise when its blocks are known. */
  bands: Type.Array(Type.Integer()),
  weights: Type.Array(Type.Number()),
});
export type ReadingShown = Type.Static<typeof ReadingShown>;
