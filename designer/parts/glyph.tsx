/** The icons of the designer: one line weight, on a grid of 24. Kinds of nodes name theirs. */
import './glyph.css';
import type { Icon } from '../../runtime/journey/definition.ts';

const NODE_GLYPHS: Record<Icon, string> = {
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  book: 'M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2',
  hourglass: 'M6 3h12M6 21h12M7 3v3c0 3 5 4 5 6s-5 3-5 6v3M17 3v3c0 3-5 4-5 6s5 3 5 6v3',
  fork: 'M12 3v6M12 9c0 4-6 3-6 8v4M12 9c0 4 6 3 6 8v4M3 18l3 3 3-3M15 18l3 3 3-3',
  dice: 'M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM8.5 8.5h.01M15.5 8.5h.01M12 12h.01M8.5 15.5h.01M15.5 15.5h.01',
  bell: 'M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  handshake:
    'M2 7l4-1.5L12 8l6-2.5L22 7v8l-3 1M2 7v8l3 1 5.5 4.4a2 2 0 0 0 2.6-.1L18 15.500M12 8l-3.6 3.400a1.7 1.7 0 0 0 2.4 2.400L13.5 12l5.5 4',
  question:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 16.500h.01',
  cloud:
    'M7 18a4 4 0 0 1-.5-8A6 6 0 0 1 18 9.500a4 4 0 0 1-.5 8.500zM12 18v-6M9.500 14.500 12 12l2.500 2.500',
  star: 'M12 3.500l2.600 5.400 5.900.8-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900-4.300-4.100 5.900-.8z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.400 3.600-7 8-7s8 2.600 8 7',
  tag: 'M4 4h8l8.5 8.500a1.5 1.5 0 0 1 0 2.100l-5.9 5.900a1.5 1.5 0 0 1-2.1 0L4 12zM8.5 8.500h.01',
  pencil: 'M4 20l1-4L16.5 4.500a2.1 2.1 0 0 1 3 3L8 19zM14 7l3 3',
  target: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 12h.01',
  people:
    'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21c0-4 3-7 7-7s7 3 7 7M16 3.500a4 4 0 0 1 0 7M18 14.500c2.5.8 4 3 4 6.5',
  repeat: 'M4 11V9a3 3 0 0 1 3-3h12M16 3l3 3-3 3M20 13v2a3 3 0 0 1-3 3H5M8 21l-3-3 3-3',
  calendar:
    'M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4 10h16M8 3v4M16 3v4M12 15h.01',
  hand: 'M7 12V6.500a1.500 1.500 0 0 1 3 0V11V4.500a1.500 1.500 0 0 1 3 0V11V6a1.500 1.500 0 0 1 3 0v8c0 4-2 7-6 7-3 0-4.500-2-6-5l-1-2.500a1.500 1.500 0 0 1 2.500-1.500z',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  cases: 'M12 3v5M12 8H5v5M12 8v5M12 8h7v5M3 13h4v4H3zM10 13h4v4h-4zM17 13h4v4h-4z',
  shield: 'M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12h6',
  gate: 'M4 21V5M20 21V5M4 8h16M4 13h16M9 8v5M15 8v5',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5M8 8h8M8 12h5',
  share:
    'M18 8.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM18 21.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8.7 10.600l6.600-3.600M8.700 13.500l6.600 3.500',
  door: 'M6 21V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v17M3 21h18M14.5 12h.01',
};

const GLYPHS = {
  ...NODE_GLYPHS,
  close: 'M7 7l10 10M17 7 7 17',
  unfold: 'M7 10l5 5 5-5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  up: 'M12 19V5M6 11l6-6 6 6',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  tidy: 'M9 4h6v5H9zM4 15h6v5H4zM14 15h6v5h-6zM12 9v3M7 15v-3h10v3',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  play: 'M7 4l13 8-13 8z',
  pause: 'M8 5v14M16 5v14',
  warning: 'M12 4 2.5 20h19zM12 10v4M12 17h.01',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20',
  check: 'M5 12l5 5 9-11',
  publish: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  keys: 'M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
} as const;

export type GlyphName = keyof typeof GLYPHS;

export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
      <path d={GLYPHS[name]} />
    </svg>
  );
}
