import type { TargetedPointerEvent } from 'preact';
import type { Heat } from '../../runtime/wire/api/contents.ts';
import { type CurvePoint, curveOf } from '../../runtime/wire/heat/measure.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { CONTENTS } from '../i18n/words/contents.ts';

interface CurveProps {
  heat: Heat;
  against: Heat | undefined;
  pointed: number | undefined;
  onPoint(block: number | undefined): void;
}

const WIDTH = 320;
const HEIGHT = 160;

/** Who is still reading, from the start of the article to its end. */
export function Curve({ heat, against, pointed, onPoint }: CurveProps) {
  const text = useText();
  const { share } = useFormats();
  const points = curveOf(heat);
  const half = points.find(({ to }) => to >= 0.5)?.reached ?? 0;
  const says = text(CONTENTS.curveLabel, { half: share(half), end: share(points.at(-1)?.reached ?? 0) });
  const follow = (event: TargetedPointerEvent<SVGSVGElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = (event.clientX - left) / width;
    onPoint(points.find(({ to }) => to >= at)?.block);
  };
  return (
    <figure class="curve">
      <h2>{text(CONTENTS.curve)}</h2>
      <svg
        role="img"
        aria-label={says}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        onPointerMove={follow}
        onPointerLeave={() => onPoint(undefined)}
      >
        <path class="curve-reached" d={area(points, ({ reached }) => reached)} />
        <path class="curve-read" d={area(points, ({ read }) => read)} />
        {against && <path class="curve-against" d={area(curveOf(against), ({ reached }) => reached)} />}
        <path class="curve-grid" d={`M0 0.5h${WIDTH}M0 ${HEIGHT / 2}h${WIDTH}M0 ${HEIGHT - 0.5}h${WIDTH}`} />
        <Pointer points={points} block={pointed} />
      </svg>
      <p class="curve-axis" aria-hidden="true">
        <span>{share(1)}</span>
        <span>{share(0.5)}</span>
        <span>{share(0)}</span>
      </p>
      <figcaption>
        <p>{says}</p>
        <small>
          {text(CONTENTS.curveHelp)} {against && text(CONTENTS.curveAgainst)}
        </small>
      </figcaption>
    </figure>
  );
}

function area(points: CurvePoint[], value: (point: CurvePoint) => number): string {
  const steps = points.map((point) => `V${y(value(point))}H${(point.to * WIDTH).toFixed(1)}`);
  return `M0 ${HEIGHT}${steps.join('')}V${HEIGHT}z`;
}

const y = (share: number) => (HEIGHT * (1 - share)).toFixed(1);

function Pointer({ points, block }: { points: CurvePoint[]; block: number | undefined }) {
  const own = points.filter((point) => point.block === block);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return null;
  const width = Math.max(1.5, (last.to - first.from) * WIDTH);
  return <rect class="curve-pointer" x={first.from * WIDTH} width={width} height={HEIGHT} />;
}
