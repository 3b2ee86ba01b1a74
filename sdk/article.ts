/** An article of this page while it is being read. */
import { versionOf } from '../runtime/wire/bands.ts';
import type { MessageOf, Screen } from '../runtime/wire/batch.ts';
import type { Block } from '../runtime/wire/content.ts';
import { bytesOf, LIMITS, type Unsent } from './delivery/queue.ts';
import type { Env } from './env.ts';
import type { ReadingState } from './options.ts';
import type { Found } from './reading/article/find.ts';
import { type Geometry, look } from './reading/article/geometry.ts';
import { NOTHING, type View } from './reading/bands.ts';
import { figuresOf } from './reading/completion.ts';
import { flung, newPace } from './reading/pace.ts';
import { newReading, type Reading, see } from './reading/reading.ts';
import { continues, revise } from './reading/revise.ts';

export interface Article {
  reading: Reading;
  /** What earns attention now. */
  inView: View;
  completed: boolean;
  element(): Element;
  /** Goes on with what the page shows now; false if that is another article. */
  follow(found: Found, content: string, blocks: readonly Block[]): boolean;
  /** Looks where the reader is, and says whether they moved; who rushes through sees, but does not read. */
  look(now: number): boolean;
  /** The view of this version, unless it was announced already. */
  announce(): MessageOf<'view'> | undefined;
  /** The view once more, with its blocks, their texts as long as the message bears; once a version, if ever asked. */
  describe(): MessageOf<'view'> | undefined;
  /** The state of the reading, unless it was told already. */
  report(): ReadingState | undefined;
  /** What was hit, and where in its block, if it lies in this article. */
  click(target: Node, left: number, top: number): Unsent | undefined;
}

export function newArticle(env: Env, first: Found, content: string, blocks: readonly Block[]): Article {
  const reading = newReading(env.id(), content, env.wall(), blocks);
  const pace = newPace();
  let found = first;
  let geometry = place();
  let view: MessageOf<'view'> | undefined;
  let seq = 0;
  let told = '';
  let described = '';

  function place(): Geometry {
    const nodes = found.leaves.slice(0, reading.blocks.length).map(({ node }) => node);
    return { nodes, places: [], clips: [] };
  }

  function about() {
    const { id, content, version } = reading;
    return { reading: id, content, version, screen: screenClass() };
  }

  const article: Article = {
    reading,
    inView: NOTHING,
    completed: false,
    element: () => found.element,

    follow(next, content, blocks) {
      if (versionOf(blocks) !== reading.version) {
        if (content !== reading.content || !continues(reading, blocks)) return false;
        revise(reading, blocks);
      }
      found = next;
      geometry = place();
      return true;
    },

    look(now) {
      const { view, window } = look(geometry, reading.blocks);
      see(reading, view);
      article.inView = flung(pace, now, window.top, window.bottom - window.top) ? NOTHING : view;
      return pace.moved > 0;
    },

    announce() {
      if (view && view.version === reading.version) return undefined;
      view = {
        type: 'view',
        id: env.id(),
        at: env.wall(),
        ...about(),
        url: location.href.slice(0, 2_048),
        title: document.title.slice(0, 300),
        referrer: document.referrer.slice(0, 2_048),
      };
      return view;
    },

    describe() {
      if (described === reading.version) return undefined;
      described = reading.version;
      for (let length = 2_048; ; length /= 2) {
        const blocks = reading.blocks.map((block) => ({ ...block, text: block.text.slice(0, length) }));
        const whole = { ...(view as MessageOf<'view'>), blocks };
        if (length < 1 || bytesOf(JSON.stringify(whole)) < LIMITS.messageBytes) return whole;
      }
    },

    report() {
      const { quality, startedAt, version } = reading;
      const figures = { startedAt, ...figuresOf(reading), quality };
      const news = JSON.stringify([version, figures]);
      if (news === told) return undefined;
      told = news;
      return { type: 'reading', ...about(), ...figures, seq: ++seq };
    },

    click(target, left, top) {
      const block = geometry.nodes.findIndex((node) =>
        node instanceof Range ? node.intersectsNode(target) : node.contains(target),
      );
      if (block < 0) return undefined;
      const rect = (geometry.nodes[block] as Element).getBoundingClientRect();
      const place = { x: share(left - rect.left, rect.width), y: share(top - rect.top, rect.height) };
      return { type: 'click', ...about(), startedAt: reading.startedAt, block, ...place };
    },
  };
  return article;
}

const share = (part: number, whole: number): number => Math.min(1, Math.max(0, part / (whole || 1)));

/** By the shorter side, so that turning the device changes nothing. */
function screenClass(): Screen {
  const side = Math.min(screen.width, screen.height);
  if (side < 600) return 'phone';
  return side < 1_100 && navigator.maxTouchPoints ? 'tablet' : 'desktop';
}
