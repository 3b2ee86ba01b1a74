/** Two articles, every habit on one of them: the figures that `npm run bench -- reading` prints over all of them, with margin. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Figures, figuresOf } from './figures.ts';
import { HABITS } from './habits.ts';
import { type Judged, judge } from './judged.ts';
import { ARTICLES } from './pages/articles.ts';
import type { TruthArticle } from './pages/kinds.ts';
import { play } from './play.ts';
import { Site } from './site.ts';
import { traps } from './traps.ts';
import type { Plan, Screen } from './visit.ts';

const READ: [article: string, screen: Screen][] = [
  ['letter', 'phone'],
  ['interface', 'desktop'],
];

const plans = HABITS.map((habit, i): Plan => {
  const [name, screen] = READ[i % READ.length] as (typeof READ)[number];
  const article = ARTICLES.find((one) => one.name === name) as TruthArticle;
  return { article, habit, screen, person: `${habit.name} reader of ${name}` };
});

describe('Readers whose gaze is known', () => {
  let browser: Browser;
  let site: Site;
  let judged: Judged[];
  let figures: Figures;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(), Site.open(false)]);
    judged = [];
    await play(browser, site, plans, (visited) => judged.push(...judge(visited)));
    figures = figuresOf(judged);
  }, 240_000);
  afterAll(() => Promise.all([browser?.close(), site?.close()]));

  it('are all told of', () => {
    expect(judged.filter(({ told }) => !told.dogear)).toEqual([]);
    expect(judged.length).toBe(plans.length);
  });

  it('find their attention in the right paragraphs', () => {
    expect(figures.rankMedian).toBeGreaterThan(0.85);
  });

  it('are told in the right state', () => {
    expect(figures.stateRightShare).toBeGreaterThan(0.85);
  });

  it('are mostly timed within 5 % or half a second, unless told that nobody knows', () => {
    expect(figures.engagedKnownRightShare).toBeGreaterThan(0.7);
  });

  it('are doubted where somebody was called away from the open page', () => {
    const called = judged.filter(({ habit }) => habit.name === 'call');
    expect(called.map(({ told }) => told.dogear?.quality)).toEqual(called.map(() => 'long-silence'));
  });

  it('do not mislead where the page does', async () => {
    const { nestedUntouchedDepth, lateGrowthDepth, hiddenEngagedMs } = await traps(browser, site);
    expect(nestedUntouchedDepth).toBeLessThan(0.9);
    expect(Math.abs(lateGrowthDepth - 0.175)).toBeLessThanOrEqual(0.02);
    expect(Math.abs(hiddenEngagedMs - 7_000)).toBeLessThanOrEqual(300);
  });
});
