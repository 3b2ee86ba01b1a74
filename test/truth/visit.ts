/** One scripted reading, from the first look at the page to the last: what the eyes did, and what everybody told of it. */
import type { Block } from '../../runtime/wire/content.ts';
import { TRACKER_NAMES, type TrackerName } from '../bench/trackers/desk.ts';
import type { Told } from '../bench/trackers/tracker.ts';
import type { Reader } from '../support/reader.ts';
import type { Line, Said } from './eyes.ts';
import { chanceFor, Gaze, type Looked } from './gaze.ts';
import type { Habit } from './habits.ts';
import type { TruthArticle } from './pages/kinds.ts';
import type { ReadingState, Site } from './site.ts';
import { temperOf } from './temper.ts';

/** `enlarged`: a phone whose text is a third larger. */
export type Screen = 'phone' | 'enlarged' | 'desktop';

export interface Plan {
  article: TruthArticle;
  habit: Habit;
  screen: Screen;
  /** Names the person: their pace, eyes and chances. */
  person: string;
}

export interface Visited extends Plan {
  said: Said[];
  /** The reader's own time for every paragraph of `said`, ms. */
  costs: number[];
  /** Where the lines were at the last look, px from the top of the page. */
  lines: Line[];
  /** How far down the page was seen, 0 to 1; the page's height, px; and how long it was open and shown, ms. */
  depth: number;
  height: number;
  openMs: number;
  looked: Looked[];
  endMs: number[];
  readings: (ReadingState & { blocks: Block[] })[];
  told: Record<TrackerName, Told[]>;
}

const ZOOM: Record<Screen, number> = { phone: 1, enlarged: 1.35, desktop: 1 };
const RESTLESS = ['late images', 'content arriving'];
/** From opening a page to the first look at it, ms; and from the last look to leaving. */
const ARRIVES = { low: 80, high: 300 };

/** The reader sits before the right screen and is as new. */
export async function visit(reader: Reader, site: Site, plan: Plan): Promise<Visited> {
  const { article, habit, screen, person } = plan;
  const key = [article.name, habit.name, screen, person].join('-').replaceAll(' ', '_');
  const gaze = gazeOf(plan, reader);
  for (const [i, read] of habit.visits.entries()) {
    if (i) await reader.leaves();
    await gaze.arrives(
      site.pageFor(article.name, key, ZOOM[screen]),
      gaze.chance.between(ARRIVES.low, ARRIVES.high),
    );
    await read(gaze);
    await gaze.passes();
    await gaze.pauses(gaze.chance.between(ARRIVES.low, ARRIVES.high));
  }
  await reader.passesOn();
  const told = TRACKER_NAMES.map((name) => [name, site.desk.told(name, key)]);
  const readings = site
    .readings(key)
    .map((state) => ({ ...state, blocks: site.blocksOf(state.version) ?? [] }));
  const { said, endMs, looked, depth, seen, temper, openMs } = gaze;
  const lines = seen.lines.map((one) => ({
    ...one,
    top: one.top + seen.scrolled,
    bottom: one.bottom + seen.scrolled,
  }));
  return {
    ...plan,
    ...{ said, lines, depth, openMs, endMs, readings },
    height: seen.height,
    costs: said.map(temper.costOf),
    looked: [...looked.values()],
    told: Object.fromEntries(told),
  };
}

/** The same person has the same pace and the same chances on every screen, and the way of scrolling that it offers. */
function gazeOf({ article, habit, screen, person }: Plan, reader: Reader): Gaze {
  const chance = chanceFor(person, article.name, habit.name);
  const styles = habit.styles.filter((style) => screen === 'desktop' || style !== 'keys');
  const temper = temperOf(chance.pick(styles), person, article.name);
  const inside = article.feature === 'nested scroller' ? '.scroller' : undefined;
  return new Gaze(reader, temper, chance, inside, RESTLESS.includes(article.feature));
}
