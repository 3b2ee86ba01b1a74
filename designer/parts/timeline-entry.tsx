import type { ComponentChildren } from 'preact';
import { SHARE_BROUGHT, SHARE_OPENED } from '../../runtime/journey/shares.ts';
import type { TimelineEntry } from '../../runtime/wire/api/people.ts';
import { useFormats, useText } from '../i18n/index.ts';
import { GATE } from '../i18n/words/gate.ts';
import { PEOPLE } from '../i18n/words/people.ts';
import { SHARES } from '../i18n/words/shares.ts';
import { TASK } from '../i18n/words/task.ts';
import { Link } from '../router.tsx';
import { useAgentNames } from './agents.ts';
import { changeText, gateText } from './gate.ts';
import { GateNote } from './gate-note.tsx';
import { HeatStrip } from './heat-strip.tsx';
import { StateMark, TaskMark } from './marks.tsx';
import { QualityMark } from './quality.tsx';

export interface EntryContext {
  personId: string;
  zone: string | null;
  contentPath: string | undefined;
  /** ms of the longest article, whose strip takes the whole width. */
  longest: number;
}

type EntryOf<K extends TimelineEntry['kind']> = Extract<TimelineEntry, { kind: K }>;
interface Props<K extends TimelineEntry['kind']> {
  entry: EntryOf<K>;
  context: EntryContext;
}

export function TimelineItem({ entry, context }: { entry: TimelineEntry; context: EntryContext }) {
  switch (entry.kind) {
    case 'reading':
      return <ReadingItem entry={entry} context={context} />;
    case 'push':
      return <PushItem entry={entry} context={context} />;
    case 'task':
      return <TaskItem entry={entry} context={context} />;
    case 'contact':
      return <ContactItem entry={entry} context={context} />;
    case 'change':
      return <ChangeItem entry={entry} context={context} />;
    case 'event':
      return <EventItem entry={entry} context={context} />;
  }
}

interface ItemProps {
  at: number;
  zone: string | null;
  kind: string;
  children: ComponentChildren;
}

/** Time, kind, and what it was; the person's own time as a hint. */
function Item({ at, zone, kind, children }: ItemProps) {
  const text = useText();
  const { time, dateTime } = useFormats();
  const theirs = zone ? text(PEOPLE.theirTime, { time: dateTime(at, zone) }) : undefined;
  return (
    <li class="entry">
      <time dateTime={new Date(at).toISOString()} title={theirs}>
        {time(at)}
      </time>
      <span class="entry-kind">{kind}</span>
      <div class="entry-body">{children}</div>
    </li>
  );
}

/** Expected reading time, ms. */
export const lengthOf = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);

function ReadingItem({ entry: { at, reading }, context }: Props<'reading'>) {
  const text = useText();
  const { share, duration } = useFormats();
  const { title, completion, state, engaged, bands, weights, contentId, visits, quality } = reading;
  const label = text(TASK.strip, { title, share: share(completion) });
  const length = context.longest && weights.length ? lengthOf(weights) / context.longest : 1;
  const to = context.contentPath && `${context.contentPath}/${contentId}?person=${context.personId}`;
  return (
    <Item at={at} zone={context.zone} kind={text(PEOPLE.read)}>
      <p>
        {to ? <Link to={to}>{title}</Link> : title}{' '}
        <span class="entry-figures">
          <StateMark state={state} /> · {share(completion)} · {duration(engaged)}
          {visits > 1 && <> · {text(PEOPLE.visits, { n: visits })}</>}
        </span>{' '}
        <QualityMark quality={quality} />
      </p>
      <HeatStrip bands={bands} weights={weights} label={label} length={length} />
    </Item>
  );
}

function PushItem({ entry: { at, title, state, runId, node }, context }: Props<'push'>) {
  const text = useText();
  const says = PEOPLE.pushStates[state as keyof typeof PEOPLE.pushStates];
  return (
    <Item at={at} zone={context.zone} kind={text(PEOPLE.pushed)}>
      <p>
        {title} <span class="entry-figures">{says ? text(says) : state}</span>{' '}
        <Why runId={runId} node={node} context={context} />
      </p>
    </Item>
  );
}

function TaskItem({ entry, context }: Props<'task'>) {
  const text = useText();
  return (
    <Item at={entry.at} zone={context.zone} kind={text(PEOPLE.task)}>
      <p>
        <Link to={`/tasks/${entry.id}`}>{entry.title}</Link>{' '}
        <span class="entry-figures">
          <TaskMark task={entry as Parameters<typeof TaskMark>[0]['task']} />
        </span>{' '}
        <Why runId={entry.runId} node={entry.node} context={context} />
      </p>
    </Item>
  );
}

/** Leads to the step of the run that did it; agents have no such page. */
function Why({ runId, node, context }: { runId: string; node: string; context: EntryContext }) {
  const text = useText();
  if (!context.contentPath) return null;
  return (
    <Link to={`/runs/${runId}?node=${encodeURIComponent(node)}`} class="entry-why">
      {text(GATE.why)}
    </Link>
  );
}

function ContactItem({ entry, context }: Props<'contact'>) {
  const text = useText();
  const { near } = useFormats();
  const { at, runId, node } = entry;
  return (
    <Item at={at} zone={context.zone} kind={text(GATE.contact)}>
      <p>
        {context.contentPath ? (
          <GateNote decided={entry} personId={context.personId} />
        ) : (
          text(gateText(entry, near))
        )}{' '}
        <Why runId={runId} node={node} context={context} />
      </p>
    </Item>
  );
}

function ChangeItem({ entry: { at, what, data, runId, node }, context }: Props<'change'>) {
  const text = useText();
  const nameOf = useAgentNames();
  return (
    <Item at={at} zone={context.zone} kind={text(GATE.change)}>
      <p>
        {text(changeText(what, data, nameOf))}{' '}
        {runId !== '' && <Why runId={runId} node={node} context={context} />}
      </p>
    </Item>
  );
}

function EventItem(props: Props<'event'>) {
  const text = useText();
  const { at, type, name, properties } = props.entry;
  const { context } = props;
  if (SHARE_EVENTS.includes(name)) return <ShareItem {...props} />;
  const known = type === 'identify';
  const details = Object.entries(properties).filter(([, value]) => typeof value !== 'object');
  return (
    <Item at={at} zone={context.zone} kind={text(PEOPLE.event)}>
      <p>
        {known ? text(PEOPLE.identified) : name}{' '}
        <span class="entry-figures">{details.map(([key, value]) => `${key}: ${value}`).join(' · ')}</span>
      </p>
    </Item>
  );
}

const SHARE_EVENTS = [SHARE_OPENED, SHARE_BROUGHT];

/** What the runtime tells of shares: the person came by one, or brought somebody. */
function ShareItem({ entry: { at, name, properties }, context }: Props<'event'>) {
  const text = useText();
  const { number } = useFormats();
  const { by, depth, content } = properties;
  const opened = by === 'agent' ? SHARES.openedAgent : SHARES.openedCustomer;
  return (
    <Item at={at} zone={context.zone} kind={text(SHARES.title)}>
      <p>
        {text(name === SHARE_OPENED ? opened : SHARES.broughtSomebody)}{' '}
        {Number(depth) > 0 && (
          <span class="entry-figures">{text(SHARES.depth, { n: number(Number(depth)) })}</span>
        )}{' '}
        {context.contentPath && <Link to={`${context.contentPath}/${content}`}>{text(SHARES.see)}</Link>}
      </p>
    </Item>
  );
}
