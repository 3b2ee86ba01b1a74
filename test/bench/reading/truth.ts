/**
 * Scripted readers with a known gaze, against what the SDK and the other trackers told of them: see `test/truth`. The
 * values of the model were chosen on the training half; what counts is the held-out half.
 */
import type { Bench } from '../../support/bench.ts';
import { launchChromium } from '../../support/chromium.ts';
import { SOURCE_NAMES } from '../../truth/estimates/all.ts';
import { type Figures, figuresOf } from '../../truth/figures.ts';
import { type Judged, judge } from '../../truth/judged.ts';
import type { Half } from '../../truth/pages/kinds.ts';
import { plansOf } from '../../truth/plans.ts';
import { play } from '../../truth/play.ts';
import { Site } from '../../truth/site.ts';
import { traps } from '../../truth/traps.ts';
import { installTrackers } from '../trackers/desk.ts';

const OTHERS = SOURCE_NAMES.filter((name) => name !== 'dogear');

const goals: Record<string, string> = {
  readings: '≥ 200 in the held-out half',
  rankMedian: '≥ 0.9, and above every tracker',
  rankPhoneMedian: '≥ 0.9, and above every tracker',
  rankDesktopMedian: '≥ 0.9, and above every tracker',
  stateRightShare: '≥ 0.97',
  engagedErrorMedianShare: '≤ 0.05',
  engagedKnownShare: 'the others say why their time cannot be known',
  engagedKnownRightShare: 'within ±5 % or 0.5 s',
  heatVariationMedianShare: '≤ 0.05',
  nestedUntouchedDepth: 'not 1',
  lateGrowthDepth: '0.155 to 0.195',
  hiddenEngagedMs: '6,700 to 7,300',
};

export default { name: 'truth', run, goals } satisfies Bench;

async function run(): Promise<Figures> {
  await installTrackers();
  const [site, browser] = await Promise.all([Site.open(true), launchChromium()]);
  const readings = async (half: Half) => {
    const judged: Judged[] = [];
    await play(browser, site, plansOf(half), (visited) => judged.push(...judge(visited)));
    return figuresOf(judged);
  };
  try {
    const heldOut = await readings('held out');
    const training = await readings('training');
    if (site.desk.faults.length) console.error('Not understood:', site.desk.faults.slice(0, 3));
    return {
      ...heldOut,
      ...Object.fromEntries(['', 'Phone', 'Desktop'].map((on) => bestOther(heldOut, on))),
      ...(await traps(browser, site)),
      ...Object.fromEntries(Object.entries(training).map(([key, value]) => [`training${title(key)}`, value])),
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The rank correlation of the tracker that comes next to ours, on these screens. */
const bestOther = (figures: Figures, on: string): [string, number] => [
  `rankBestOther${on}Median`,
  Math.max(...OTHERS.map((name) => figures[`rank${title(name)}${on}Median`] ?? 0)),
];

const title = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
