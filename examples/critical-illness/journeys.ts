/** The two journeys of the scene, laid out in columns of 288 px and rows of 208 px. */
import type { JourneyEdge, JourneyNode, Layout } from '../../runtime/journey/vocabulary.ts';
import { blockAt, type SceneJourney } from '../scene.ts';
import { checklist, premium, waitingPeriod } from './contents.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A node, and where it stands: column and row. */
type Placed = [column: number, row: number, node: JourneyNode];
type ContentId = (slug: string) => string;

function drawn(name: string, placed: Placed[], edges: [string, string, string][]): SceneJourney {
  const layout: Layout = {};
  for (const [column, row, { id }] of placed) layout[id] = { x: column * 288, y: row * 208 };
  const nodes = placed.map(([, , node]) => node);
  return { name, layout, graph: { nodes, edges: edges.map(edge) } };
}

const edge = ([from, exit, to]: [string, string, string]): JourneyEdge => ({ from, exit, to });

/** Whoever read most of one article is offered the next, and once more, shorter, if it was left aside. */
export function readOn(contentId: ContentId, base: string): SceneJourney {
  const picture = (name: string) => `${base}/examples/critical-illness/pages/pictures/${name}.svg`;
  return drawn(
    '读完接着读',
    [
      [
        1,
        0,
        {
          id: 'read-waiting',
          kind: 'entry-reading',
          content: contentId(waitingPeriod.slug),
          completion: 0.8,
          reentry: 'never',
        },
      ],
      [
        1,
        1,
        {
          id: 'offer-premium',
          kind: 'push',
          form: 'card',
          title: premium.title,
          text: '等待期看明白了，再看为什么有的贵、有的便宜。',
          image: picture('premium-cover'),
          label: '接着读',
          link: 'content',
          content: contentId(premium.slug),
          within: DAY,
        },
      ],
      [0, 2, { id: 'opened', kind: 'goal', name: '点开了下一篇', goal: '点开下一篇' }],
      [
        0,
        3,
        {
          id: 'reads-premium',
          kind: 'wait-event',
          on: 'reading',
          content: contentId(premium.slug),
          completion: 0.8,
          timeout: 3 * DAY,
        },
      ],
      [0, 4, { id: 'read-both', kind: 'goal', goal: '读完两篇' }],
      [0, 5, { id: 'tag-both', kind: 'tag', add: ['重疾险·深入了解'] }],
      [2, 2, { id: 'pause', kind: 'wait', duration: 2 * DAY }],
      [
        2,
        3,
        {
          id: 'offer-checklist',
          kind: 'push',
          form: 'banner',
          title: checklist.title,
          text: '一屏看完，填问卷前对一遍',
          label: '看清单',
          link: 'content',
          content: contentId(checklist.slug),
          within: 3 * DAY,
        },
      ],
      [2, 4, { id: 'opened-checklist', kind: 'goal', goal: '点开清单' }],
      [1, 5, { id: 'end', kind: 'exit' }],
    ],
    [
      ['read-waiting', 'next', 'offer-premium'],
      ['offer-premium', 'clicked', 'opened'],
      ['offer-premium', 'dismissed', 'pause'],
      ['offer-premium', 'expired', 'pause'],
      ['opened', 'next', 'reads-premium'],
      ['reads-premium', 'happened', 'read-both'],
      ['reads-premium', 'timed-out', 'end'],
      ['read-both', 'next', 'tag-both'],
      ['pause', 'next', 'offer-checklist'],
      ['offer-checklist', 'clicked', 'opened-checklist'],
      ['offer-checklist', 'dismissed', 'end'],
      ['offer-checklist', 'expired', 'end'],
    ],
  );
}

const DONE: Placed[] = [
  [0, 5, { id: 'willing', kind: 'goal', goal: '愿意谈' }],
  [0, 6, { id: 'tag-willing', kind: 'tag', add: ['高意向'], remove: ['暂缓联系'] }],
  [2, 5, { id: 'tag-later', kind: 'tag', add: ['暂缓联系'] }],
];

/** Whoever shows that the question is their own is handed to the agent who owns them; what comes of it decides the way on. */
export function handOver(contentId: ContentId): SceneJourney {
  return drawn(
    '成熟客户交给归属代理人',
    [...entries(contentId), ...waysIn(contentId), ...tasks, ...DONE],
    [
      ['lingers', 'next', 'let-read'],
      ['reads-premium', 'next', 'ripe'],
      ['asks', 'next', 'task-asked'],
      ['ripe', 'yes', 'let-read'],
      ['ripe', 'no', 'offer-checklist'],
      ['let-read', 'next', 'task-ripe'],
      ['task-ripe', 'positive', 'willing'],
      ['task-ripe', 'negative', 'tag-later'],
      ['task-ripe', 'declined', 'take-over'],
      ['task-ripe', 'expired', 'take-over'],
      ['task-asked', 'positive', 'willing'],
      ['task-asked', 'negative', 'tag-later'],
      ['task-asked', 'declined', 'take-over'],
      ['task-asked', 'expired', 'take-over'],
      ['take-over', 'positive', 'willing'],
      ['take-over', 'negative', 'tag-later'],
      ['willing', 'next', 'tag-willing'],
    ],
  );
}

const entries = (contentId: ContentId): Placed[] => [
  [
    0,
    0,
    {
      id: 'lingers',
      kind: 'entry-reading',
      content: contentId(waitingPeriod.slug),
      paragraph: blockAt(waitingPeriod, '既往症没有期限').key,
      seconds: 40,
      reentry: 'never',
    },
  ],
  [
    1,
    0,
    {
      id: 'reads-premium',
      kind: 'entry-reading',
      content: contentId(premium.slug),
      completion: 0.8,
      reentry: 'never',
    },
  ],
  [2, 0, { id: 'asks', kind: 'entry-event', event: 'consult_click', reentry: 'after-finishing' }],
];

const waysIn = (contentId: ContentId): Placed[] => [
  [
    1,
    1,
    {
      id: 'ripe',
      kind: 'branch',
      name: '读过不止一篇',
      condition: { operand: { of: 'reading', measure: 'readings' }, operator: 'at-least', value: 2 },
    },
  ],
  [0, 2, { id: 'let-read', kind: 'wait', name: '先让客户读完', duration: MINUTE }],
  [
    1,
    2,
    {
      id: 'offer-checklist',
      kind: 'push',
      form: 'card',
      title: checklist.title,
      text: '想投保之前，先用一屏的清单对一遍自己的情况。',
      label: '看清单',
      link: 'content',
      content: contentId(checklist.slug),
      within: 3 * DAY,
    },
  ],
];

const tasks: Placed[] = [
  [
    0,
    3,
    {
      id: 'task-ripe',
      kind: 'task',
      agent: 'owner',
      otherwise: 'wang-lei',
      title: '聊聊健康告知和预算',
      reason: '客户在读“既往症”或“保费怎么算”时停留很久，多半在想自己能不能买、要花多少钱。',
      opener:
        '您好，看到您最近在了解重疾险。很多朋友读到既往症那一段都会想到自己的体检报告。方便的话，我可以陪您把健康告知对一遍，不着急做决定。',
      dueIn: DAY,
    },
  ],
  [
    2,
    3,
    {
      id: 'task-asked',
      kind: 'task',
      agent: 'owner',
      otherwise: 'chen-jing',
      title: '客户预约了顾问，请尽快联系',
      reason: '客户主动按了“预约顾问”，正等着回音。',
      opener: '您好，您刚才在文章里预约了顾问，我来回应您。您现在方便说几分钟吗？想先聊哪一点？',
      dueIn: 4 * HOUR,
    },
  ],
  [
    1,
    4,
    {
      id: 'take-over',
      kind: 'task',
      name: '接手跟进',
      agent: 'wang-lei',
      title: '接手跟进：上一位没有联系到客户',
      reason: '任务被拒绝或到期没有处理，客户还在等。',
      opener: '您好，我是您顾问的同事王磊。抱歉让您久等，之前您关心的问题，我这边接着为您解答。',
      dueIn: DAY,
    },
  ],
];
