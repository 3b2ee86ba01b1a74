/** The parts that are fetched only when they are needed. */
import type { InPagePush } from '../runtime/wire/batch.ts';
import type { Core } from './core.ts';
import type { Vitals } from './later/vitals.ts';
import type { Link } from './options.ts';

export type PushAction = 'shown' | 'clicked' | 'dismissed';

/** The article with the most weight in view. */
export type Current = (core: Core) => { content: string } | undefined;

export interface Chunks {
  later: {
    /** Sends what the core keeps, as far as the person's choice lets it. */
    deliver(core: Core): void;
    /** Takes over what the core does only as far as the first seconds need it. */
    join(core: Core): void;
  };
  push: {
    /** Shows the push over the page and tells what becomes of it. */
    show(push: InPagePush, tell: (action: PushAction) => void): void;
  };
  debug: {
    /** Draws what is measured over the page, and why; changes nothing of it. */
    open(core: Core): void;
  };
  vitals: {
    /** Tells the final values, once, when the page is hidden: ms, CLS without unit. */
    watch(tell: (vitals: Vitals) => void): void;
  };
  share: {
    /** Gives the link to what `current` says is being read, sooner or later or never. */
    share(core: Core, current: Current, done: (link: Link) => void): void;
  };
  overlay: {
    /** Draws the heat of a signed link over the page; `endpoint` is the runtime's origin. */
    open(endpoint: string): void;
  };
}

/** Hands the chunk over once it is there; never, if it cannot be had. */
export type LoadChunk = <N extends keyof Chunks>(name: N, use: (chunk: Chunks[N]) => void) => void;
