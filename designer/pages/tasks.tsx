/** Follow-up tasks of all agents, by state. */
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import { useText } from '../i18n/index.ts';
import { COMMON } from '../i18n/words/common.ts';
import { TASK } from '../i18n/words/task.ts';
import { TASKS } from '../i18n/words/tasks.ts';
import { useAgentNames } from '../parts/agents.ts';
import { useListing } from '../parts/listing.ts';
import { Due, TaskMark, When } from '../parts/marks.tsx';
import { More } from '../parts/more.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Shown } from '../parts/states.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { Link, setQuery, useRoute } from '../router.tsx';
import { agentOptions, LabelledPicker } from './labelled-picker.tsx';

const ALL = 'all';
/** Tasks that nobody has. */
const NONE = 'none';

export function TasksPage() {
  const text = useText();
  const { query } = useRoute();
  const [state, agent] = [query.get('state') ?? '', query.get('agent') ?? ''];
  const tasks = useListing<TaskShown>(`/api/tasks?${asked({ state, agent })}`);
  const columns = useColumns();
  const states = Object.entries(TASK.states).map(([id, title]) => ({ id, title: text(title) }));
  return (
    <Page title={text(COMMON.tasks)} actions={<AgentFilter chosen={agent} />}>
      <Tabs
        title={text(TASKS.state)}
        tabs={[{ id: ALL, title: text(COMMON.all) }, ...states]}
        shown={state || ALL}
        onShow={(id) => setQuery({ state: id === ALL ? undefined : id })}
      />
      <Shown of={tasks}>
        {(rows) =>
          rows.length ? (
            <Table title={text(COMMON.tasks)} columns={columns} rows={rows} id={({ id }) => id} />
          ) : (
            <Empty title={text(TASKS.empty)} />
          )
        }
      </Shown>
      <More of={tasks} />
    </Page>
  );
}

function asked(filter: Record<string, string>): string {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
}

function AgentFilter({ chosen }: { chosen: string }) {
  const text = useText();
  const nameOf = useAgentNames();
  const nobody = { value: NONE, title: text(TASKS.nobody) };
  return (
    <LabelledPicker
      title={text(TASKS.agent)}
      chosen={chosen === NONE ? nobody.title : chosen && nameOf(chosen)}
      unchosen={text(TASKS.everyAgent)}
      options={agentOptions([nobody])}
      onChoose={(agent) => setQuery({ agent })}
      onClear={() => setQuery({ agent: undefined })}
    />
  );
}

function useColumns(): Column<TaskShown>[] {
  const text = useText();
  return [
    { title: text(TASKS.title), cell: ({ id, title }) => <Link to={`/tasks/${id}`}>{title}</Link> },
    {
      title: text(TASKS.person),
      cell: ({ person }) => <Link to={`/people/${person.id}`}>{person.name}</Link>,
    },
    {
      title: text(TASKS.agent),
      cell: ({ agent }) => agent?.name ?? <span class="late">{text(TASKS.unassigned)}</span>,
    },
    { title: text(TASKS.state), cell: (task) => <TaskMark task={task} /> },
    { title: text(TASKS.due), figure: true, cell: (task) => <Due task={task} /> },
    { title: text(TASKS.created), figure: true, cell: ({ createdAt }) => <When at={createdAt} /> },
  ];
}
