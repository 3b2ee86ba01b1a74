/** Who is still reading, beside the paragraphs: each band at its own height on the page. */
import { type CurvePoint, curveOf, type HeatPicture } from '../../runtime/wire/heat/measure.ts';
import { h, type Piece } from './draw.ts';
import type { Layout } from './layout.ts';
import type { Mark } from './scene.ts';

interface CurveProps {
  marks: readonly Mark[];
  layout: Layout;
  picture: HeatPicture;
  against: HeatPicture | undefined;
  pointed: number | undefined;
}

/** A band that can be seen: where, and the shares of readings that got there and read it. */
type Step = Pick<CurvePoint, 'reached' | 'read'> & { top: number; bottom: number };

export function curve({ marks, layout, picture, against, pointed }: CurveProps): Piece | false {
  const { curve: left, curveWidth: width } = layout;
  const steps = stepsOf(marks, picture);
  const [first, last] = [steps[0], steps[steps.length - 1]];
  if (!first || !last) return false;
  const height = last.bottom - first.top;
  const path = (name: string, d: string) => h('path', { class: name, d });
  const drop = (name: 'reached' | 'read' | 'against', own: Step[], share: 'reached' | 'read') =>
    path(name, pathOf(own, share, first.top, width));
  const at = marks.find(({ index }) => index === pointed);
  return h(
    'svg',
    { class: 'curve', 'aria-hidden': 'true', width, height, style: `left:${left}px;top:${first.top}px` },
    path('ground', `M0 0h${width}v${height}H0z`),
    drop('reached', steps, 'reached'),
    drop('read', steps, 'read'),
    against && drop('against', stepsOf(marks, against), 'reached'),
    path('grid', `M${width / 2} 0v${height}M${width - 0.5} 0v${height}`),
    at &&
      path('pointer', `M0 ${at.shown.top - first.top}h${width}v${at.shown.bottom - at.shown.top}h-${width}z`),
  );
}

/** Bands that are cut off by a scroller end where it does. */
function stepsOf(marks: readonly Mark[], picture: HeatPicture): Step[] {
  const points = curveOf(picture);
  const steps: Step[] = [];
  for (const { place, whole, shown } of marks) {
    const own = points.filter(({ block }) => block === place);
    const high = (whole.bottom - whole.top) / own.length;
    own.forEach(({ reached, read }, band) => {
      const top = Math.max(shown.top, whole.top + band * high);
      const bottom = Math.min(shown.bottom, whole.top + (band + 1) * high);
      if (bottom > top) steps.push({ reached, read, top, bottom });
    });
  }
  return steps.sort((a, b) => a.top - b.top);
}

/** A share holds until the next band begins, so that gaps between paragraphs do not tear the curve. */
function pathOf(steps: Step[], share: 'reached' | 'read', origin: number, width: number): string {
  const parts = steps.map(({ [share]: value, bottom }, i) => {
    const { top: end } = steps[i + 1] || { top: bottom };
    return `H${(value * width).toFixed(1)}V${(end - origin).toFixed(1)}`;
  });
  return `M0 0${parts.join('')}H0z`;
}
