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

export class Article {
  readonly reading: Reading;
  /** What earns attention now. */
  inView: View = NOTHING;
  completed = false;
  private geometry!: Geometry;
  private view: MessageOf<'view'> | undefined;
  private pace = newPace();
  private seq = 0;
  private told = '';

  constructor(
    private readonly env: Env,
    public found: Found,
    content: string,
    blocks: readonly Block[],
  ) {
    this.reading = newReading(env.id(), content, env.wall(), blocks);
    this.place(found);
  }

  /** Goes on with what the page shows now; false if that is another article. */
  follow(found: Found, content: string, blocks: readonly Block[]): boolean {
    const { reading } = this;
    if (versionOf(blocks) !== reading.version) {
      if (content !== reading.content || !continues(reading, blocks)) return false;
      revise(reading, blocks);
    }
    this.place(found);
    return true;
  }

  /** Looks where the reader is; who rushes through sees, but does not read. */
  look(now: number): void {
    const { view, window } = look(this.geometry, this.reading.blocks);
    see(this.reading, view);
    this.inView = flung(this.pace, now, window.top, window.bottom - window.top) ? NOTHING : view;
  }

  /** The view of this version, unless it was announced already. */
  announce(): MessageOf<'view'> | undefined {
    const { env, reading } = this;
    if (this.view && this.view.version === reading.version) return undefined;
    this.view = {
      type: 'view',
      id: env.id(),
      at: env.wall(),
      ...this.about(),
      url: location.href.slice(0, 2_048),
      title: document.title.slice(0, 300),
      referrer: document.referrer.slice(0, 2_048),
    };
    return this.view;
  }

  /** The view once more, with the blocks that the runtime asked for; their texts as long as the message bears. */
  describe(): MessageOf<'view'> {
    const view = this.view as MessageOf<'view'>;
    for (let length = 2_048; ; length /= 2) {
      const blocks = this.reading.blocks.map((block) => ({ ...block, text: block.text.slice(0, length) }));
      if (length < 1 || bytesOf(JSON.stringify({ ...view, blocks })) < LIMITS.messageBytes)
        return { ...view, blocks };
    }
  }

  /** The state of the reading, unless it was told already. */
  report(): ReadingState | undefined {
    const { quality, startedAt, version } = this.reading;
    const figures = { startedAt, ...figuresOf(this.reading), quality };
    const news = JSON.stringify([version, figures]);
    if (news === this.told) return undefined;
    this.told = news;
    return { type: 'reading', ...this.about(), ...figures, seq: ++this.seq };
  }

  /** What was hit, and where in its block, if it lies in this article. */
  click(target: Node, left: number, top: number): Unsent | undefined {
    const { startedAt } = this.reading;
    const block = this.geometry.nodes.findIndex((node) =>
      node instanceof Range ? node.intersectsNode(target) : node.contains(target),
    );
    if (block < 0) return undefined;
    const rect = (this.geometry.nodes[block] as Element).getBoundingClientRect();
    const place = { x: share(left - rect.left, rect.width), y: share(top - rect.top, rect.height) };
    return { type: 'click', ...this.about(), startedAt, block, ...place };
  }

  private place(found: Found): void {
    this.found = found;
    const nodes = found.leaves.slice(0, this.reading.blocks.length).map(({ node }) => node);
    this.geometry = { nodes, places: [], clips: [] };
  }

  private about() {
    const { id, content, version } = this.reading;
    return { reading: id, content, version, screen: screenClass() };
  }
}

const share = (part: number, whole: number): number => Math.min(1, Math.max(0, part / (whole || 1)));

/** By the shorter side, so that turning the device changes nothing. */
function screenClass(): Screen {
  const side = Math.min(screen.width, screen.height);
  if (side < 600) return 'phone';
  return side < 1_100 && navigator.maxTouchPoints ? 'tablet' : 'desktop';
}
