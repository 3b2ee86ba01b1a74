/** Where gutter and curve stand beside the article: pure; px from the layer's origin. */
import type { Mark } from './scene.ts';

export interface Layout {
  /** Left edge and width of the heat strip, in the margin where there is one. */
  gutter: number;
  gutterWidth: number;
  /** Whether each paragraph's figure has room left of the strip. */
  roomy: boolean;
  /** Left edge and width of the reading curve. */
  curve: number;
  curveWidth: number;
}

const GUTTER = { least: 5, most: 16, gap: 4 } as const;
const CURVE = { least: 16, most: 80, gap: 24 } as const;
/** What a figure needs. */
const FIGURE = 72;

/** `width` of the page without its scroll bar; `lanes` in the gutter. Most paragraphs decide: a picture may be wider than the text. */
export function layoutOf(marks: readonly Mark[], width: number, lanes: number): Layout {
  const left = Math.max(0, middle(marks.map(({ shown }) => shown.left)));
  const right = Math.min(width, middle(marks.map(({ shown }) => shown.right)));
  const gutterWidth = within(GUTTER.least, left - GUTTER.gap - 2, GUTTER.most * lanes);
  const gutter = Math.max(0, left - GUTTER.gap - gutterWidth);
  const beside = width - right - 2 * CURVE.gap;
  const outside = beside >= CURVE.most / 2;
  const curveWidth = outside
    ? Math.min(CURVE.most, beside)
    : within(CURVE.least, width - right - 4, CURVE.most);
  const curve = outside ? right + CURVE.gap : width - curveWidth - 2;
  return { gutter, gutterWidth, roomy: gutter >= FIGURE, curve, curveWidth };
}

const within = (least: number, value: number, most: number): number => Math.max(least, Math.min(most, value));

const middle = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
