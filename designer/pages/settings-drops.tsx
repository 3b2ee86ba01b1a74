import type { Metrics } from '../../runtime/wire/api/settings.ts';
import { useLoad } from '../api.ts';
import { type Text, useFormats, useText } from '../i18n/index.ts';
import { SETTINGS } from '../i18n/words/settings.ts';
import { Empty, Shown } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';

interface Drop {
  reason: string;
  count: number;
  before: number;
}

const PREFIX = 'drop:';
const WORDS: Record<string, Text> = {
  overflow: SETTINGS.dropOverflow,
  'no-consent': SETTINGS.dropNoConsent,
  'too-large': SETTINGS.dropTooLarge,
  'not-json': SETTINGS.dropNotJson,
};

/** What pages reported as dropped, by reason. */
export function Drops() {
  const text = useText();
  const metrics = useLoad<Metrics>('/api/metrics?days=7');
  const columns = useColumns();
  return (
    <section aria-labelledby="drops">
      <h2 id="drops">{text(SETTINGS.drops)}</h2>
      <p class="help">{text(SETTINGS.dropsHelp)}</p>
      <Shown of={metrics}>
        {(data) => {
          const rows = dropsIn(data);
          if (rows.length === 0) return <Empty title={text(SETTINGS.dropsEmpty)} />;
          return (
            <Table title={text(SETTINGS.drops)} columns={columns} rows={rows} id={({ reason }) => reason} />
          );
        }}
      </Shown>
    </section>
  );
}

/** Most first. */
function dropsIn({ totals, before }: Metrics): Drop[] {
  const names = new Set([...Object.keys(totals), ...Object.keys(before)]);
  return [...names]
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => ({
      reason: name.slice(PREFIX.length),
      count: totals[name] ?? 0,
      before: before[name] ?? 0,
    }))
    .sort((a, b) => b.count - a.count || b.before - a.before);
}

function useColumns(): Column<Drop>[] {
  const text = useText();
  const { number } = useFormats();
  const said = (reason: string) => {
    const [, status] = /^http-(\d+)$/.exec(reason) ?? [];
    if (status) return text(SETTINGS.dropHttp, { status });
    return text(WORDS[reason] ?? SETTINGS.dropOther);
  };
  return [
    { title: text(SETTINGS.reason), cell: ({ reason }) => said(reason) },
    { title: text(SETTINGS.lastDays), figure: true, cell: ({ count }) => number(count) },
    { title: text(SETTINGS.daysBefore), figure: true, cell: ({ before }) => number(before) },
  ];
}
