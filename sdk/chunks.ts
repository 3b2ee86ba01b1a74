/** The parts that are fetched only when they are needed. */
import type { InPagePush } from '../runtime/wire/batch.ts';
import type { Vitals } from './capture/vitals.ts';

export type PushAction = 'shown' | 'clicked' | 'dismissed';

export interface Chunks {
  push: {
    /** Shows the push over the page and tells what becomes of it. */
    show(push: InPagePush, tell: (action: PushAction) => void): void;
  };
  vitals: {
    /** Tells the final values, once, when the page is hidden: ms, CLS without unit. */
    watch(tell: (vitals: Vitals) => void): void;
  };
}

/** Hands the chunk over once it is there; never, if it cannot be had. */
export type LoadChunk = <N extends keyof Chunks>(name: N, use: (chunk: Chunks[N]) => void) => void;
