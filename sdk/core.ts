/** What the core shares with the parts that come later. */
import type { BatchAnswer } from '../runtime/wire/batch.ts';
import type { Article, Seen } from './article.ts';
import type { LoadChunk } from './chunks.ts';
import type { Delivery, DeliverySetup } from './delivery/delivery.ts';
import type { Sender, Unsent } from './delivery/queue.ts';
import type { Env } from './env.ts';
import type { Consent, Happenings, ReadingState } from './options.ts';
import type { Person } from './person.ts';
import type { Clock, Credit } from './reading/clock.ts';

export interface Core {
  env: Env;
  person: Person;
  loadChunk: LoadChunk;
  /** Name of this site's spool. */
  spool: string;
  /** What every batch says of its sender's surroundings. */
  head: DeliverySetup['head'];
  /** Where batches go. */
  url: string;
  /** `denied`: nothing is measured; so it is until the page or its tag says something else. */
  choice: Consent;
  clock: Clock;
  /** What is being read. */
  articles: Article[];
  /** Something on the page is not as it was when it was last searched. */
  changed: boolean;
  /** What was said before the part came that sends it, oldest first, by slot or id. */
  kept: Map<string, Kept>;

  /** Takes a message for delivery; `slot` as in Delivery. */
  add(message: Unsent, slot?: string): void;
  /**
   * Reports every reading, and sends what waits, at the end of this turn; at once when the page is left, which is the only
   * time until the part for that has come.
   */
  flush(leaving?: boolean): void;
  tell<H extends keyof Happenings>(happening: H, what: Happenings[H]): void;
  /** Name of the page's content. */
  name(): string;
  /** All articles that the page shows now. */
  search(): Seen[];
  /** Listens again, where a page took every listener away. */
  listenAgain(): void;
  /** Begins a reading; its first report announces it. */
  open(seen: Seen): Article;
  /** Tells the runtime and the page how far this reading is, and gives what was told; nothing if they know. */
  report(article: Article): ReadingState | undefined;
  /** Shares the time until now among what is in view now. `fully`: nothing is put off. */
  look(fully?: boolean): void;
  /** Comes later: hears of every look that was made in time; `awake` if more follow by themselves. */
  looked?(awake: boolean): void;
  /** Shares what was earned since the last look. The core's own knows what is in view; the one that comes later knows how people read. */
  share(credit: Credit): void;
  /** Lets the bands have what they earned since the last look: whoever looks at them asks for it. */
  lend?(): void;
  /** Looks again soon, if somebody is there. */
  wake(): void;

  /** Before every look. The core's own opens what the page shows first; the one that comes later follows all changes. */
  find(now: number): void;
  /** Perhaps another content, says the page. */
  navigated(): void;
  /** Comes later: whether the person read what is seen here at a former visit, and nobody reads it on. */
  rested?(seen: Seen): boolean;
  /** Comes later: whether the person read another version of it, which this may become once it is whole. */
  mayRest?(article: Article): boolean | undefined;
  /** Comes later: lets what began here go on where it came to at a former visit, if it did. */
  resume?(article: Article): void;
  /** Comes later. */
  delivery?: Delivery;
  /** Hears of the links that the runtime gave; comes with the first who asks for one. */
  shared?(links: NonNullable<BatchAnswer['shares']>): void;
  /** `reason`: why nobody can be measured any more, where that was not the person's choice. */
  consent(choice: Consent, reason?: string): void;
  /** What follows from the choice for what waits. */
  consented(choice: Consent, reason?: string): void;
}

/** A message as JSON, under whose name it goes, and its slot as in Delivery. */
export type Kept = [json: string, sender: Sender, slot: string | undefined];
