/**
 * The eyes of a scripted reader: which line they rest on, and for how many ms. The gaze comes first and is the truth; the
 * page is moved after it, as people do who keep what they read in the window.
 */
import type { Reader } from '../support/reader.ts';
import type { Line, Said, Seen } from './eyes.ts';
import type { Chance } from './pages/chance.ts';
import { chanceOf } from './pages/chance.ts';
import type { Temper } from './temper.ts';

/** What was looked at of one line. */
export interface Looked {
  paragraph: number;
  article: number;
  /** The reader's own time for reading it, ms. */
  cost: number;
  /** Time the eyes were on it, ms. */
  ms: number;
  /** Read, not only glanced at. */
  read: boolean;
}

/** So long at most until a page that still changes is looked at again, ms. */
const GLIMPSE = 2_500;
/** Time passes in steps of so many ms; each costs the bench a round trip. */
const STEP = 20_000;
/** What the SDK loads last. In a story, minutes could pass before it is there; for people it is a moment. */
const LATER = /dogear-later/;
/** A scroll takes the hand so long, ms; the eyes stay on their line. */
const HAND = { low: 180, high: 420 };

export class Gaze {
  readonly looked = new Map<string, Looked>();
  /** Time with the end of each article in the window while somebody was there, ms. */
  readonly endMs: number[] = [];
  said: Said[] = [];
  seen!: Seen;
  /** How far down the page was seen, 0 to 1, as trackers of depth have it. */
  depth = 0;
  /** How long the page was open and shown, ms. */
  openMs = 0;
  private at = { paragraph: -1, line: 0 };
  /** Time that was lived through but not yet let pass, ms. */
  private due = 0;

  constructor(
    readonly reader: Reader,
    readonly temper: Temper,
    readonly chance: Chance,
    private readonly inside: string | undefined,
    private readonly restless: boolean,
  ) {}

  /** Opens the page; it is there, with all that it loads, and after so many ms the eyes are on it. */
  async arrives(url: string, ms: number): Promise<void> {
    const { page } = this.reader;
    const loaded = page.waitForEvent('requestfinished', (request) => LATER.test(request.url()));
    await this.reader.opens(url);
    await this.waits(ms);
    await loaded;
    await this.looks();
  }

  /** What there is to read now. */
  async looks(): Promise<void> {
    const known = this.said;
    [this.seen, this.said] = await this.reader.page.evaluate<[Seen, Said[]]>('[truthSees(), truthSays()]');
    // Where an article went on, its end is another: what was seen was not the end.
    for (const { article } of this.said.slice(known.length)) this.endMs[article] = 0;
    this.depth = Math.max(this.depth, this.seen.depth);
    for (const line of this.seen.lines) {
      const key = keyOf(line);
      if (!this.looked.has(key))
        this.looked.set(key, { ...place(line), cost: this.costOf(line), ms: 0, read: false });
    }
  }

  get lines(): readonly Line[] {
    return this.seen.lines;
  }

  get window(): number {
    return this.seen.bottom - this.seen.top;
  }

  /** Share of the page's reading, by the reader's own time, that lies before the eyes. */
  get progress(): number {
    const cost = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + this.costOf(line), 0);
    return cost(this.lines.filter((line) => !this.isAhead(line))) / cost(this.lines);
  }

  /** The next line, in the order of the page. */
  next(): Line | undefined {
    return this.lines.find((line) => this.isAhead(line));
  }

  /** The eyes go on from this line. */
  goesTo({ paragraph, line }: Line): void {
    this.at = { paragraph, line: line - 1 };
  }

  goesPast({ paragraph, line }: Line): void {
    this.at = { paragraph, line };
  }

  /** Reads one line where the window shows it; moves the page first if it has to. `speed`: 1 is the reader's own. */
  async reads(line: Line, speed = 1): Promise<void> {
    await this.follows(line);
    this.rests(line, this.costOf(line) / speed, true);
    this.goesPast(line);
    if (line.opens) await this.opens(line);
    if (this.restless && this.due > GLIMPSE) await this.passes();
  }

  /** The eyes rest on a line for so long; `read`, if that was reading. */
  rests(line: Line, ms: number, read = false): void {
    const looked = this.looked.get(keyOf(line)) as Looked;
    looked.ms += ms;
    looked.read ||= read;
    this.due += ms;
  }

  /** Time passes, with somebody there. */
  async passes(): Promise<void> {
    this.seen.ends.forEach((end, article) => {
      const shown = end <= this.seen.bottom + 1 && end > this.seen.top;
      this.endMs[article] = (this.endMs[article] ?? 0) + (shown ? this.due : 0);
    });
    await this.waits(this.due);
    this.due = 0;
    if (this.restless) await this.looks();
  }

  /** Time passes, and nobody looks. */
  async pauses(ms: number): Promise<void> {
    await this.passes();
    await this.waits(ms);
  }

  /** Moves the page so that this line stands so many px below the upper edge of what shows it. */
  async brings(line: Line, to: number): Promise<void> {
    await this.moves((this.now(line)?.top ?? 0) - this.seen.top - to);
    const there = this.now(line);
    if (there) this.rests(there, this.chance.between(HAND.low, HAND.high));
  }

  /** Moves the page by so many px: with the finger, the wheel, or a key. */
  async moves(px: number, key?: string): Promise<void> {
    await this.passes();
    if (key && !this.inside) await this.reader.presses(key);
    else await this.reader.scrolls(px, this.inside);
    await this.looks();
  }

  async jumpsToTheEnd(): Promise<void> {
    await this.passes();
    await this.reader.jumpsToTheEnd(this.inside);
    await this.looks();
  }

  /** Lines that are wholly in the window. */
  inWindow(): Line[] {
    return this.lines.filter((line) => this.shows(line));
  }

  /** The paragraph to linger on: a table, else code, else a picture, else one in the middle. */
  special(): number {
    const tags = ['table', 'pre', 'figure'].map((tag) => this.said.find((one) => one.tag === tag));
    const middle = this.said[Math.floor(this.said.length / 2)] as Said;
    const found = tags.find((one) => one && this.lines.some(({ paragraph }) => paragraph === one.paragraph));
    return (found ?? middle).paragraph;
  }

  costOf(line: Line): number {
    return this.temper.costOf(line);
  }

  same(one: Line, other: Line): boolean {
    return keyOf(one) === keyOf(other);
  }

  /** Where the line is now. */
  now(line: Line): Line | undefined {
    return this.lines.find((one) => keyOf(one) === keyOf(line));
  }

  private async follows(line: Line): Promise<void> {
    const { style, eye, step, margin } = this.temper;
    const height = line.bottom - line.top;
    const middle = (line.top + line.bottom) / 2 - this.seen.top;
    if (style === 'lines') {
      if (middle > eye * this.window + step || line.top < this.seen.top) {
        await this.brings(line, Math.max(0, eye * this.window - height / 2));
      }
    } else if (!this.shows(line)) {
      const tall = height > this.window - margin;
      if (style === 'keys' && line.bottom > this.seen.bottom && !tall)
        await this.moves(0.9 * this.window, 'PageDown');
      if (!this.shows(this.now(line) ?? line)) await this.brings(line, tall ? 0 : margin);
    }
  }

  private waits(ms: number): Promise<void> {
    this.openMs += ms;
    return this.reader.waits(Math.round(ms), STEP);
  }

  private shows({ top, bottom }: Line): boolean {
    return top >= this.seen.top - 1 && bottom <= this.seen.bottom + 1;
  }

  private isAhead({ paragraph, line }: Line): boolean {
    return paragraph > this.at.paragraph || (paragraph === this.at.paragraph && line > this.at.line);
  }

  private async opens({ paragraph }: Line): Promise<void> {
    await this.passes();
    await this.reader.taps(`[data-p="${paragraph}"]`);
    await this.looks();
  }
}

const keyOf = ({ paragraph, line }: Line): string => `${paragraph}/${line}`;
const place = ({ paragraph, article }: Line) => ({ paragraph, article });

/** `name` names the reader and the article: the same person reads the same text alike on every screen. */
export const chanceFor = (...name: (string | number)[]): Chance => chanceOf('gaze', ...name);
