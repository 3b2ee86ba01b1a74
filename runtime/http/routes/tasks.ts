import Type, { type TObject } from 'typebox';
import { taskShown, tasksListed } from '../../store/views/tasks.ts';
import { moveTask, type Order, type Refusal } from '../../tasks/index.ts';
import { page } from '../../wire/api/shared.ts';
import { type TaskMove, TaskMoves, TaskShown, TaskState } from '../../wire/api/tasks.ts';
import { asked, closed, paged, paging } from '../paging.ts';
import { found, notFound, ProblemError, unknownAgent } from '../problem.ts';
import { route } from '../route.ts';

const STATES = TaskState.anyOf.map((state) => state.const).join('|');
const TasksQuery = Type.Object(
  {
    ...paging,
    agent: Type.Optional(Type.String({ description: 'An agent, or `none`: the tasks that wait for one.' })),
    state: Type.Optional(
      Type.String({
        pattern: `^(${STATES})(,(${STATES}))*$`,
        description: 'One or several with commas. Open ones alone come by due time, else the newest first.',
      }),
    ),
  },
  closed,
);

const list = route(
  {
    method: 'get',
    path: '/api/tasks',
    summary: 'Follow-up tasks; an agent sees their own',
    who: 'viewer',
    query: TasksQuery,
    answer: page(TaskShown),
  },
  async ({ store }, { viewer, query }) => {
    const { state, ...rest } = asked(query);
    const states = state?.split(',') as TaskShown['state'][] | undefined;
    return paged(await tasksListed(store.read, viewer, { ...rest, states }));
  },
);

const show = route(
  {
    method: 'get',
    path: '/api/tasks/{id}',
    summary: 'A task with its evidence, its ledger and how to reach the person',
    who: 'viewer',
    answer: TaskShown,
  },
  async ({ store }, { viewer, id }) => found('task', await taskShown(store.read, viewer, id)),
);

const SUMMARIES: Record<TaskMove, string> = {
  accept: 'The agent takes the task',
  decline: 'The agent does not take the task; the waiting journey goes on',
  contact: 'The person was contacted',
  complete: 'Reports the outcome; the waiting journey goes on by it',
  reassign: 'Offers the task to another agent',
  snooze: 'Puts the task off until a moment (ms UTC)',
};

const PROBLEMS: Partial<Record<TaskMove, Record<number, string>>> = {
  reassign: { 400: 'unknown-agent' },
  complete: { 400: 'task-outcome' },
};

const moves = (Object.keys(TaskMoves) as TaskMove[]).map((move) =>
  route(
    {
      method: 'post',
      path: `/api/tasks/{id}/${move}`,
      summary: SUMMARIES[move],
      who: 'viewer',
      body: TaskMoves[move] as TObject,
      answer: TaskShown,
      problems: { ...PROBLEMS[move], 409: 'task-state' },
    },
    async (room, { viewer, id, body }) => {
      const order = { move, ...body } as Order;
      const task = await moveTask(room, viewer, id, order);
      if (typeof task === 'string') throw refused(task, order);
      return task;
    },
  ),
);

export const taskRoutes = [list, show, ...moves];

function refused(refusal: Refusal, order: Order): ProblemError {
  if (refusal === 'unknown-task') return notFound('task');
  if (order.move === 'reassign' && refusal === 'unknown-agent') return unknownAgent(order.agent);
  if (refusal === 'task-outcome') return wrongOutcome();
  if (refusal === 'past')
    return new ProblemError(400, 'invalid', '"until" must lie ahead.', { field: 'until' });
  const detail = `The state of the task does not allow "${order.move}". Load the task again to see what it allows.`;
  return new ProblemError(409, 'task-state', detail);
}

const wrongOutcome = (): ProblemError =>
  new ProblemError(
    400,
    'task-outcome',
    'A task is completed with "outcome", a question with "answer": one of its choices, if it has any.',
    { field: 'outcome' },
  );
