/** Heat along an article: colour by the ramp, and height too, so that it reads without colours. */
import type { Measure } from '../../runtime/wire/heat/measure.ts';
import type { Stroke } from '../../runtime/wire/heat/paint.ts';
import { SIDE, STEPS, stepOf } from '../../runtime/wire/heat/ramp.ts';
import { DIFFERS_WORDS, RAMP_WORDS } from '../../runtime/wire/heat/words.ts';
import { useText } from '../i18n/index.ts';
import { type Bar, barsOf } from './heat.ts';

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
  bands: readonly { weight: number }[];
  /** Of each band a stroke for every picture. */
  strokes: readonly Stroke[][];
}

/** The same beside a paragraph: bands downwards, one lane for each picture. */
export function HeatGutter({ bands, strokes }: HeatGutterProps) {
  return (
    <span class="heat-gutter" aria-hidden="true">
      {bands.map(({ weight }, band) => (
        <span key={band} class="heat-band" style={{ flexGrow: weight }}>
          {strokes[band]?.map((stroke, lane) => (
            <i key={lane}>
              <b style={strokeStyle(stroke)} />
            </i>
          ))}
        </span>
      ))}
    </span>
  );
}

const strokeStyle = ({ color, from, to }: Stroke) =>
  color ? { left: `${from * 100}%`, width: `${(to - from) * 100}%`, background: color } : { display: 'none' };

interface HeatLegendProps {
  measure: Measure;
  /** Whether colours say how two pictures differ. */
  diverging: boolean;
}

/** What the colours mean, once a page. */
export function HeatLegend({ measure, diverging }: HeatLegendProps) {
  const text = useText();
  const ends = diverging ? DIFFERS_WORDS : RAMP_WORDS[measure];
  const [first, last] = [ends[0], ends[ends.length - 1]];
  return (
    <span class="heat-legend">
      {first && <span>{text(first, { name: 'B' })}</span>}
      <span class="heat-ramp" aria-hidden="true">
        {Array.from({ length: STEPS }, (_, step) => (
          <i
            key={step}
            style={{
              background: `var(--${diverging ? 'differs' : 'heat'}-${step})`,
              height: `${(diverging ? 0.3 + Math.abs(step - SIDE) * 0.17 : (step + 1) / STEPS) * 100}%`,
            }}
          />
        ))}
      </span>
      {last && <span>{text(last, { name: 'B' })}</span>}
    </span>
  );
}
