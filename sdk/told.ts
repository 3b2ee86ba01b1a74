/**
 * What the SDK tells the page. The same as on the wire, written out: who installs the package gets these types and
 * needs no other package for them. A test holds that they stay the same.
 */

/** Content shown in the page; structured, never HTML. */
export interface InPagePush {
  id: string;
  form: 'card' | 'banner' | 'sheet';
  title: string;
  text?: string;
  image?: string;
  /** What the link says. */
  label?: string;
  url?: string;
}

/** The newest state of a reading: times in ms, shares 0 to 1. */
export interface ReadingState {
  type: 'reading';
  /** Id of the reading. */
  reading: string;
  content: string;
  /** Of the content: follows from what its blocks say. */
  version: string;
  /** ms UTC. */
  startedAt: number;
  screen: 'phone' | 'tablet' | 'desktop';
  /** Rises with every state. */
  seq: number;
  /** How often the person came to read on, from 1. */
  visits?: number;
  /** By the idle rule of Dogear, and by the 5 s rule that others use. */
  engaged: number;
  engaged5: number;
  /** Share of the weight down to the furthest band seen. */
  depth: number;
  /** Share of the weight that was read. */
  completion: number;
  state: 'bounce' | 'skim' | 'partial' | 'complete';
  /** `ok`, or why this measurement cannot be right. */
  quality: string;
  /** Attention per band; bands beyond the end of the list have none. */
  bands: number[];
}
