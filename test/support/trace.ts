/** What the main thread of a page did, from a trace of the browser; in its own processor time, so that a busy machine changes little. */
import type { Browser, Page } from 'playwright';

/** Part of the Trace Event Format that is used here; times in µs. */
interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Of the thread itself; some systems do not tell. */
  tdur?: number;
  pid: number;
  tid: number;
  args: { beginData?: { url?: string }; data?: { url?: string } };
}

interface Span {
  from: number;
  to: number;
  /** Time that the thread worked; where its clock is coarse, never more than what passed. */
  busy: number;
}

export interface Busy {
  /** ms of all tasks, and of the scripts in them. */
  tasks: number;
  scripts: number;
  /** ms of the longest stretch of scripts in one piece. */
  longestScript: number;
  /** Tasks over 50 ms that spend most of their time in scripts. */
  longScriptTasks: number;
}

const CATEGORIES = ['devtools.timeline', 'toplevel', 'disabled-by-default-devtools.timeline', 'v8'];
const SCRIPT = /^(FunctionCall|EvaluateScript|v8\.compile|RunMicrotasks|MinorGC|MajorGC)$/;
/** What the web calls a long task, µs. */
const LONG = 50_000;

/** Records while `act` opens a page and uses it. `address`: how the address of the page begins. */
export async function busyDuring(
  browser: Browser,
  page: Page,
  address: string,
  act: () => Promise<void>,
): Promise<Busy> {
  return busyOf(ownEvents(await recorded(browser, page, act), address));
}

/** ms of the most that one task spends in scripts of these addresses, called by the browser. */
export async function longestOf(
  browser: Browser,
  page: Page,
  address: string,
  scripts: RegExp,
  act: () => Promise<void>,
): Promise<number> {
  const own = ownEvents(await recorded(browser, page, act), address);
  const ours = outermost(
    own.filter(({ name, args }) => SCRIPT.test(name) && scripts.test(args.data?.url ?? '')),
  );
  const tasks = outermost(own.filter(({ name }) => name.endsWith('RunTask')));
  const within = ({ from, to }: Span) => ours.filter((span) => span.from >= from && span.to <= to);
  return Math.max(0, ...tasks.map((task) => total(within(task)))) / 1_000;
}

async function recorded(browser: Browser, page: Page, act: () => Promise<void>): Promise<TraceEvent[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  return JSON.parse((await browser.stopTracing()).toString()).traceEvents;
}

/** What the main thread of the page did. */
function ownEvents(events: readonly TraceEvent[], address: string): TraceEvent[] {
  const parsed = events.find(
    ({ name, args }) => name === 'ParseHTML' && args.beginData?.url?.startsWith(address),
  );
  if (!parsed) throw new Error(`The trace has no page at ${address}.`);
  return events.filter(({ ph, pid, tid }) => ph === 'X' && pid === parsed.pid && tid === parsed.tid);
}

function busyOf(own: readonly TraceEvent[]): Busy {
  const tasks = outermost(own.filter(({ name }) => name.endsWith('RunTask')));
  const scripts = outermost(own.filter(({ name }) => SCRIPT.test(name)));
  const within = ({ from, to }: Span) => scripts.filter((script) => script.from >= from && script.to <= to);
  return {
    tasks: total(tasks) / 1_000,
    scripts: total(scripts) / 1_000,
    longestScript: Math.max(0, ...scripts.map(({ busy }) => busy)) / 1_000,
    longScriptTasks: tasks.filter((task) => task.busy > LONG && total(within(task)) > task.busy / 2).length,
  };
}

/** Spans that lie in no other, in order. */
function outermost(events: readonly TraceEvent[]): Span[] {
  const spans: Span[] = [];
  for (const { ts, dur = 0, tdur = dur } of events.toSorted(
    (a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0),
  )) {
    if (ts >= (spans.at(-1)?.to ?? 0)) spans.push({ from: ts, to: ts + dur, busy: Math.min(dur, tdur) });
  }
  return spans;
}

const total = (spans: readonly Span[]) => spans.reduce((sum, { busy }) => sum + busy, 0);
