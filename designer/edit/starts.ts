/** Beginnings for an empty canvas: drafts that lack only what nobody can know beforehand, such as which article. */
import type { Text } from '../../runtime/condition/vocabulary.ts';
import type { JourneyGraph, NodeKind } from '../../runtime/journey/vocabulary.ts';
import { newNode } from './kinds.ts';

export interface Start {
  id: string;
  title: Text;
  summary: Text;
  nodes: { id: string; kind: NodeKind; fields?: Record<string, unknown> }[];
  /** From, exit, to. */
  edges: [string, string, string][];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Texts are in the language of whoever starts: `say` chooses. */
export function startsIn(say: (text: Text) => string): Start[] {
  return [nextArticle(say), ripeReader(say), afterQuote(say)];
}

/** The start as a graph with ids of its own. */
export function graphOf({ nodes, edges }: Start, id: () => string): JourneyGraph {
  const ids = new Map(nodes.map((node) => [node.id, id()]));
  const named = (key: string) => ids.get(key) ?? key;
  return {
    nodes: nodes.map((node) => ({ ...newNode(node.kind, named(node.id)), ...node.fields })),
    edges: edges.map(([from, exit, to]) => ({ from: named(from), exit, to: named(to) })),
  };
}

const nextArticle = (say: (text: Text) => string): Start => ({
  id: 'next-article',
  title: { zh: '读完一篇，推荐下一篇', en: 'Offer the next article' },
  summary: {
    zh: '客户读到八成时，在页面里推荐下一篇；点开了打上标签。',
    en: 'At 80 % read, the page offers what to read next; who opens it gets a tag.',
  },
  nodes: [
    { id: 'read', kind: 'entry-reading', fields: { completion: 0.8 } },
    { id: 'offer', kind: 'push', fields: { title: say({ zh: '接着读这一篇', en: 'Read this next' }) } },
    { id: 'tag', kind: 'tag', fields: { add: [say({ zh: '愿意多读', en: 'reads on' })] } },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '读了下一篇', en: 'read on' }) } },
  ],
  edges: [
    ['read', 'next', 'offer'],
    ['offer', 'clicked', 'tag'],
    ['tag', 'next', 'goal'],
  ],
});

const ripeReader = (say: (text: Text) => string): Start => ({
  id: 'ripe-reader',
  title: { zh: '深读的客户，交给代理人', en: 'Hand the ripe reader to the owner' },
  summary: {
    zh: '读完并且不止读过一次的客户，请归属代理人跟进；逾期没有结果再提醒一次。',
    en: 'Whoever finished and came back goes to the agent who owns them; once more if nothing came of it.',
  },
  nodes: [
    { id: 'read', kind: 'entry-reading', fields: { state: 'complete' } },
    {
      id: 'again',
      kind: 'branch',
      fields: {
        condition: {
          all: [{ operand: { of: 'reading', measure: 'readings' }, operator: 'at-least', value: 2 }],
        },
      },
    },
    {
      id: 'task',
      kind: 'task',
      fields: { title: say({ zh: '联系读完的客户', en: 'Call a reader who finished' }) },
    },
    { id: 'wait', kind: 'wait', fields: { duration: 2 * HOUR } },
    {
      id: 'retry',
      kind: 'task',
      fields: { title: say({ zh: '再次提醒：联系客户', en: 'Reminder: call the reader' }) },
    },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '有意向', en: 'interested' }) } },
    { id: 'end', kind: 'exit' },
  ],
  edges: [
    ['read', 'next', 'again'],
    ['again', 'yes', 'task'],
    ['again', 'no', 'end'],
    ['task', 'positive', 'goal'],
    ['task', 'expired', 'wait'],
    ['wait', 'next', 'retry'],
    ['retry', 'positive', 'goal'],
  ],
});

const afterQuote = (say: (text: Text) => string): Start => ({
  id: 'after-quote',
  title: { zh: '测算了保费，却没有提交', en: 'Asked for a quote, then stopped' },
  summary: {
    zh: '客户测算保费后一天内没有提交，先推送解答，再请代理人跟进。',
    en: 'Nothing submitted a day after a quote: an answer in the page first, then the agent.',
  },
  nodes: [
    { id: 'quote', kind: 'entry-event', fields: { event: 'quote', reentry: 'after-finishing' } },
    { id: 'wait', kind: 'wait-event', fields: { event: 'submit', timeout: DAY } },
    { id: 'goal', kind: 'goal', fields: { goal: say({ zh: '提交投保', en: 'submitted' }) } },
    {
      id: 'push',
      kind: 'push',
      fields: { title: say({ zh: '保费是怎么算的', en: 'How the price comes about' }) },
    },
    {
      id: 'task',
      kind: 'task',
      fields: { title: say({ zh: '联系测算过保费的客户', en: 'Call about the quote' }) },
    },
  ],
  edges: [
    ['quote', 'next', 'wait'],
    ['wait', 'happened', 'goal'],
    ['wait', 'timed-out', 'push'],
    ['push', 'clicked', 'task'],
    ['push', 'expired', 'task'],
    ['task', 'positive', 'goal'],
  ],
});
