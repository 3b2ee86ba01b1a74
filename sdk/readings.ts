/** The readings of this page. */

import { Article } from './article.ts';
import type { Unsent } from './delivery/queue.ts';
import type { Env } from './env.ts';
import type { ReadingState } from './options.ts';
import { type Found, findArticles, nameOf } from './reading/article/find.ts';
import { cutBlocks } from './reading/blocks.ts';
import { type Clock, expect, take } from './reading/clock.ts';
import { figuresOf } from './reading/completion.ts';
import { attend, unreadIn } from './reading/reading.ts';

export interface ReadingsSetup {
  env: Env;
  clock: Clock;
  contentName: () => string;
  /** Takes a message for delivery; `slot` as in Delivery. */
  add: (message: Unsent, slot?: string) => void;
  tell: (name: 'reading' | 'complete', state: ReadingState) => void;
}

export class Readings {
  private articles: Article[] = [];

  constructor(private readonly setup: ReadingsSetup) {}

  /**
   * Compares the page with what is being read: opens what is new, goes on with what is there, ends what is gone.
   * True if there was anything new.
   */
  find(): boolean {
    const page = this.setup.contentName();
    const found = findArticles();
    const before = this.articles;
    this.articles = found.map((one, index) =>
      this.match(one, nameOf(one.element, index, found.length, page), before),
    );
    for (const article of before) if (!this.articles.includes(article)) this.report(article);
    return this.articles.filter((article) => this.announce(article)).length > 0;
  }

  /** Shares the time since the last look among what is in view. True if that completed an article: then tell. */
  look(): boolean {
    const { env, clock } = this.setup;
    const { articles } = this;
    const now = env.now();
    for (const article of articles) article.look(now);
    const weight = articles.reduce((sum, { inView }) => sum + inView.weight, 0);
    const { engaged, engaged5 } = take(clock, now);
    let unread = 0;
    for (const { reading, inView } of articles) {
      const share = inView.weight / weight;
      attend(reading, inView, { engaged: engaged * share, engaged5: engaged5 * share });
      unread += unreadIn(reading, inView);
    }
    if (weight) expect(clock, unread);
    return articles.some(({ completed, reading }) => !completed && figuresOf(reading).state === 'complete');
  }

  /** Puts the newest state of every reading into the queue. */
  tell(): void {
    for (const article of this.articles) this.report(article);
  }

  /** Sends the blocks that the runtime has not seen. */
  describe(versions: readonly string[]): void {
    for (const article of this.articles) {
      if (versions.includes(article.reading.version)) this.addView(article, article.describe());
    }
  }

  click(target: Node, left: number, top: number): void {
    for (const article of this.articles) {
      const message = article.click(target, left, top);
      if (message) this.setup.add(message);
    }
  }

  /** What the person is reading right now: the article with the most weight in view. */
  current(): { reading: string; content: string } | undefined {
    const [most] = [...this.articles].sort((a, b) => b.inView.weight - a.inView.weight);
    return most && { reading: most.reading.id, content: most.reading.content };
  }

  /** Ends all readings. */
  end(): void {
    this.tell();
    this.articles = [];
  }

  private match(one: Found, content: string, before: readonly Article[]): Article {
    const blocks = cutBlocks(one.leaves);
    // A framework may have put a new element in place of the old one.
    const known = before.find(
      ({ found, reading }) =>
        found.element === one.element || (reading.content === content && !found.element.isConnected),
    );
    return known?.follow(one, content, blocks) ? known : new Article(this.setup.env, one, content, blocks);
  }

  private announce(article: Article): boolean {
    const view = article.announce();
    if (view) this.addView(article, view);
    return !!view;
  }

  private addView(article: Article, view: Unsent): void {
    this.setup.add(view, `view ${article.reading.id}`);
  }

  private report(article: Article): void {
    const message = article.report();
    if (!message) return;
    this.setup.add(message, article.reading.id);
    this.setup.tell('reading', message);
    if (message.state !== 'complete' || article.completed) return;
    article.completed = true;
    this.setup.tell('complete', message);
  }
}
