/** What a replay came to: figures side by side, the agents' days against their capacity, runs by day. */
import type { Names } from '../../../../runtime/journey/definition.ts';
import type { ReplayShown } from '../../../../runtime/wire/api/replay.ts';
import type { Draft } from '../../../edit/draft.ts';
import { useFormats, useText } from '../../../i18n/index.ts';
import { REPLAY } from '../../../i18n/words/replay.ts';
import { DayBars } from '../../../parts/charts.tsx';
import { whichText } from './earlier.tsx';
import { type Load, loadsOf, type Row, rowsOf, startsOf } from './reckon.ts';
import { Reservations } from './reservations.tsx';

interface ResultsProps {
  replay: ReplayShown;
  result: NonNullable<ReplayShown['result']>;
  /** As they were walked. */
  drafts: readonly Draft[];
  names: Names;
}

export function Results({ replay, result, drafts, names }: ResultsProps) {
  const { figures } = result;
  const text = useText();
  const { number } = useFormats();
  return (
    <>
      <section class="inspector-part">
        <h2>{text(REPLAY.figures)}</h2>
        <FigureTable replay={replay} rows={rowsOf(figures, goalsIn(drafts))} />
        <Reservations result={result} drafts={drafts} />
        <p class="form-help">{text(REPLAY.gateNote)}</p>
      </section>
      <section class="inspector-part">
        <h2>{text(REPLAY.starts)}</h2>
        {figures.map((one, index) => {
          const values = startsOf(one, replay.from, replay.to);
          const title = text(whichText(replay.versions[index] ?? 'draft'));
          const most = number(Math.max(0, ...values));
          return (
            <div key={index} class="replay-days">
              {figures.length > 1 && <small class="faint">{title}</small>}
              <DayBars values={values} label={`${title}: ${text(REPLAY.mostStarts, { n: most })}`} />
              <small class="faint">{text(REPLAY.mostStarts, { n: most })}</small>
            </div>
          );
        })}
      </section>
      <Workload {...{ replay, result, names }} />
    </>
  );
}

function FigureTable({ replay, rows }: { replay: ReplayShown; rows: readonly Row[] }) {
  const text = useText();
  const { number, share, change } = useFormats();
  const two = replay.versions.length > 1;
  return (
    <table class="table replay-table">
      <thead>
        <tr>
          <th scope="col">{text(REPLAY.figure)}</th>
          {replay.versions.map((which, index) => (
            <th key={index} scope="col" class="figure-cell">
              {text(whichText(which))}
            </th>
          ))}
          {two && (
            <th scope="col" class="figure-cell">
              {text(REPLAY.change)}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ title, values, share: isShare }) => (
          <tr key={title.en}>
            <th scope="row">{text(title)}</th>
            {values.map((value, index) => (
              <td key={index} class="figure-cell">
                {isShare ? share(value) : number(value)}
              </td>
            ))}
            {two && <td class="figure-cell">{change(values[0] ?? 0, values[1] ?? 0)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Goals that somebody could have reached. */
const goalsIn = (drafts: readonly Draft[]): string[] =>
  drafts.flatMap(({ graph: { nodes, settings } }) =>
    [...nodes.map(({ kind, goal }) => (kind === 'goal' ? goal : undefined)), settings?.goal].filter(
      (goal) => typeof goal === 'string' && goal !== '',
    ),
  ) as string[];

function Workload({ replay, result, names }: Omit<ResultsProps, 'drafts'>) {
  const text = useText();
  const loads = loadsOf(result);
  const called = (agent: string) => {
    if (agent === '') return text(REPLAY.nobody);
    if (agent === 'anyone') return text(REPLAY.anyone);
    const unit = agent.startsWith('unit:') ? agent.slice(5) : undefined;
    return unit === undefined ? names.agent(agent) : (names.unit?.(unit) ?? unit);
  };
  return (
    <section class="inspector-part">
      <h2>{text(REPLAY.workload)}</h2>
      {loads.length === 0 ? (
        <p class="faint">{text(REPLAY.noTasks)}</p>
      ) : (
        <table class="table replay-table">
          <thead>
            <tr>
              <th scope="col">{text(REPLAY.agent)}</th>
              {replay.versions.map((which, index) => (
                <th key={index} scope="col" class="figure-cell">
                  {text(whichText(which))}
                </th>
              ))}
              <th scope="col" class="figure-cell">
                {text(REPLAY.capacity)}
              </th>
              <th scope="col" class="figure-cell">
                {text(REPLAY.daysOver)}
              </th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <LoadRow key={load.agent} load={load} name={called(load.agent)} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function LoadRow({ load: { most, over, capacity }, name }: { load: Load; name: string }) {
  const text = useText();
  const { number } = useFormats();
  const limit = capacity === undefined ? '–' : capacity === null ? text(REPLAY.noLimit) : number(capacity);
  return (
    <tr>
      <th scope="row">{name}</th>
      {most.map((count, index) => (
        <td key={index} class="figure-cell">
          {number(count)}
        </td>
      ))}
      <td class="figure-cell">{limit}</td>
      <td class={`figure-cell ${over.some((days) => days > 0) ? 'replay-over' : ''}`}>
        {over.map((days) => (days > 0 ? `⚠ ${number(days)}` : number(days))).join(' · ')}
      </td>
    </tr>
  );
}
