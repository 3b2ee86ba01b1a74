/** How fast and how steady the pages were for those who read them. */
import { dayOf } from '../../clock.ts';
import type { Vitals } from '../../wire/api/shared.ts';
import type { Db } from '../index.ts';
import { addVitals, noVitals, thirdQuartileOf } from '../vitals.ts';

/** Of one content, or of all pages; the last `days` days (UTC) up to the one of `now`. */
export async function vitalsOf(db: Db, now: number, days: number, contentId?: string): Promise<Vitals> {
  const today = dayOf(now);
  let query = db
    .selectFrom('vitals')
    .select(['lcpJson', 'inpJson', 'clsJson'])
    .where('day', '>', today - days)
    .where('day', '<=', today);
  if (contentId !== undefined) query = query.where('contentId', '=', contentId);
  const sums = noVitals();
  for (const row of await query.execute()) addVitals(sums, row);
  const [lcp, inp, cls] = [
    thirdQuartileOf(sums.lcp, 'lcp'),
    thirdQuartileOf(sums.inp, 'inp'),
    thirdQuartileOf(sums.cls, 'cls'),
  ];
  return { days, lcp, inp, cls };
}
