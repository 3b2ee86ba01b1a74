/** Small pictures of figures: bars by day, bars by name. */
import { useFormats } from '../i18n/index.ts';

/** One bar a day, the last day last; `label` says it in words. */
export function DayBars({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(1, ...values);
  const width = 100 / Math.max(1, values.length);
  const bars = values.map((value, day) => {
    const height = value === 0 ? 0.5 : Math.max(1.5, (value / most) * 24);
    return `M${(day * width).toFixed(2)} 24v-${height.toFixed(2)}h${(width * 0.8).toFixed(2)}v${height.toFixed(2)}z`;
  });
  return (
    <svg class="day-bars" role="img" aria-label={label} viewBox="0 0 100 24" preserveAspectRatio="none">
      <path d={bars.join('')} />
    </svg>
  );
}

/** Shares (0 to 1) by name, longest bar first. */
export function BarList({ rows }: { rows: readonly { name: string; share: number }[] }) {
  const { share: percent } = useFormats();
  return (
    <ul class="bar-list">
      {rows.map(({ name, share }) => (
        <li key={name}>
          <span>{name}</span>
          <span class="bar-track" aria-hidden="true">
            <i style={{ width: `${share * 100}%` }} />
          </span>
          <span class="bar-value">{percent(share)}</span>
        </li>
      ))}
    </ul>
  );
}

/** A share in a table cell: the figure, and a bar to compare by eye. */
export function ShareCell({ share }: { share: number }) {
  const { share: percent } = useFormats();
  return (
    <span class="share-cell">
      {percent(share)}
      <span class="bar-track" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
}
