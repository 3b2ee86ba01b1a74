/** Ours: the newest states of all readings of the article, their bands added up by paragraph. */
import type { Account } from '../judged.ts';
import { sumOf } from '../statistics.ts';
import type { Visited } from '../visit.ts';
import { blockOfBand } from './mapping.ts';

/**
 * A reading goes on over visits, so there is one. But who comes back to an article that arrives in pieces has read the first pieces, for
 * seconds, in a reading of its own: as in the runtime, all of them add up, and the longest tells how far the person came.
 */
export function dogear({ readings, said }: Visited, part: number): Account | undefined {
  const here = said.filter(({ article }) => article === part);
  const fits = readings
    .map((reading) => ({ reading, ...blockOfBand(reading.blocks, here) }))
    .filter(({ matched }) => matched > here.length / 4)
    .sort((one, other) => other.reading.engaged - one.reading.engaged);
  const longest = fits[0]?.reading;
  if (!longest) return undefined;
  const { state, quality } = longest;
  const attention = here.map((_, i) =>
    sumOf(
      fits.map(({ reading, paragraphs }) => sumOf(reading.bands.filter((_, band) => paragraphs[band] === i))),
    ),
  );
  return { attention, engaged: sumOf(fits.map(({ reading }) => reading.engaged)), state, quality };
}
