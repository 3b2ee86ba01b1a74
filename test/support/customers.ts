/** A small scene through the public api: an article, two agents, a journey that gives a task, and a customer who asks. */
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import type { Page as ApiPage } from '../../runtime/wire/api/shared.ts';
import type { TaskShown } from '../../runtime/wire/api/tasks.ts';
import type { Dogear } from './dogear.ts';
import { journey } from './journey.ts';
import { type Article, article, phone } from './phone.ts';

export interface Scene {
  waiting: Article;
  /** Tokens of the agents' pages. */
  zhou: string;
  he: string;
  /** A customer of Zhou's who read the article and asked: it made a task. Gives the person's id. */
  customer(name: string): Promise<{ id: string; task: TaskShown }>;
}

const TASK = {
  agent: 'owner',
  otherwise: 'zhou',
  title: '客户主动咨询',
  reason: '读完等待期以后点了咨询',
  opener: '您好，看到您在关心等待期。',
  dueIn: 14_400_000,
};

export async function setScene(dogear: Dogear): Promise<Scene> {
  await dogear.site();
  const [zhou, he] = [await dogear.agent('zhou', '周敏'), await dogear.agent('he', '何志远')];
  const draft = journey('entry-event', { event: 'consult', reentry: 'always' })
    .next('task', TASK)
    .by('positive')
    .next('goal', { goal: '成交' }).graph;
  const made = await dogear.api<JourneyShown>('POST', '/api/journeys', { name: '咨询交给代理人', draft });
  await dogear.api('POST', `/api/journeys/${made.id}/publish`);
  const waiting = article('等待期', ['等待期从合同生效日开始计算', '既往症没有期限', '理赔时看确诊日']);
  return { waiting, zhou, he, customer: (name) => customer(dogear, waiting, name) };
}

let customers = 0;

async function customer(dogear: Dogear, waiting: Article, name: string) {
  const reads = phone(dogear, `device-of-customer-${++customers}`);
  await reads.says({
    identifiers: [{ kind: 'phone', value: `1380000${String(customers).padStart(4, '0')}` }],
    attributes: { name },
  });
  await reads.opens(waiting);
  await reads.reads(waiting);
  await reads.tracks('consult');
  const id = await reads.person();
  const { items } = await dogear.api<ApiPage<TaskShown>>('GET', '/api/tasks?state=offered');
  const task = items.find(({ person }) => person.id === id);
  if (!task) throw new Error(`${name} asked, but there is no task`);
  return { id, task };
}
