/** Heat along an article: colour by the ramp, and height too, so that it reads without colours. */
import { useText } from '../i18n/index.ts';
import { HEAT } from '../i18n/words/heat.ts';
import { type Bar, barsOf, heatOf, STEPS, stepOf } from './heat.ts';

interface HeatStripProps {
  /** ms per band, and the expected reading time of each band in ms (may be empty while unknown). */
  bands: readonly number[];
  weights: readonly number[];
  /** What is shown, for those who cannot see it. */
  label: string;
  /** 0 to 1 of the width at hand; a strip is as long as its article. */
  length?: number;
}

const WIDTH = 1_000;
const HEIGHT = 24;

/** One line per band, left to right as the article goes down. */
export function HeatStrip({ bands, weights, label, length = 1 }: HeatStripProps) {
  const paths = pathsOf(barsOf(bands, weights));
  return (
    <svg
      class="heat-strip"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      style={{ width: `${Math.max(8, length * 100)}%` }}
    >
      <path class="heat-ground" d={`M0 ${HEIGHT - 1}h${WIDTH}v1h-${WIDTH}z`} />
      {paths.map(
        (path, step) => path && <path key={step} style={{ fill: `var(--heat-${step})` }} d={path} />,
      )}
    </svg>
  );
}

/** One path per step of the ramp instead of one element per band. */
function pathsOf(bars: Bar[]): string[] {
  const paths = new Array<string>(STEPS).fill('');
  for (const { from, length, heat } of bars) {
    const step = stepOf(heat);
    if (step === undefined) continue;
    const height = Math.max(3, heat * HEIGHT);
    const width = Math.max(0.8, length * WIDTH - 1);
    paths[step] += `M${round(from * WIDTH)} ${HEIGHT}v-${round(height)}h${round(width)}v${round(height)}z`;
  }
  return paths;
}

const round = (value: number) => Math.round(value * 10) / 10;

interface HeatGutterProps {
  /** Attention is summed over the readings that reached the band. */
  bands: readonly { attention: number; weight: number; reached: number }[];
}

/** The same beside a paragraph: bands downwards, bars from the right edge. */
export function HeatGutter({ bands }: HeatGutterProps) {
  return (
    <span class="heat-gutter" aria-hidden="true">
      {bands.map(({ attention, weight, reached }, index) => {
        const heat = heatOf(attention, weight * reached);
        const step = stepOf(heat);
        const style =
          step === undefined ? {} : { width: `${heat * 100}%`, background: `var(--heat-${step})` };
        return <span key={index} class="heat-band" style={{ ...style, flexGrow: weight }} />;
      })}
    </span>
  );
}

/** What the colours mean, once a page. */
export function HeatLegend() {
  const text = useText();
  return (
    <p class="heat-legend">
      <span>{text(HEAT.skipped)}</span>
      <span class="heat-ramp" aria-hidden="true">
        {Array.from({ length: STEPS }, (_, step) => (
          <i
            key={step}
            style={{ background: `var(--heat-${step})`, height: `${((step + 1) / STEPS) * 100}%` }}
          />
        ))}
      </span>
      <span>{text(HEAT.lingered)}</span>
    </p>
  );
}
