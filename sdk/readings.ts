/** The readings of this page. */
import type { MessageOf } from '../runtime/wire/batch.ts';
import { type Article, newArticle } from './article.ts';
import type { Unsent } from './delivery/queue.ts';
import type { Env } from './env.ts';
import type { ReadingState } from './options.ts';
import { type Found, findArticles, nameOf } from './reading/article/find.ts';
import { cutBlocks } from './reading/blocks.ts';
import { type Clock, expect, take, touch } from './reading/clock.ts';
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

export interface Readings {
  /**
   * Compares the page with what is being read: opens what is new, goes on with what is there, ends what is gone.
   * True if there was anything new.
   */
  find(): boolean;
  /** Shares the time since the last look among what is in view. True if that completed an article: then report. */
  look(): boolean;
  /** Puts the newest state of every reading into the queue. */
  report(): void;
  /** Sends the blocks that the runtime has not seen. */
  describe(versions: readonly string[]): void;
  click(target: Node, left: number, top: number): void;
  /** What the person is reading right now: the article with the most weight in view. */
  current(): { reading: string; content: string } | undefined;
  /** Ends all readings. */
  end(): void;
}

export function newReadings({ env, clock, contentName, add, tell }: ReadingsSetup): Readings {
  let articles: Article[] = [];

  function match(found: Found, content: string, before: readonly Article[]): Article {
    const blocks = cutBlocks(found.leaves);
    // A framework may have put a new element in place of the old one.
    const known = before.find(
      ({ element, reading }) =>
        element() === found.element || (reading.content === content && !element().isConnected),
    );
    return known?.follow(found, content, blocks) ? known : newArticle(env, found, content, blocks);
  }

  function addView(view: MessageOf<'view'> | undefined): boolean {
    if (view) add(view, `view ${view.reading}`);
    return !!view;
  }

  function reportOne(article: Article): void {
    const state = article.report();
    if (!state) return;
    add(state, state.reading);
    tell('reading', state);
    if (state.state !== 'complete' || article.completed) return;
    article.completed = true;
    tell('complete', state);
  }

  function report(): void {
    articles.forEach(reportOne);
  }

  return {
    find() {
      const page = contentName();
      const found = findArticles();
      const before = articles;
      articles = found.map((one, i) => match(one, nameOf(one.element, i, found.length, page), before));
      before.filter((article) => !articles.includes(article)).forEach(reportOne);
      return articles.filter((article) => addView(article.announce())).length > 0;
    },

    look() {
      const now = env.now();
      // Scrolling is known by what it does: an event alone may come from a picture show.
      for (const article of articles) if (article.look(now)) touch(clock, now);
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
    },

    report,

    describe(versions) {
      for (const { reading, describe } of articles) {
        if (versions.includes(reading.version)) addView(describe());
      }
    },

    click(target, left, top) {
      for (const article of articles) {
        const message = article.click(target, left, top);
        if (message) add(message);
      }
    },

    current() {
      const [most] = [...articles].sort((a, b) => b.inView.weight - a.inView.weight);
      return most && { reading: most.reading.id, content: most.reading.content };
    },

    end() {
      report();
      articles = [];
    },
  };
}
