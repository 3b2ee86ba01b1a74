import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Eyes, follow, lendOut, newEyes, type Shown, unreadIn } from '../../../sdk/later/eyes.ts';
import { revise } from '../../../sdk/later/revise.ts';
import { newReading, type Reading } from '../../../sdk/reading/reading.ts';
import { articleOf, saying } from '../../support/sdk-reading.ts';

/** An article of so many bands of 4 s. */
const opened = (bands: number): Reading =>
  newReading('reading-1', '/a', 0, articleOf(...new Array<number>(bands).fill(4_000)));

/**
 * A window that shows `count` whole bands from this one on; the block of the one below its middle is in the middle. A new
 * block begins every `each` bands.
 */
const window = (reading: Reading, from: number, count: number, each = 1): Shown[] =>
  reading.weights
    .map((weight, band): Shown => [reading, band, weight, band === from + count / 2, band % each === 0])
    .slice(Math.max(0, from), Math.max(0, from + count));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A reader whose window shows ten bands; `each`: so many are a block. */
class Watched {
  readonly eyes: Eyes = newEyes();
  private top = 0;

  constructor(
    readonly reading: Reading,
    private readonly each = 1,
  ) {
    this.looks(0, 0);
  }

  /** Time passes; nothing moves. */
  rests(ms: number): this {
    return this.looks(0, ms);
  }

  /** Moves on by so many bands, of the ten in the window, and the page comes to rest. */
  scrolls(bands: number, end = false): this {
    this.top += bands;
    return this.looks(bands / 10, 0, end).looks(0, 0, end);
  }

  /** Density of these bands together. */
  density(from: number, count: number): number {
    return sum(this.reading.attention.slice(from, from + count)) / (count * 4_000);
  }

  private looks(moved: number, ms: number, end = false): this {
    follow(this.eyes, [this.reading], window(this.reading, this.top, 10, this.each), moved, ms, end);
    lendOut(this.eyes, [this.reading]);
    return this;
  }
}

describe('Time on a page that does not move', () => {
  it('goes to what comes first, as far as reading has come', () => {
    const watched = new Watched(opened(40)).rests(12_000);
    expect(watched.density(0, 3)).toBeGreaterThan(0.7);
    expect(watched.density(5, 35)).toBe(0);
  });

  it('is taken for the whole window once it could have been read by fast readers', () => {
    const watched = new Watched(opened(10)).rests(26_000);
    expect(Math.min(...watched.reading.attention)).toBeGreaterThan(0.3 * 4_000);
  });

  it('that is more than reading takes was spent lingering, over all in view', () => {
    const watched = new Watched(opened(10)).rests(80_000);
    expect(Math.min(...watched.reading.attention)).toBeCloseTo(8_000, -3);
  });

  it('is cut back to what reading takes when the silence was longer than that', () => {
    const watched = new Watched(opened(40));
    watched.eyes.idle = true;
    expect(sum(watched.rests(80_000).reading.attention)).toBeCloseTo(40_000);
  });
});

describe('A page that moves', () => {
  it('by a whole window was read to its end, however fast', () => {
    const watched = new Watched(opened(40)).rests(20_000).scrolls(10);
    expect(watched.density(0, 10)).toBeCloseTo(0.5);
    expect(watched.density(9, 1)).toBeGreaterThan(0.3);
  });

  it('by a little was read to about its middle', () => {
    const watched = new Watched(opened(40)).rests(24_000).scrolls(2);
    expect(watched.density(0, 5)).toBeGreaterThan(0.9);
    expect(watched.density(8, 32)).toBe(0);
  });

  it('tells the pace of the person, by which the rest is judged', () => {
    const watched = new Watched(opened(60));
    const unread = () => unreadIn(watched.eyes, window(watched.reading, 50, 10));
    expect(unread()).toBeCloseTo(40_000);
    for (let screen = 0; screen < 4; screen++) watched.rests(26_000).scrolls(10);
    expect(unread()).toBeLessThan(32_000);
  });

  it('far is searched, and reading begins a little below the edge', () => {
    const watched = new Watched(opened(60)).rests(500).scrolls(40).rests(8_000);
    expect(watched.density(40, 1)).toBeLessThan(0.3);
    expect(watched.density(42, 2)).toBeGreaterThan(0.7);
  });

  it('on before anything was read was searched, and reading begins a little below the edge of what comes next', () => {
    const watched = new Watched(opened(60)).rests(1_000).scrolls(8).rests(24_000);
    expect(watched.density(8, 1)).toBeLessThan(0.3);
    expect(watched.density(10, 8)).toBeGreaterThan(0.6);
  });

  it('back a little is lingered over in its middle, but for the time that what follows takes', () => {
    const watched = new Watched(opened(40)).rests(26_000).scrolls(3).rests(14_000).scrolls(-3).rests(50_000);
    expect(watched.density(5, 1)).toBeGreaterThan(4);
    expect(watched.density(0, 5)).toBeLessThan(1.6);
    expect(watched.density(6, 4)).toBeGreaterThan(0.7);
    expect(sum(watched.reading.attention)).toBeCloseTo(90_000);
  });

  it('back shows what was read, and the time for it is not lost', () => {
    const watched = new Watched(opened(40)).rests(40_000).scrolls(10).rests(5_000).scrolls(-10).rests(9_000);
    expect(sum(watched.reading.attention)).toBeCloseTo(54_000);
  });
});

describe('A page that moves past what can have been read', () => {
  it('is jumped over, and reading ended with the block that it had come to', () => {
    const watched = new Watched(opened(60), 3).rests(9_000).scrolls(20);
    expect(watched.density(0, 3)).toBeCloseTo(0.75);
    expect(watched.density(2, 1)).toBeCloseTo(0.75);
    expect(watched.density(3, 57)).toBe(0);
  });

  it('is read again from where a block begins, a little below the edge', () => {
    const watched = new Watched(opened(60), 4).rests(9_000).scrolls(41).rests(8_000);
    expect(watched.density(44, 2)).toBeGreaterThan(0.7);
    expect(watched.density(41, 3)).toBe(0);
  });

  it('is not taken for read to its end as soon as fast readers could have done so', () => {
    const watched = new Watched(opened(60)).rests(9_000).scrolls(40).rests(22_000);
    expect(watched.density(42, 5)).toBeGreaterThan(0.9);
    expect(watched.density(48, 2)).toBe(0);
  });

  it('and stops at the end shows what is wanted last, from the beginning of a block', () => {
    const watched = new Watched(opened(18), 4).rests(8_000).scrolls(8, true).rests(10_000);
    expect(watched.density(16, 2)).toBeGreaterThan(0.7);
    expect(watched.density(4, 12)).toBe(0);
  });

  it('by a little, as fast readers move it, is read on', () => {
    const watched = new Watched(opened(18), 4).rests(20_000).scrolls(8, true).rests(8_000);
    expect(watched.density(8, 2)).toBeGreaterThan(0.7);
    expect(watched.density(16, 2)).toBe(0);
  });

  it('before anything was read is searched, even at the end', () => {
    const watched = new Watched(opened(18)).rests(500).scrolls(8, true).rests(8_000);
    expect(watched.density(10, 2)).toBeGreaterThan(0.7);
    expect(watched.density(14, 4)).toBe(0);
  });

  it('is searched no more once somebody stays for longer than searching takes', () => {
    const watched = new Watched(opened(60)).rests(500).scrolls(9).rests(8_000);
    expect(watched.density(11, 2)).toBeGreaterThan(0.7);
    expect(watched.density(14, 5)).toBe(0);
  });
});

describe('What was read at about one pace', () => {
  it('is taken for read evenly, since a window tells less of the place than the pace of a person does', () => {
    const watched = new Watched(opened(40)).rests(30_000).scrolls(10).rests(40_000).scrolls(10);
    expect(watched.density(0, 10)).toBeGreaterThan(0.83);
    expect(watched.density(10, 10)).toBeLessThan(0.92);
    expect(sum(watched.reading.attention)).toBeCloseTo(70_000);
  });

  it('is not what took twice as long: that was lingered on', () => {
    const watched = new Watched(opened(20)).rests(30_000).scrolls(10).rests(60_000).scrolls(0.001);
    expect(watched.density(10, 10)).toBeGreaterThan(1.4);
  });

  it('stands beside what was lingered on or only looked over', () => {
    const watched = new Watched(opened(40)).rests(40_000).scrolls(10).rests(2_000).scrolls(10).rests(200_000);
    expect(watched.density(0, 10)).toBeCloseTo(1);
    expect(watched.density(10, 10)).toBeLessThan(0.1);
    expect(watched.density(20, 10)).toBeGreaterThan(4);
  });
});

describe('What was shared before the model came', () => {
  it('is shared as people read, and none of it is lost', () => {
    const reading = opened(40);
    const eyes = newEyes();
    eyes.time = 300;
    follow(eyes, [reading], window(reading, 0, 10), 0, 700, false);
    lendOut(eyes, [reading]);
    expect(sum(reading.attention)).toBeCloseTo(1_000);
    expect(sum(reading.attention.slice(0, 2))).toBeGreaterThan(900);
  });
});

describe('What was lent', () => {
  it('to an article that changed stays where it went, once', () => {
    const reading = newReading('reading-1', '/a', 0, saying('a', 'b'));
    const eyes = newEyes();
    const look = (ms: number) => {
      follow(eyes, [reading], window(reading, 0, 2), 0, ms, true);
      lendOut(eyes, [reading]);
    };
    look(0);
    look(6_000);
    revise(reading, saying('a', 'b', 'c'));
    look(1_000);
    expect(sum(reading.attention)).toBeCloseTo(7_000);
  });

  it('never makes a band owe time, and all of it adds up to the time that was spent', () => {
    const step = fc.record({
      ms: fc.nat(20_000),
      bands: fc.integer({ min: -12, max: 12 }),
      end: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const watched = new Watched(opened(200));
        let [spent, top] = [0, 0];
        for (const { ms, bands, end } of steps) {
          const by = top + bands < 0 ? 0 : bands;
          top += by;
          watched.rests(ms).scrolls(by, end);
          spent += top < 200 && top - by < 200 ? ms : 0;
          expect(Math.min(...watched.reading.attention)).toBeGreaterThan(-0.001);
        }
        expect(sum(watched.reading.attention)).toBeCloseTo(spent, 3);
      }),
    );
  });
});
