/** Sense → decide → act → feedback at a glance; before the first reading, how to get it. */
import type { Metrics } from '../../runtime/wire/api/settings.ts';
import { useLoad } from '../api.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { HOME } from '../i18n/words/home.ts';
import { Chips } from '../parts/fields.tsx';
import { Page } from '../parts/page.tsx';
import { Shown } from '../parts/states.tsx';
import { setQuery, useRoute } from '../router.tsx';
import { FirstReading } from './home-first.tsx';
import { Journeys, LastRead } from './home-lists.tsx';
import { Loop } from './home-loop.tsx';

const PERIODS = ['7', '28', '90'];

export function HomePage() {
  const text = useText();
  const days = useRoute().query.get('days') ?? '7';
  const metrics = useLoad<Metrics>(`/api/metrics?days=${encodeURIComponent(days)}`);
  const periods = PERIODS.map((value) => ({ value, title: text(HOME.days, { n: value }) }));
  const choose = (value: string) => setQuery({ days: value });
  return (
    <Page
      title={text(COMMON.home)}
      actions={<Chips title={text(HOME.period)} chosen={days} choices={periods} onChoose={choose} />}
    >
      <Shown of={metrics}>
        {(data) => (
          <>
            {isEmpty(data) && <FirstReading onArrived={metrics.reload} />}
            <Loop metrics={data} />
            {!isEmpty(data) && <Lists />}
          </>
        )}
      </Shown>
    </Page>
  );
}

function Lists() {
  return (
    <div class="home-lists">
      <Journeys />
      <LastRead />
    </div>
  );
}

const isEmpty = ({ totals, before }: Metrics) => !totals.readings && !before.readings;
