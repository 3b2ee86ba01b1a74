/** How many came in and dropped out, day by day. */
import type { SegmentShown } from '../../runtime/wire/api/segments.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { SEGMENTS } from '../i18n/words/segments.ts';
import { type Column, Table } from '../parts/table.tsx';

type Days = SegmentShown['days'];

const DAY = 86_400_000;
const HALF = 40;

export function CameAndWent({ days }: { days: Days }) {
  const text = useText();
  const { number, date } = useFormats();
  const sum = (of: 'entered' | 'left') => days.reduce((total, day) => total + day[of], 0);
  const [entered, left] = [sum('entered'), sum('left')];
  const busy = days.filter((day) => day.entered + day.left > 0);
  const dayOf = (day: number) => date(day * DAY, 'UTC');
  const columns: Column<Days[number]>[] = [
    { title: text(SEGMENTS.day), cell: ({ day }) => dayOf(day) },
    { title: text(SEGMENTS.entered), figure: true, cell: (day) => number(day.entered) },
    { title: text(SEGMENTS.left), figure: true, cell: (day) => number(day.left) },
  ];
  return (
    <section class="card segment-days">
      <h2>{text(SEGMENTS.days)}</h2>
      {busy.length === 0 ? (
        <p class="faint">{text(SEGMENTS.noDays)}</p>
      ) : (
        <>
          <Bars
            days={days}
            label={text(SEGMENTS.daysLabel, { entered: number(entered), left: number(left) })}
          />
          <p class="segment-axis" aria-hidden="true">
            <span>{dayOf(days[0]?.day ?? 0)}</span>
            <span>{dayOf(days.at(-1)?.day ?? 0)}</span>
          </p>
          <p>{text(SEGMENTS.daysLabel, { entered: number(entered), left: number(left) })}</p>
          <details>
            <summary>{text(SEGMENTS.dayByDay)}</summary>
            <Table
              title={text(SEGMENTS.days)}
              columns={columns}
              rows={busy.toReversed()}
              id={({ day }) => String(day)}
            />
          </details>
        </>
      )}
      <p class="help">{text(SEGMENTS.daysHelp)}</p>
    </section>
  );
}

/** Up: came in; down: dropped out; both on one scale. */
function Bars({ days, label }: { days: Days; label: string }) {
  const most = Math.max(...days.flatMap(({ entered, left }) => [entered, left]));
  const width = 100 / days.length;
  const bar = (of: 'entered' | 'left', sign: 1 | -1) =>
    days.map((day, index) => {
      const height = day[of] === 0 ? 0 : Math.max(1.5, (day[of] / most) * (HALF - 1));
      const from = (index * width + width * 0.1).toFixed(2);
      return `M${from} ${HALF}v${(-sign * height).toFixed(2)}h${(width * 0.8).toFixed(2)}V${HALF}z`;
    });
  return (
    <svg
      class="segment-bars"
      role="img"
      aria-label={label}
      viewBox={`0 0 100 ${HALF * 2}`}
      preserveAspectRatio="none"
    >
      <path class="segment-entered" d={bar('entered', 1).join('')} />
      <path class="segment-left" d={bar('left', -1).join('')} />
      <path class="curve-grid" d={`M0 ${HALF}h100`} />
    </svg>
  );
}
