/** What the readings add up to, for us and for every other tracker. Keys carry their unit; shares are 0 to 1. */
import type { State } from '../../runtime/wire/batch.ts';
import { SOURCE_NAMES, type Source } from './estimates/all.ts';
import type { Account, Judged } from './judged.ts';
import { median, quantile, rankCorrelation, shareOf, totalVariation } from './statistics.ts';

export type Figures = Record<string, number>;

const STATES: readonly State[] = ['bounce', 'skim', 'partial', 'complete'];
/** Engaged time is right within this share, or within these ms. */
const RIGHT = { share: 0.05, ms: 500 };
/** Who reads evenly to the end: like readers, on whatever screen. */
const LIKE = ['steady', 'screens', 'linger', 'back and forth', 'hidden'];

export function figuresOf(all: readonly Judged[]): Figures {
  const figures: Figures = { readings: all.length };
  for (const source of SOURCE_NAMES) Object.assign(figures, sourceFigures(all, source));
  return { ...figures, ...certainty(all), ...confusion(all), ...likeness(all) };
}

/** Readings that say that their engaged time cannot be known count apart: how many do not, and how right those are. */
function certainty(all: readonly Judged[]): Figures {
  const known = all.filter(({ told }) => told.dogear?.quality === 'ok');
  return {
    engagedKnownShare: known.length / all.length,
    engagedKnownRightShare: shareOf(known, (one) => isRight(errorOf(one, 'dogear'))),
    engagedKnownErrorP90Share: quantile(
      known.filter(({ truth }) => truth.engaged).map((one) => errorOf(one, 'dogear').share),
      0.9,
    ),
  };
}

function sourceFigures(all: readonly Judged[], source: Source): Figures {
  const name = source === 'dogear' ? '' : source[0]?.toUpperCase() + source.slice(1);
  const ranks = (some: readonly Judged[]) => some.flatMap((one) => rankOf(one, source));
  const on = (desktop: boolean) => ranks(all.filter(({ screen }) => (screen === 'desktop') === desktop));
  const errors = all.map((one) => errorOf(one, source));
  const shares = errors.map(({ share }) => share).filter(Number.isFinite);
  return {
    [`rank${name}Median`]: median(ranks(all)),
    [`rank${name}LowerQuartile`]: quantile(ranks(all), 0.25),
    [`rank${name}UpperQuartile`]: quantile(ranks(all), 0.75),
    [`rank${name}PhoneMedian`]: median(on(false)),
    [`rank${name}DesktopMedian`]: median(on(true)),
    [`state${name}RightShare`]: shareOf(all, ({ truth, told }) => told[source]?.state === truth.state),
    [`engaged${name}RightShare`]: shareOf(errors, isRight),
    [`engaged${name}ErrorMedianShare`]: median(shares),
    [`engaged${name}ErrorMedianMs`]: median(errors.map(({ ms }) => ms)),
    [`engaged${name}ErrorP90Share`]: quantile(shares, 0.9),
  };
}

/** None where the eyes treated all paragraphs alike; 0 where the tracker did, or told nothing. */
function rankOf({ truth, told }: Judged, source: Source): number[] {
  if (rankCorrelation(truth.attention, truth.attention) === undefined) return [];
  const attention = told[source]?.attention;
  return [(attention && rankCorrelation(truth.attention, attention)) ?? 0];
}

const isRight = ({ ms, share }: { ms: number; share: number }): boolean =>
  ms <= RIGHT.ms || share <= RIGHT.share;

/** Who tells nothing says that nobody was there. Of what nobody looked at there is no share. */
export function errorOf({ truth, told }: Judged, source: Source): { ms: number; share: number } {
  const ms = Math.abs((told[source]?.engaged ?? 0) - truth.engaged);
  return { ms, share: ms / truth.engaged };
}

/** How often a reading of one state was told as another. */
function confusion(all: readonly Judged[]): Figures {
  const figures: Figures = {};
  const title = (state: State) => state[0]?.toUpperCase() + state.slice(1);
  for (const truth of STATES) {
    for (const told of STATES) {
      const fits = (one: Judged) => one.truth.state === truth && one.told.dogear?.state === told;
      figures[`${truth}Told${title(told)}`] = all.filter(fits).length;
    }
  }
  return figures;
}

/** Heat maps of like readers on phone and desktop, by paragraph: ours, and what their eyes did. */
function likeness(all: readonly Judged[]): Figures {
  const like = all.filter(({ habit }) => LIKE.includes(habit.name));
  const articles = [...new Set(like.map(nameOf))];
  const gaps = (account: (one: Judged) => Account | undefined) =>
    articles.map((name) => {
      const [desktop, phone] = [true, false].map((wide) =>
        heatOf(
          like.filter((one) => nameOf(one) === name && (one.screen === 'desktop') === wide).map(account),
        ),
      );
      return totalVariation(desktop as number[], phone as number[]);
    });
  const ours = gaps(({ told }) => told.dogear);
  return {
    heatVariationMedianShare: median(ours),
    heatVariationWorstShare: Math.max(...ours),
    heatVariationOfEyesMedianShare: median(gaps(({ truth }) => truth)),
  };
}

const nameOf = ({ article, part }: Judged): string => `${article.name} ${part}`;

function heatOf(accounts: readonly (Account | undefined)[]): number[] {
  const heat: number[] = [];
  for (const account of accounts) {
    account?.attention.forEach((ms, i) => {
      heat[i] = (heat[i] ?? 0) + ms;
    });
  }
  return heat;
}
