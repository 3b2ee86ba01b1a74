import type { Metrics } from '../../runtime/wire/api/settings.ts';
import { type Text, useFormats, useText, type Values } from '../i18n/index.ts';
import { HOME } from '../i18n/words/home.ts';
import { DayBars } from '../parts/charts.tsx';
import { Figure } from '../parts/figure.tsx';

interface Step {
  title: Text;
  note: Text;
  /** Names of the daily counts that the figure adds up. */
  counts: string[];
  to: string;
}

const STEPS: Step[] = [
  { title: HOME.sense, note: HOME.senseNote, counts: ['readings'], to: '/contents' },
  { title: HOME.decide, note: HOME.decideNote, counts: ['runs'], to: '/journeys' },
  { title: HOME.act, note: HOME.actNote, counts: ['pushes', 'tasks'], to: '/tasks' },
  { title: HOME.feedback, note: HOME.feedbackNote, counts: ['goals'], to: '/journeys' },
];

type Counts = Record<string, number>;

const sum = (counts: Counts, names: string[]) =>
  names.reduce((total, name) => total + (counts[name] ?? 0), 0);

/** The four steps as one row of figures; each opens its page. */
export function Loop({ metrics }: { metrics: Metrics }) {
  const text = useText();
  return (
    <section class="loop" aria-label={text(HOME.loop)}>
      {STEPS.map((step) => (
        <LoopStep key={step.title.en} step={step} metrics={metrics} />
      ))}
    </section>
  );
}

function LoopStep({ step, metrics }: { step: Step; metrics: Metrics }) {
  const text = useText();
  const { number } = useFormats();
  const values = metrics.series.map(({ counts }) => sum(counts, step.counts));
  const title = text(step.title);
  const label = text(HOME.byDay, { title, n: metrics.days, values: values.map(number).join(', ') });
  return (
    <Figure title={title} value={number(sum(metrics.totals, step.counts))} to={step.to}>
      <Change step={step} metrics={metrics} />
      <DayBars values={values} label={label} />
      <span>{text(step.note, noteValues(metrics.totals, number))}</span>
    </Figure>
  );
}

function noteValues(totals: Counts, number: (value: number) => string): Values {
  const shown = (name: string) => number(totals[name] ?? 0);
  return {
    completes: shown('completes'),
    persons: shown('persons'),
    pushes: shown('pushes'),
    tasks: shown('tasks'),
    done: shown('tasks-done'),
    clicked: shown('pushes-clicked'),
  };
}

function Change({ step, metrics: { totals, before, days } }: { step: Step; metrics: Metrics }) {
  const text = useText();
  const { change } = useFormats();
  const was = sum(before, step.counts);
  if (was === 0) return <span class="change">{text(HOME.noBefore, { n: days })}</span>;
  return (
    <span class="change">
      {text(HOME.change, { change: change(sum(totals, step.counts), was), n: days })}
    </span>
  );
}
