/** My tasks: what waits today, what I took on, what is done. */
import type { Page } from '../../runtime/wire/api/shared.ts';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useLoad } from '../api.ts';
import { type Text, useFormats, useText } from '../i18n/index.ts';
import { AGENT } from '../i18n/words/agent.ts';
import { Button } from '../parts/button.tsx';
import { type Listing, useListing } from '../parts/listing.ts';
import { More } from '../parts/more.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { setQuery, useRoute } from '../router.tsx';
import { Card } from './card.tsx';
import { useFresh } from './fresh.ts';
import { type Heap, sorted } from './heaps.ts';

const OPEN = '/api/tasks?state=offered,accepted,contacted&limit=200';
const DONE = '/api/tasks?state=done';
const EMPTY: Record<Heap, Text> = {
  today: AGENT.emptyToday,
  accepted: AGENT.emptyAccepted,
  done: AGENT.emptyDone,
};

export function MyTasks() {
  const text = useText();
  const open = useLoad<Page<TaskShown>>(OPEN);
  const done = useListing<TaskShown>(DONE);
  const newer = useFresh(OPEN, open);
  const heaps = sorted(open.data?.items ?? [], Date.now());
  const counted = open.data ? heaps : { today: undefined, accepted: undefined };
  const shown = shownHeap(useRoute().query.get('heap'));
  const reload = () => {
    open.reload();
    done.reload();
  };
  return (
    <>
      <h1 class="only-read">{text(AGENT.title)}</h1>
      <HeapTabs shown={shown} counts={{ ...counted, done: done.data }} more={done.more !== undefined} />
      {newer && (
        <p class="fresh" role="status">
          <Button onClick={reload}>{text(AGENT.fresh)}</Button>
        </p>
      )}
      {shown === 'done' ? (
        <DoneCards done={done} onMoved={reload} />
      ) : (
        <Shown of={open}>
          {() => <Cards tasks={heaps[shown]} later={heaps.later[shown]} heap={shown} onMoved={reload} />}
        </Shown>
      )}
    </>
  );
}

const shownHeap = (named: string | null): Heap =>
  named === 'accepted' || named === 'done' ? named : 'today';

interface HeapTabsProps {
  shown: Heap;
  /** Nothing is said of what is not known yet. */
  counts: Record<Heap, TaskShown[] | undefined>;
  /** There are more done ones than were counted. */
  more: boolean;
}

function HeapTabs({ shown, counts, more }: HeapTabsProps) {
  const text = useText();
  const { number } = useFormats();
  const count = (heap: Heap, { length }: TaskShown[]) =>
    number(length) + (heap === 'done' && more ? '+' : '');
  const tabs = (['today', 'accepted', 'done'] as const).map((id) => ({
    id,
    title: text(AGENT[id]),
    ...(counts[id] && { count: count(id, counts[id]) }),
  }));
  const show = (id: string) => setQuery({ heap: id === 'today' ? undefined : id });
  return <Tabs title={text(AGENT.title)} tabs={tabs} shown={shown} onShow={show} />;
}

interface CardsProps {
  tasks: TaskShown[];
  /** Put off: below the others. */
  later: TaskShown[];
  heap: Heap;
  onMoved(): void;
}

function Cards({ tasks, later, heap, onMoved }: CardsProps) {
  const text = useText();
  return (
    <>
      {tasks.length === 0 && <Empty title={text(EMPTY[heap])} />}
      <CardList tasks={tasks} onMoved={onMoved} />
      {later.length > 0 && <h2>{text(AGENT.later)}</h2>}
      <CardList tasks={later} onMoved={onMoved} />
    </>
  );
}

function DoneCards({ done, onMoved }: { done: Listing<TaskShown>; onMoved(): void }) {
  return (
    <>
      <Shown of={done}>{(tasks) => <Cards tasks={tasks} later={[]} heap="done" onMoved={onMoved} />}</Shown>
      <More of={done} />
    </>
  );
}

function CardList({ tasks, onMoved }: { tasks: TaskShown[]; onMoved(): void }) {
  return (
    <ul class="cards">
      {tasks.map((task) => (
        <Card key={task.id} task={task} onMoved={onMoved} />
      ))}
    </ul>
  );
}
