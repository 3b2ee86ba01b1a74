/** A person's phone as the runtime sees it: the messages that a page would send, without a page. */
import { bandWeights, hashText, versionOf } from '../../runtime/wire/bands.ts';
import type { BatchAnswer, Message, MessageOf } from '../../runtime/wire/batch.ts';
import type { Block } from '../../runtime/wire/content.ts';
import type { Answer, Dogear } from './dogear.ts';

export interface Article {
  content: string;
  title: string;
  url: string;
  blocks: Block[];
  version: string;
}

/** Each paragraph has 8 s of weight, in two bands. */
export function article(content: string, paragraphs: readonly string[]): Article {
  const blocks = paragraphs.map((text, place): Block => {
    return { key: `${place}-${hashText(text)}`, kind: 'text', text, weight: 8_000, bands: 2 };
  });
  const url = `https://example.com/${content}`;
  return { content, title: `关于${content}`, url, blocks, version: versionOf(blocks) };
}

type Sent = Promise<Answer<BatchAnswer>>;

export interface Phone {
  /** Opens the article and gives its blocks when the runtime asks for them. */
  opens(article: Article): Sent;
  /** Reads so much of it (0 to 1) at a normal pace. A later call goes on with the same reading. */
  reads(article: Article, share?: number): Sent;
  /** Asks for the link to the article. */
  shares(article: Article): Promise<string>;
  tracks(name: string, properties?: Record<string, unknown>): Sent;
  says(about: Partial<Pick<MessageOf<'identify'>, 'identifiers' | 'attributes'>>): Sent;
  answersPush(push: string, action: MessageOf<'push'>['action']): Sent;
  send(...messages: Message[]): Sent;
  /** The person's id at the runtime. */
  person(): Promise<string>;
}

/** Sends for the site of the tests, unless another key is given. */
export function phone(dogear: Dogear, device: string, key = 'pk_test_site'): Phone {
  const now = () => dogear.world.now();
  const fresh = () => ({ id: dogear.world.id(), at: now() });
  const readings = new Map<string, { reading: string; seq: number; startedAt: number }>();
  const readingOf = ({ content, version }: Article) => {
    const begun = { reading: dogear.world.id(), seq: 0, startedAt: now() };
    const known = readings.get(content + version) ?? begun;
    readings.set(content + version, known);
    return known;
  };
  const send: Phone['send'] = (...messages) =>
    dogear.collect({ key, sentAt: now(), device, zone: 'Asia/Shanghai', language: 'zh-CN', messages });
  return {
    send,
    async opens(read) {
      const { content, version, title, url, blocks } = read;
      const { reading } = readingOf(read);
      const view = { ...fresh(), reading, content, version, title, url, screen: 'phone' } as const;
      const answer = await send({ type: 'view', ...view });
      return answer.body.wants?.includes(version) ? send({ type: 'view', ...view, blocks }) : answer;
    },
    reads(read, share = 1) {
      const begun = readingOf(read);
      begun.seq += 1;
      return send({ type: 'reading', ...fresh(), ...snapshot(read, share), ...begun });
    },
    async shares({ content }) {
      const { body } = await send({ type: 'share', ...fresh(), content });
      return body.shares?.[0]?.url ?? '';
    },
    tracks: (name, properties = {}) => send({ type: 'event', ...fresh(), name, properties }),
    says: (about) => send({ type: 'identify', ...fresh(), identifiers: [], ...about }),
    answersPush: (push, action) => send({ type: 'push', ...fresh(), push, action }),
    async person() {
      const path = `/api/people?identifier=device:${device}`;
      const { items } = await dogear.api<{ items: { id: string }[] }>('GET', path);
      return items[0]?.id ?? '';
    },
  };
}

/** Attention at exactly the weight of the bands read. */
function snapshot({ content, version, blocks }: Article, share: number) {
  const weights = bandWeights(blocks);
  const bands = weights.slice(0, Math.round(weights.length * share));
  const engaged = bands.reduce((sum, ms) => sum + ms, 0);
  const state = share >= 0.9 ? ('complete' as const) : ('partial' as const);
  const figures = {
    engaged,
    engaged5: engaged,
    depth: share,
    completion: share,
    state,
    quality: 'ok',
    bands,
  };
  return { content, version, screen: 'phone' as const, ...figures };
}
