/** The heat over the paragraphs: a strip in the margin, a tint that leaves the text readable, and the paragraph's figure. */

import type { Stroke } from '../../runtime/wire/heat/paint.ts';
import { h, type Piece } from './draw.ts';
import type { Layout } from './layout.ts';
import type { Mark } from './scene.ts';

export interface LayerProps {
  marks: readonly Mark[];
  layout: Layout;
  strokes: readonly Stroke[][][];
  /** Index of the block that is looked at. */
  pointed: number | undefined;
  /** The figure of a measured block, line by line. */
  figure: (place: number) => string[];
  /** All that is known of a block, for those who hear it. */
  label: (mark: Mark) => string;
  onPoint: (index: number) => void;
}

export const layer = (props: LayerProps): Piece =>
  h(
    'ol',
    { class: 'layer' },
    ...props.marks.map((mark) => h('li', {}, figure(props, mark), block(props, mark))),
  );

const px = (name: string, value: number): string => `${name}:${Math.round(value * 10) / 10}px;`;

function figure({ layout: { roomy, gutter }, figure }: LayerProps, { place, shown }: Mark) {
  if (!roomy || place === undefined) return false;
  const style = `left:0;${px('top', shown.top)}${px('width', gutter - 8)}`;
  return h(
    'span',
    { class: 'figure', 'aria-hidden': 'true', style },
    ...figure(place).map((line) => h('span', {}, line)),
  );
}

/** A picture that can be walked to by keys, paragraph by paragraph; its figures show while it has the focus. */
function block({ layout, strokes, pointed, label, onPoint }: LayerProps, mark: Mark): Piece {
  const { index, place, whole, shown } = mark;
  const { gutter, gutterWidth } = layout;
  const bands = place === undefined ? undefined : strokes[place];
  return h(
    'div',
    {
      class: bands ? 'block' : 'block changed',
      'data-place': place,
      'data-pointed': index === pointed ? '' : undefined,
      role: 'img',
      tabindex: 0,
      'aria-label': label(mark),
      style:
        px('left', gutter) +
        px('top', shown.top) +
        px('width', shown.right - gutter) +
        px('height', shown.bottom - shown.top),
      onfocus: () => onPoint(index),
    },
    h(
      'div',
      { class: 'whole', style: px('top', whole.top - shown.top) + px('height', whole.bottom - whole.top) },
      ...(bands || [[]]).map((lanes) =>
        h(
          'div',
          { class: 'band' },
          h(
            'span',
            { class: 'strip', style: px('width', gutterWidth) },
            ...lanes.map((lane) => h('i', {}, bar(lane))),
          ),
          h(
            'span',
            { class: 'tint' },
            ...lanes.map(({ color = 'none' }) => h('i', { style: `background:${color}` })),
          ),
        ),
      ),
    ),
  );
}

const bar = ({ color, from, to }: Stroke): Piece | false =>
  !!color && h('b', { style: `left:${from * 100}%;width:${(to - from) * 100}%;background:${color}` });
