/** What sort of reader somebody is. Nothing here is a constant of the SDK: people differ, and so do these. */
import type { Line } from './eyes.ts';
import { chanceOf } from './pages/chance.ts';

/** Something to read. */
export type Amount = Pick<Line, 'paragraph' | 'characters' | 'words' | 'pictures'>;

export interface Temper {
  /** Line by line: the line being read stays about where it is in the window; by screens: down to the last line, then on. */
  style: 'lines' | 'screens' | 'keys';
  /** Where in the window somebody reads who moves on line by line: share of its height. */
  eye: number;
  /** How far the eyes wander down before the page is moved, px. */
  step: number;
  /** How much of the last screen is kept above, px. */
  margin: number;
  /** ms to read this line, or paragraph, at one's own pace. */
  costOf(line: Amount): number;
}

/**
 * How much one person's pace differs from paragraph to paragraph: one standard deviation, as a share. One person's pace
 * over texts of the same difficulty differs by 3 % at 130 words and 11 % at 14 (Trauzettel-Klosinski et al., IReST against
 * Radner sentences; all readers, same texts: 5 %, IOVS 2012, 53: 5452), and from one level of difficulty to another by
 * about 14 % (Carver 1983, Is reading rate constant or flexible). Paragraphs are as short as the first and as different as
 * the second at the most: 10 % of each make 14 %.
 */
const SPREAD = 0.14;

/** The pace of a person, and of paragraphs that hold them up or do not, so that no two paragraphs take the same. */
export function temperOf(style: Temper['style'], person: string, text: string): Temper {
  const own = chanceOf('temper', person);
  const wordMs = 60_000 / own.between(200, 350);
  const characterMs = 60_000 / own.between(300, 600);
  const pictureMs = own.between(1_500, 5_000);
  const eye = own.between(0.25, 0.6);
  const paces = new Map<number, number>();
  const paceOf = (paragraph: number) => {
    const known = paces.get(paragraph) ?? chanceOf('pace', person, text, paragraph).around(SPREAD);
    paces.set(paragraph, known);
    return known;
  };
  return {
    style,
    eye,
    step: own.between(60, 220),
    margin: own.between(10, 90),
    costOf: ({ paragraph, characters, words, pictures }) =>
      paceOf(paragraph) * (characters * characterMs + words * wordMs + pictures * pictureMs),
  };
}
