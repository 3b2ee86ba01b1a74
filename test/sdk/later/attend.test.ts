import { describe, expect, it } from 'vitest';
import type { Article } from '../../../sdk/article.ts';
import type { Core } from '../../../sdk/core.ts';
import { watchEyes } from '../../../sdk/later/attend.ts';
import { newClock } from '../../../sdk/reading/clock.ts';
import { newReading } from '../../../sdk/reading/reading.ts';
import { VirtualEnv } from '../../support/sdk-env.ts';
import { articleOf, viewFrom } from '../../support/sdk-reading.ts';

/** A page with an article of ten paragraphs of three bands of 4 s each; two paragraphs fill its window. */
class Page {
  readonly reading = newReading(
    'reading-1',
    '/a',
    0,
    articleOf(...new Array<number>(10).fill(12_000)).map((block) => ({ ...block, bands: 3 })),
  );
  private readonly article = { reading: this.reading, pace: { moved: 0 } } as Article;
  private readonly core = {
    ...{ env: new VirtualEnv(), clock: newClock(0), articles: [this.article] },
    ...{ find() {}, look() {}, report() {} },
  } as unknown as Core;
  private top = 0;

  constructor() {
    watchEyes(this.core);
    this.looks(0, 0);
  }

  rests(ms: number): this {
    return this.looks(0, ms);
  }

  /** Moves on by so many bands. */
  scrolls(bands: number): this {
    this.top += bands;
    return this.looks(bands / 6, 0).looks(0, 0);
  }

  /** Seconds that each paragraph has got. */
  get paragraphs(): number[] {
    this.core.report(this.article);
    const { attention } = this.reading;
    return this.reading.blocks.map((_, i) =>
      Math.round(attention.slice(3 * i, 3 * i + 3).reduce((sum, ms) => sum + ms, 0) / 1_000),
    );
  }

  private looks(moved: number, engaged: number): this {
    const bands = Array.from({ length: 6 }, (_, i) => this.top + i);
    this.article.pace.moved = moved;
    this.article.inView = viewFrom(this.reading, bands);
    this.core.share({ engaged, engaged5: engaged });
    return this;
  }
}

describe('Who jumps through an article', () => {
  it('has stopped at the end of one of its paragraphs, and goes on where another begins', () => {
    const page = new Page().rests(11_000).scrolls(14).rests(11_000);
    expect(page.paragraphs).toEqual([11, 0, 0, 0, 0, 11, 0, 0, 0, 0]);
  });
});
