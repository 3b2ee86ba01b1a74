/** The line of an edge: out of the bottom of one card, past the name of the exit, into the top of another. */
import type { Point } from '../edit/draft.ts';

/** How far a line runs straight down, past the name of its exit, and straight into its target. */
const LEAD = 44;
const LANDING = 20;
/** How far a line that leads back up stays clear of the cards. */
const ASIDE = 152;
const CORNER = 16;
/** Ends that are so near to one below the other need no bend. */
const STRAIGHT = 6;
/** The height of a line's swerve to one side. */
const SWERVE = 48;
const HEAD = { width: 4, height: 7 };

export interface Line {
  path: string;
  /** The tip, drawn as an arrow. */
  head: string;
}

/** `channel` is the x at which a long line runs down. */
export function lineOf(from: Point, to: Point, channel?: number): Line {
  const { width, height } = HEAD;
  const head = `M${to.x - width} ${to.y - height}L${to.x} ${to.y}L${to.x + width} ${to.y - height}`;
  if (to.y < from.y) return { path: backUp(from, to), head };
  return { path: channel === undefined ? down(from, to) : through(from, to, channel), head };
}

function down(from: Point, to: Point): string {
  if (Math.abs(from.x - to.x) < STRAIGHT) return `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const bent = Math.min(from.y + LEAD, (from.y + to.y) / 2);
  const pull = Math.max(16, (to.y - bent) * 0.6);
  return `M${from.x} ${from.y}V${bent}C${from.x} ${bent + pull} ${to.x} ${to.y - pull} ${to.x} ${to.y}`;
}

/** Aside to the channel right below the exit, down the channel, and aside to the target right above it. */
function through(from: Point, to: Point, channel: number): string {
  const leave = { x: from.x, y: from.y + LEAD };
  const enter = { x: channel, y: leave.y + SWERVE };
  const exit = { x: channel, y: to.y - SWERVE };
  return `M${from.x} ${from.y}V${leave.y}${swerve(leave, enter)}V${exit.y}${swerve(exit, to)}`;
}

function swerve(from: Point, to: Point): string {
  if (from.x === to.x) return `V${to.y}`;
  const middle = (from.y + to.y) / 2;
  return `C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
}

/** Around the outside, on the side of the target. */
function backUp(from: Point, to: Point): string {
  const right = to.x >= from.x;
  const aside = right ? Math.max(from.x, to.x) + ASIDE : Math.min(from.x, to.x) - ASIDE;
  return rounded([
    from,
    { x: from.x, y: from.y + LEAD },
    { x: aside, y: from.y + LEAD },
    { x: aside, y: to.y - LANDING },
    { x: to.x, y: to.y - LANDING },
    to,
  ]);
}

/** A line through points at right angles, with round corners. */
function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points as [Point, ...Point[]];
  let path = `M${first.x} ${first.y}`;
  let last = first;
  for (const [index, corner] of rest.entries()) {
    const next = rest[index + 1];
    if (!next) return `${path}L${corner.x} ${corner.y}`;
    const before = towards(corner, last);
    const after = towards(corner, next);
    path += `L${before.x} ${before.y}Q${corner.x} ${corner.y} ${after.x} ${after.y}`;
    last = corner;
  }
  return path;
}

/** From a corner towards another point, by the corner's radius or half the way. */
function towards(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const part = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return { x: corner.x + (other.x - corner.x) * part, y: corner.y + (other.y - corner.y) * part };
}
