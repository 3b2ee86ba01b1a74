/** Ours: the newest state of the reading, its bands added up by paragraph. */
import type { Account } from '../judged.ts';
import { sumOf } from '../statistics.ts';
import type { Visited } from '../visit.ts';
import { blockOfBand } from './mapping.ts';

/** With several visits the last state counts, which carries the earlier ones. */
export function dogear({ readings, said }: Visited, part: number): Account | undefined {
  const here = said.filter(({ article }) => article === part);
  const fits = readings
    .map((reading) => ({ reading, ...blockOfBand(reading.blocks, here) }))
    .filter(({ matched }) => matched > here.length / 4);
  const found = fits.at(-1);
  if (!found) return undefined;
  const { reading, paragraphs } = found;
  const attention = here.map((_, i) => sumOf(reading.bands.filter((_, band) => paragraphs[band] === i)));
  const { engaged, state, quality } = reading;
  return { attention, engaged, state, quality };
}
