/**
 * Where the eyes probably were, and so which bands get the time. A window shows more than is being read; but reading goes
 * on from where it stopped, and a page is moved when the eyes have come to a place from which they want to go on.
 *
 * Who moves on past what they can have read jumps: they read to the end of a block, and begin again where a block begins;
 * at the last one, if they jumped to the end. Most scrolling happens between paragraphs (Turner, Iqbal & Dumais 2015,
 * Understanding gaze and scrolling strategies, doi 10.1145/2800835.2804331), and who skims reads on until a text tells too
 * little, then goes to the next (Duggan & Payne 2011, Skim reading by satisficing, doi 10.1145/1978942.1979114).
 *
 * Time since the page last moved is only lent to the bands; what the next movement tells settles it.
 */
import type { Reading } from '../reading/reading.ts';
import {
  BACK,
  BLUR,
  EVEN,
  EYE,
  LEAST,
  LEND,
  PACES,
  PRIOR,
  SEARCH,
  SHARED,
  SILENCE,
  SKIP,
  SLOWER,
  STRETCH,
  UNREAD,
} from './values.ts';

/** A band in view, and its weight in view, ms; whether its block is in the middle of the window, and begins with it. */
export type Shown = [reading: Reading, band: number, weight: number, middle?: boolean, begins?: boolean];

/** All times in ms. */
export interface Eyes {
  /** What was in view when the page last stood still, in the order of reading. */
  rest: Shown[];
  /** Earned while it stood still, and since it moves. */
  time: number;
  since: number;
  /** How far it has moved by then, in viewports; up is negative. */
  moved: number;
  /** How far down the view the eyes have come, if the movement under way tells. */
  share: number;
  /** Share of the view above which nobody reads at first. */
  skip: number;
  /** Jumped to the end, whose last lines are wanted. */
  tail: boolean;
  /** Went back a little, to what was read before. */
  back: boolean;
  /** Nothing was touched for longer than anybody reads. */
  idle: boolean;
  /** Time that known stretches took, and their weight. */
  spent: number;
  read: number;
  /** Time over weight of the last stretch. */
  density: number;
  /** What may still be taken back. */
  lent: [attention: number[], band: number, ms: number][];
}

export const newEyes = (): Eyes => ({
  ...{ rest: [], time: 0, since: 0, moved: 0, share: 0, skip: 0, lent: [] },
  ...{ tail: false, back: false, idle: false },

  ...{ spent: PRIOR, read: PRIOR, density: 9 },
});

/**
 * Shares the time `ms` since the last look at these readings, at the end of which this is `shown` and the page has
 * `moved` so many viewports. `end`: an end is in view, so that the page may have moved less than the reader wanted.
 */
export function follow(
  eyes: Eyes,
  readings: readonly Reading[],
  shown: Shown[],
  moved: number,
  ms: number,
  end: boolean,
): void {
  // What was lent to an article that is gone, or changed since, stays where it is.
  if (eyes.lent.some(([attention]) => !readings.some((reading) => reading.attention === attention))) {
    Object.assign(eyes, { rest: shown, time: 0, since: 0, moved: 0 });
  } else {
    for (const [attention, band, given] of eyes.lent) attention[band] = (attention[band] as number) - given;
  }
  eyes.lent = [];
  if (!eyes.rest.length) eyes.rest = shown;
  // Another text in the same place, as a slide or a part that opened: what went to the one before stays there.
  if (!moved && !eyes.moved && isOther(eyes.rest, shown)) {
    settle(eyes, 0);
    Object.assign(eyes, { rest: shown, time: 0, lent: [] });
  }
  eyes[eyes.moved ? 'since' : 'time'] += ms;
  eyes.moved += moved;
  const far = eyes.moved;
  const share = far > 0 && far <= 1 && !end ? EYE * (1 - far) + far : 0;
  if (far && !moved) {
    const searched = eyes.time < SEARCH * paceOf(eyes) * weightOf(eyes.rest);
    const jumped = settle(eyes, share, true);
    Object.assign(eyes, { time: eyes.since, since: 0, moved: 0, idle: false, lent: [] });
    eyes.skip = far < 0 || jumped || searched ? SKIP : 0;
    eyes.back = far < 0 && far > -BACK && !searched;
    eyes.tail = jumped && end && !searched;
  }
  if (!moved) eyes.rest = shown;
  eyes.share = eyes.moved && share;
}

/** Until the next look: the time since the page last moved to the bands, as if it moved no more. */
export function lendOut(eyes: Eyes, readings: readonly Reading[]): void {
  if (eyes.lent.length) return;
  settle(eyes, eyes.share);
  for (const reading of readings) even(eyes, reading);
}

/** Brings what was read at about the person's pace nearer to one pace, until the next look. */
function even(eyes: Eyes, { attention, weights }: Reading): void {
  const pace = paceOf(eyes);
  const read: number[] = [];
  let [ms, all] = [0, 0];
  weights.forEach((weight, band) => {
    const density = (attention[band] as number) / weight / pace;
    if (density < EVEN.low || density > EVEN.high) return;
    read.push(band);
    ms += attention[band] as number;
    all += weight;
  });
  for (const band of read)
    lend(
      eyes,
      attention,
      band,
      EVEN.part * (((weights[band] as number) * ms) / all - (attention[band] as number)),
    );
}

function lend({ lent }: Eyes, attention: number[], band: number, ms: number): void {
  attention[band] = (attention[band] as number) + ms;
  lent.push([attention, band, ms]);
}

/** Time that the person needs for what is unread in view. */
export const unreadIn = (eyes: Eyes, shown: readonly Shown[]): number =>
  shown.reduce((sum, one) => sum + Math.max(0, paceOf(eyes) * one[2] - densityOf(one) * one[2]), 0);

/**
 * `share`: how far down the view the eyes have come, if the page tells. `learn`: this is final. True if the page has moved
 * past the place read up to: the reader jumped.
 */
function settle(eyes: Eyes, share: number, learn?: boolean): boolean {
  const { rest, idle } = eyes;
  const pace = paceOf(eyes);
  const { from, to, total, told, jumped, middle } = stretchOf(eyes, share);
  const needs = pace * (total - from);
  const weight = to - from;
  let { time } = eyes;
  if (learn && told && weight > LEAST) {
    eyes.density = time / weight;
    if (!idle && eyes.density > PACES.low && eyes.density < PACES.high) {
      eyes.spent += time;
      eyes.read += weight;
    }
  }
  if (idle || time > SILENCE.factor * needs + SILENCE.ms) doubt(rest, 'long-silence');
  // A silence longer than reading takes is cut back to what it takes.
  if (idle && weight) time = Math.min(time, weight * pace);
  const read = Math.min(time, (eyes.back ? 1 : LEND) * pace * weight);
  const blur = jumped || eyes.skip ? 0 : BLUR.by * total;
  give(eyes, from, to, (1 - BLUR.part) * read);
  give(eyes, Math.max(0, from - blur), Math.min(total, to + blur), BLUR.part * read);
  give(eyes, ...middle, time - read);
  if (shares(eyes).filter((ms) => ms > SHARED).length > 1) doubt(rest, 'shared-window');
  return jumped;
}

/** The part of the view that was read, and the part that is lingered over. */
function stretchOf(eyes: Eyes, share: number) {
  const { rest, time, density } = eyes;
  const pace = paceOf(eyes);
  const total = weightOf(rest);
  const skip = eyes.skip * total;
  const begins = [0];
  let middle: [from: number, to: number] = [0, total];
  let at = 0;
  let from = total;
  for (const one of rest) {
    const start = at;
    at += one[2];
    if (one[4]) begins.push(start);
    if (eyes.back && one[3]) middle = [middle[0] || start, at];
    if (from === total && at > skip && densityOf(one) < UNREAD * pace) from = Math.max(start, skip);
  }
  if (skip && from === skip) from = nearest(begins, skip);
  const told = share * total > from;
  const rests = total - from;
  // Who skimmed or searched, and stays longer than that takes, has begun to read.
  const slower = time > SLOWER * density * rests;
  const took = time / (slower ? pace : Math.min(pace, density));
  let to = Math.min(total, from + took);
  if (told) to = share * total;
  else if (!skip && time >= STRETCH * pace * rests) to = total;
  else if (eyes.tail) [from, to] = [nearest(begins, Math.max(from, total - took)), total];
  const jumped = !told && to < STRETCH * eyes.moved * total;
  if (jumped) to = nearest([...begins.filter((start) => start > from), total], to);
  return { from, to, total, told, jumped, middle };
}

const nearest = (places: readonly number[], to: number): number =>
  places.reduce((best, place) => (Math.abs(place - to) < Math.abs(best - to) ? place : best));

/** What each article was lent, ms. */
function shares({ lent }: Eyes): number[] {
  const articles = new Map<number[], number>();
  for (const [attention, , ms] of lent) articles.set(attention, (articles.get(attention) || 0) + ms);
  return [...articles.values()];
}

/** The first reason stays. */
function doubt(shown: readonly Shown[], reason: string): void {
  for (const [reading] of shown) if (reading.quality === 'ok') reading.quality = reason;
}

/** Gives `ms` to what lies in this stretch of the view. */
function give(eyes: Eyes, from: number, to: number, ms: number): void {
  let at = 0;
  for (const [{ attention }, band, weight] of eyes.rest) {
    const part = Math.min(to, at + weight) - Math.max(from, at);
    at += weight;
    if (part <= 0 || !ms) continue;
    lend(eyes, attention, band, (ms * part) / (to - from));
  }
}

const isOther = (before: readonly Shown[], after: readonly Shown[]): boolean =>
  before !== after &&
  (before.length !== after.length ||
    before.some(([reading, band], i) => reading !== after[i]?.[0] || band !== after[i]?.[1]));

const weightOf = (shown: readonly Shown[]): number => shown.reduce((sum, [, , weight]) => sum + weight, 0);

const paceOf = ({ spent, read }: Eyes): number => spent / read;

const densityOf = ([{ attention, weights }, band]: Shown): number =>
  (attention[band] as number) / (weights[band] as number);
