/**
 * Where the eyes probably were, and so which bands get the time. A window shows more than is being read; but reading goes
 * on from where it stopped, and a page is moved when the eyes have come to a place from which they want to go on.
 *
 * Time since the page last moved is only lent to the bands; what the next movement tells settles it. All values were
 * chosen on the training half of the truth bench (`npm run bench -- reading`), where they lie on plains, not on peaks:
 *
 * | value | why |
 * |---|---|
 * | EYE 0.5 | who moves the page by little keeps the line they read about there in the window; who moves it by a whole window has read to its end: the place read up to is in between |
 * | UNREAD 0.5 | of a band's reading time; reading goes on at the first band in view that has had less |
 * | SKIP 0.2 | who jumps, searches, or goes back, brings what they look for near the top of the window, below the edge |
 * | SEARCH 0.04 | of the time that the window needs: who moves on before that was looking for something else |
 * | BACK 0.6 | viewports: who goes back by less looks again at what they have just read, and has brought it to the middle |
 * | STRETCH 0.6 | of the time that the rest of the window needs is enough to have read it: paces differ by that much |
 * | LEND 2 | times its reading time is the most that a stretch gets for being read; more is lingering, over all in view. Who has gone back lingers over the paragraph in the middle, and reads what follows in its own time |
 * | BLUR 0.2, by 0.15 | this part of the time goes so much of the view farther on both sides: nobody knows the place better |
 * | PRIOR 30 s | of reading at the expected pace stand against what is known of this person's own |
 * | PACES 0.4 to 2.2 | between these a stretch was read, and tells the person's pace; outside it was skimmed or left alone |
 * | LEAST 1.5 s | shorter stretches tell nothing about a pace |
 * | tail | who jumps to the end wants the end: what they read lies at the bottom of the window |
 * | SILENCE 1.2, 20 s | times what the rest of the window needs, and so much more: whether anybody was there is not known |
 * | SHARED 2 s | to each of two articles out of one stretch: which of them was read is not known |
 * | EVEN 0.8, 0.3 to 1.5 | times the person's pace: what was read so is taken for read at one pace, by this much. One person's pace differs less from paragraph to paragraph than what a window tells of the place |
 */
import type { Reading } from '../reading/reading.ts';

const EYE = 0.5;
const UNREAD = 0.5;
const SKIP = 0.2;
const SEARCH = 0.04;
const BACK = 0.6;
const STRETCH = 0.6;
const LEND = 2;
const BLUR = { part: 0.2, by: 0.15 } as const;
const PRIOR = 30_000;
const PACES = { low: 0.4, high: 2.2 } as const;
const LEAST = 1_500;
const SILENCE = { factor: 1.2, ms: 20_000 } as const;
const SHARED = 2_000;
const EVEN = { part: 0.8, low: 0.3, high: 1.5 } as const;

/** A band in view, and its weight in view, ms; whether its block is in the middle of the window. */
export type Shown = [reading: Reading, band: number, weight: number, middle?: boolean];

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
    settle(eyes, share, true);
    Object.assign(eyes, { time: eyes.since, since: 0, moved: 0, idle: false, lent: [] });
    eyes.skip = far < 0 || far > 1 || searched ? SKIP : 0;
    eyes.back = far < 0 && far > -BACK && !searched;
    eyes.tail = far > 1 && end;
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

/** `share`: how far down the view the eyes have come, if the page tells. `learn`: this is final. */
function settle(eyes: Eyes, share: number, learn?: boolean): void {
  const { rest, idle } = eyes;
  const pace = paceOf(eyes);
  const total = weightOf(rest);
  const skip = eyes.skip * total;
  let { time } = eyes;
  let at = 0;
  let from = total;
  // What is lingered over.
  let [first, last] = [0, total];
  for (const one of rest) {
    const start = at;
    at += one[2];
    if (eyes.back && one[3]) [first, last] = [first || start, at];
    if (from === total && at > skip && densityOf(one) < UNREAD * pace) from = Math.max(start, skip);
  }
  const told = share * total > from;
  const needs = pace * (total - from);
  const took = time / Math.min(pace, eyes.density);
  let to = Math.min(total, from + took);
  if (told) to = share * total;
  else if (time >= STRETCH * needs) to = total;
  else if (eyes.tail) [from, to] = [Math.max(from, total - took), total];
  const weight = to - from;
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
  const blur = BLUR.by * total;
  give(eyes, from, to, (1 - BLUR.part) * read);
  give(eyes, Math.max(0, from - blur), Math.min(total, to + blur), BLUR.part * read);
  give(eyes, first, last, time - read);
  if (shares(eyes).filter((ms) => ms > SHARED).length > 1) doubt(rest, 'shared-window');
}

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
  before.length !== after.length ||
  before.some(([reading, band], i) => reading !== after[i]?.[0] || band !== after[i]?.[1]);

const weightOf = (shown: readonly Shown[]): number => shown.reduce((sum, [, , weight]) => sum + weight, 0);

const paceOf = ({ spent, read }: Eyes): number => spent / read;

const densityOf = ([{ attention, weights }, band]: Shown): number =>
  (attention[band] as number) / (weights[band] as number);
