/** How people read: each habit moves the eyes over a page, and the page follows. */
import type { Line } from './eyes.ts';
import type { Gaze } from './gaze.ts';

export interface Habit {
  name: HabitName;
  /** Ways to move the page that belong to it; the person's own if there are several. */
  styles: readonly ('lines' | 'screens' | 'keys')[];
  /** One for each visit; the last line of the visit is where the next one goes on. */
  visits: readonly ((gaze: Gaze) => Promise<void>)[];
}

export type HabitName =
  | 'steady'
  | 'screens'
  | 'skim'
  | 'jump'
  | 'back and forth'
  | 'linger'
  | 'half'
  | 'call'
  | 'hidden'
  | 'two visits'
  | 'glance'
  | 'search';

const ANY = ['lines', 'screens', 'keys'] as const;

/** Reads on from where the eyes are, to this share of the page. */
async function onward(gaze: Gaze, until = 1): Promise<void> {
  for (let line = gaze.next(); line && gaze.progress < until; line = gaze.next()) await gaze.reads(line);
}

/** Stays a little after the last words, and sometimes looks at what is below them. */
async function ends(gaze: Gaze): Promise<void> {
  const last = gaze.lines.at(-1) as Line;
  gaze.rests(last, gaze.chance.between(1_500, 4_000));
  await gaze.passes();
  if (!gaze.chance.happens(0.4)) return;
  await gaze.moves(0.8 * gaze.window);
  await gaze.pauses(gaze.chance.between(2_000, 9_000));
}

/** Looks at headings, beginnings and a line here and there, and moves on by most of a screen. */
async function skims(gaze: Gaze): Promise<void> {
  for (let line = gaze.next(); line; line = gaze.next()) {
    if (gaze.now(line)?.top !== undefined && !gaze.inWindow().some((one) => gaze.same(one, line as Line))) {
      await gaze.brings(line, 0.1 * gaze.window);
    }
    const shown = gaze.inWindow();
    for (const one of shown) if (one.line === 0 || gaze.chance.happens(0.25)) glance(gaze, one);
    gaze.goesPast(shown.at(-1) ?? line);
    if (gaze.next()) await gaze.moves(gaze.chance.between(0.6, 1) * gaze.window);
  }
  await gaze.passes();
}

function glance(gaze: Gaze, line: Line): void {
  const { low, high } = line.pictures ? { low: 300, high: 900 } : { low: 120, high: 420 };
  gaze.rests(line, gaze.chance.between(low, high));
}

/** The line where this share of the page begins. */
function lineAt(gaze: Gaze, share: number): Line {
  const all = gaze.lines.reduce((sum, line) => sum + gaze.costOf(line), 0);
  let before = 0;
  const found = gaze.lines.find((line) => {
    before += gaze.costOf(line);
    return before >= share * all;
  });
  const paragraph = (found ?? gaze.lines.at(-1))?.paragraph;
  return gaze.lines.find((line) => line.paragraph === paragraph) as Line;
}

/** Reads these many paragraphs from the line on. */
async function readsFrom(gaze: Gaze, start: Line, paragraphs: number, speed = 1): Promise<void> {
  gaze.goesTo(start);
  const end = start.paragraph + paragraphs;
  for (let line = gaze.next(); line && line.paragraph < end; line = gaze.next())
    await gaze.reads(line, speed);
  await gaze.passes();
}

async function whole(gaze: Gaze): Promise<void> {
  await onward(gaze);
  await ends(gaze);
}

async function jumps(gaze: Gaze): Promise<void> {
  await readsFrom(gaze, gaze.next() as Line, 2);
  await gaze.jumpsToTheEnd();
  const last = gaze.lines.at(-1) as Line;
  const end = gaze.lines.find(({ paragraph }) => paragraph === last.paragraph) as Line;
  await readsFrom(gaze, end, 1);
  await gaze.passes();
}

async function returns(gaze: Gaze): Promise<void> {
  await onward(gaze, gaze.chance.between(0.5, 0.65));
  const left = gaze.next();
  const again = lineAt(gaze, gaze.chance.between(0.1, 0.3));
  await gaze.brings(again, 0.2 * gaze.window);
  await readsFrom(gaze, again, 2, 1.3);
  if (left) gaze.goesTo(left);
  await whole(gaze);
}

/** The table, else the picture, else the paragraph in the middle gets a long look, in the middle of the window. */
async function lingers(gaze: Gaze): Promise<void> {
  const paragraph = gaze.special();
  for (let line = gaze.next(); line && line.paragraph <= paragraph; line = gaze.next())
    await gaze.reads(line);
  const lines = gaze.lines.filter((line) => line.paragraph === paragraph);
  const [first] = lines as [Line];
  const height = (lines.at(-1)?.bottom ?? first.bottom) - first.top;
  await gaze.brings(first, Math.max(0, (gaze.window - height) / 2));
  const long = gaze.chance.between(15_000, 40_000);
  for (const line of lines) gaze.rests(line, long / lines.length);
  await whole(gaze);
}

async function isCalled(gaze: Gaze): Promise<void> {
  await onward(gaze, gaze.chance.between(0.3, 0.7));
  await gaze.pauses(gaze.chance.between(45_000, 240_000));
  await whole(gaze);
}

async function turnsAway(gaze: Gaze): Promise<void> {
  await onward(gaze, gaze.chance.between(0.3, 0.7));
  await gaze.passes();
  await gaze.reader.looksAway(Math.round(gaze.chance.between(8_000, 90_000)));
  await whole(gaze);
}

async function glances(gaze: Gaze): Promise<void> {
  const until = gaze.chance.between(1_500, 4_500);
  for (const line of gaze.inWindow().slice(0, 6)) gaze.rests(line, until / 6);
  await gaze.passes();
}

async function searches(gaze: Gaze): Promise<void> {
  const goal = lineAt(gaze, gaze.chance.between(0.5, 0.7));
  for (const line of gaze.inWindow().slice(0, 3)) glance(gaze, line);
  await gaze.brings(goal, 0.25 * gaze.window);
  await readsFrom(gaze, goal, 2);
}

const halfway = async (gaze: Gaze): Promise<void> => {
  await onward(gaze, gaze.chance.between(0.4, 0.55));
  await gaze.passes();
};

const HABITS_BY_NAME: Record<HabitName, Omit<Habit, 'name'>> = {
  steady: { styles: ['lines'], visits: [whole] },
  screens: { styles: ['screens', 'keys'], visits: [whole] },
  skim: { styles: ANY, visits: [skims] },
  jump: { styles: ANY, visits: [jumps] },
  'back and forth': { styles: ANY, visits: [returns] },
  linger: { styles: ANY, visits: [lingers] },
  half: { styles: ANY, visits: [halfway] },
  call: { styles: ANY, visits: [isCalled] },
  hidden: { styles: ANY, visits: [turnsAway] },
  'two visits': { styles: ANY, visits: [halfway, whole] },
  glance: { styles: ANY, visits: [glances] },
  search: { styles: ANY, visits: [searches] },
};

export const HABITS: readonly Habit[] = Object.entries(HABITS_BY_NAME).map(([name, habit]) => ({
  name: name as HabitName,
  ...habit,
}));
