/** What is shown, what the colours mean, and the figures of the paragraph that is looked at. */
import type { OverlayShown, Pictured } from '../../runtime/wire/api/overlay.ts';
import { FEW, type Figures, figuresOf, MEASURES, type Measure } from '../../runtime/wire/heat/measure.ts';
import type { Compared } from '../../runtime/wire/heat/paint.ts';
import type { Fault } from './ask.ts';
import { type Child, h, type Piece } from './draw.ts';
import { percent, type Words } from './words.ts';

export interface Look {
  measure: Measure;
  compared: Compared;
  folded: boolean;
  /** Index of the block of the page that is looked at. */
  pointed: number | undefined;
}

export interface PanelProps {
  words: Words;
  /** Nothing while it is on its way. */
  told: OverlayShown | Fault | undefined;
  look: Look;
  /** Place of the block that is looked at among the measured ones; nothing if it was changed since. */
  place: number | undefined;
  /** Blocks of the page without a measure, measured blocks that the page lacks; nothing if the article is not there. */
  differs: { changed: number; gone: number } | undefined;
  onLook: (change: Partial<Look>) => void;
  onClose: () => void;
}

export function panel(props: PanelProps): Piece {
  const { words, told, look, onLook, onClose } = props;
  const shown = typeof told === 'object' && told;
  const { folded } = look;
  const fold = () => onLook({ folded: !folded });
  return h(
    'section',
    { class: 'panel', tabindex: -1, 'aria-label': words('heat') },
    h(
      'header',
      {},
      h('h2', {}, words('heat'), shown && h('span', {}, shown.title)),
      shown &&
        button(
          { 'aria-expanded': `${!folded}`, 'aria-label': words(folded ? 'unfold' : 'fold'), onclick: fold },
          sign(folded ? 'M3 10l5-5 5 5' : 'M3 6l5 5 5-5'),
        ),
      button({ 'aria-label': words('close'), onclick: onClose }, sign('M3 3l10 10M13 3L3 13')),
    ),
    ...(shown && !folded ? legend(props, shown) : []),
    typeof told === 'string' && h('p', { role: 'alert' }, words.fault(told)),
    !told && h('p', { role: 'status' }, words('loading')),
  );
}

const button = (props: Piece['props'], ...children: Child[]): Piece =>
  h('button', { type: 'button', ...props }, ...children);

const sign = (d: string): Piece =>
  h('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' }, h('path', { d }));

function legend({ words, look, place, differs, onLook }: PanelProps, told: OverlayShown): Child[] {
  const { shown, against } = told;
  const pictures = against ? [shown, against] : [shown];
  const chip = (on: boolean, change: Partial<Look>, title: string, figures: string[] = []) =>
    h(
      'button',
      { type: 'button', class: 'chip', 'aria-pressed': `${on}`, onclick: () => onLook(change) },
      title,
      ...figures.map((figure) => h('b', {}, figure)),
    );
  const none = shown.heat.readings === 0;
  const known = figuresAt(pictures, place);
  return [
    ...pictures.map((picture, at) => selected(words, against ? 'AB'[at] : undefined, picture)),
    (none || !differs) && h('p', { role: 'alert' }, words(none ? 'noReadings' : 'otherPage')),
    h('p', { class: 'at', 'aria-live': 'polite', 'data-place': place }, pointedOf(words, look, known)),
    h(
      'div',
      { class: 'chips' },
      ...MEASURES.map((measure) => {
        const figures = pictures.map((_, at) => toldOf(words, measure, known[at]));
        return chip(look.measure === measure, { measure }, words.measure(measure), figures);
      }),
    ),
    !!against &&
      h(
        'div',
        { class: 'chips' },
        chip(look.compared === 'side', { compared: 'side' }, words('side')),
        chip(look.compared === 'difference', { compared: 'difference' }, words('difference')),
      ),
    ramp(words, look, !!against),
    h(
      'p',
      { class: 'faint' },
      words('curve'),
      !!against && words('curveAgainst'),
      !!differs && differs.changed > 0 && h('span', {}, words('changed', { n: differs.changed })),
      !!differs && differs.gone > 0 && h('span', {}, words('gone', { n: differs.gone })),
    ),
  ];
}

const figuresAt = (pictures: readonly Pictured[], place: number | undefined): (Figures | undefined)[] =>
  pictures.map(({ heat }) => {
    const block = place === undefined ? undefined : heat.blocks[place];
    return block && figuresOf(block);
  });

function selected(words: Words, letter: string | undefined, { selection, heat }: Pictured): Piece {
  const { readings } = heat;
  return h(
    'p',
    {},
    letter && h('b', { class: 'letter' }, `${letter} `),
    h('strong', {}, words.selection(selection)),
    ` ${words('readings', { n: readings })}`,
    readings > 0 && readings < FEW && h('em', {}, ` ${words('few')}`),
  );
}

/** Taps that nobody answered are told only where there were some. */
function pointedOf(words: Words, { pointed }: Look, [figures]: (Figures | undefined)[]): string {
  if (pointed === undefined) return words('point');
  const said = [words('paragraph', { n: pointed + 1 })];
  said.push(figures ? words('usual', { time: words.seconds(figures.weight) }) : words('changedSince'));
  for (const name of ['dead', 'rage'] as const) {
    const n = figures?.[name];
    if (n) said.push(words(name, { n }));
  }
  return said.join(' · ');
}

/** Height says it too, for those who cannot tell the colours. */
function ramp(words: Words, { measure, compared }: Look, compares: boolean): Piece {
  const diverges = compares && compared === 'difference';
  const ends = diverges ? words.differs('B') : words.ends(measure);
  const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((step) => {
    const height = diverges ? 30 + Math.abs(step - 4) * 17 : 20 + step * 10;
    return h('i', { style: `background:var(--${diverges ? 'differs' : 'heat'}-${step});height:${height}%` });
  });
  return h(
    'div',
    { class: 'ramp' },
    h('div', { 'aria-hidden': 'true' }, ...steps),
    h('p', {}, ...ends.map((end) => h('span', {}, end))),
    compares && !diverges && h('p', {}, words('halves')),
  );
}

/** A figure as people read it. */
export function toldOf(words: Words, measure: Measure, figures: Figures | undefined): string {
  if (!figures || (measure === 'attention' && !figures.reached)) return '–';
  if (measure === 'clicks') return `${figures.clicks}`;
  return measure === 'attention' ? words.seconds(figures.attention) : percent(figures[measure]);
}
