/** What is to be replayed: a version, perhaps beside another one, and a window of what was recorded. */
import { useState } from 'preact/hooks';
import type { JourneyShown } from '../../../../runtime/wire/api/journeys.ts';
import type { ReplayBegun, ReplaysListed } from '../../../../runtime/wire/api/replay.ts';
import { ApiError, api } from '../../../api.ts';
import { type Text, useFormats, useText } from '../../../i18n/index.ts';
import { REPLAY } from '../../../i18n/words/replay.ts';
import { Button } from '../../../parts/button.tsx';
import { Chips, Select } from '../../../parts/fields.tsx';
import { Empty, ErrorNote } from '../../../parts/states.tsx';
import { journeyPath } from '../stored.ts';

type Which = ReplayBegun['versions'][number];
type History = NonNullable<ReplaysListed['history']>;

const DAY = 86_400_000;

interface SetUpProps {
  journey: JourneyShown;
  history: ReplaysListed['history'];
  /** Another one is under way. */
  running: boolean;
  onBegun(id: string): void;
}

export function SetUp({ history, ...rest }: SetUpProps) {
  const text = useText();
  if (history) return <Asked history={history} {...rest} />;
  return (
    <Empty title={text(REPLAY.noHistory)}>
      <p>{text(REPLAY.noHistoryHelp)}</p>
    </Empty>
  );
}

function Asked({ journey, history, running, onBegun }: SetUpProps & { history: History }) {
  const text = useText();
  const { date } = useFormats();
  const [which, choose] = useState<Which>('draft');
  const [beside, compare] = useState<Which | undefined>(journey.version ?? undefined);
  const [span, setSpan] = useState(() => lastDays(history, 30));
  const [refused, refuse] = useState<Text | ApiError>();
  const [busy, setBusy] = useState(false);
  const names = useVersionNames(journey);
  const start = async () => {
    const { from, to } = windowOf(span);
    if (!(from < to)) return refuse(REPLAY.upsideDown);
    setBusy(true);
    refuse(undefined);
    const versions = beside === undefined || beside === which ? [which] : [which, beside];
    await api.post<{ id: string }>(`${journeyPath(journey.id)}/replay`, { versions, from, to }).then(
      ({ id }) => onBegun(id),
      (error) => refuse(refusalOf(error)),
    );
    setBusy(false);
  };
  return (
    <form
      class="replay-set-up"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p class="form-help">{text(REPLAY.help)}</p>
      <Select
        title={text(REPLAY.which)}
        value={String(which)}
        choices={names}
        onChoose={(value) => choose(whichOf(value) ?? 'draft')}
      />
      <Select
        title={text(REPLAY.beside)}
        value={String(beside ?? '')}
        choices={[{ value: '', title: text(REPLAY.alone) }, ...names]}
        onChoose={(value) => compare(whichOf(value))}
      />
      <Chips
        title={text(REPLAY.period)}
        chosen={String(PERIODS.find(({ days }) => same(lastDays(history, days), span))?.days ?? '')}
        choices={PERIODS.map(({ days, title }) => ({ value: String(days), title: text(title) }))}
        onChoose={(days) => setSpan(lastDays(history, Number(days)))}
      />
      <div class="replay-window">
        <Day title={text(REPLAY.from)} value={span.from} onChange={(from) => setSpan({ ...span, from })} />
        <Day title={text(REPLAY.to)} value={span.to} onChange={(to) => setSpan({ ...span, to })} />
      </div>
      <p class="form-help">{text(REPLAY.history, { from: date(history.from), to: date(history.to) })}</p>
      {refused instanceof ApiError && <ErrorNote error={refused} />}
      {refused && !(refused instanceof ApiError) && (
        <p class="error-note" role="alert">
          {text(refused)}
        </p>
      )}
      <Button type="submit" look="primary" busy={busy} disabled={running}>
        {text(REPLAY.start)}
      </Button>
    </form>
  );
}

function Day({ title, value, onChange }: { title: string; value: string; onChange(value: string): void }) {
  return (
    <label>
      {title}
      <input
        type="date"
        class="field"
        required
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** The draft, then versions, the newest first. */
function useVersionNames({ version }: JourneyShown) {
  const text = useText();
  const published = Array.from({ length: version ?? 0 }, (_, index) => (version ?? 0) - index);
  return [
    { value: 'draft', title: text(REPLAY.draft) },
    ...published.map((n) => ({
      value: String(n),
      title: text(n === version ? REPLAY.live : REPLAY.versionN, { n }),
    })),
  ];
}

const whichOf = (value: string): Which | undefined =>
  value === 'draft' ? value : value === '' ? undefined : Number(value);

/** Days as inputs write them, in the viewer's zone. */
interface Span {
  from: string;
  to: string;
}

const ALL = 0;
const PERIODS = [
  { days: 7, title: REPLAY.lastWeek },
  { days: 30, title: REPLAY.lastMonth },
  { days: ALL, title: REPLAY.all },
];

const same = (one: Span, other: Span) => one.from === other.from && one.to === other.to;

function lastDays({ from, to }: History, days: number): Span {
  const first = days === ALL ? from : Math.max(from, to - (days - 1) * DAY);
  return { from: dayText(first), to: dayText(to) };
}

function dayText(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 10);
}

/** From the beginning of the first day to the end of the last; ms UTC. */
function windowOf({ from, to }: Span): { from: number; to: number } {
  const end = new Date(`${to}T00:00`);
  end.setDate(end.getDate() + 1);
  return { from: new Date(`${from}T00:00`).getTime(), to: end.getTime() };
}

function refusalOf(error: unknown): Text | ApiError {
  if (!(error instanceof ApiError)) throw error;
  if (error.code === 'journey-faulty') return REPLAY.faulty;
  return error.code === 'replay-running' ? REPLAY.busy : error;
}
