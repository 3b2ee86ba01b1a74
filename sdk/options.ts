/** What the page says when it embeds Dogear, and what it can ask for afterwards. */
import type { InPagePush, MessageOf } from '../runtime/wire/batch.ts';

/** `pending`: kept in memory for ten minutes at the most, then dropped. `denied`: nothing is sent or stored. */
export type Consent = 'granted' | 'denied' | 'pending';

export interface Options {
  /** The site's public key, `pk_…`. */
  key: string;
  /** Origin of the runtime, such as `https://dogear.example.com`. */
  endpoint: string;
  /** Name of the content; else the canonical link or the address names it. */
  article?: string | undefined;
  /** `granted` unless said otherwise. */
  consent?: Consent | undefined;
}

/** The newest state of a reading: times in ms, shares 0 to 1. */
export type ReadingState = Omit<MessageOf<'reading'>, 'id' | 'at'>;

/** What `on` can tell: a push that arrived; the newest state of a reading; a reading that became complete. */
export interface Happenings {
  push: InPagePush;
  reading: ReadingState;
  complete: ReadingState;
}

export interface Dogear {
  /** Something happened on the page. `properties`: JSON, up to 32 KB. */
  track(name: string, properties?: Record<string, unknown>): void;
  /** Who the person is: the id in your system, what you know of them, and further identifiers by kind. */
  identify(id: string, attributes?: Record<string, unknown>, identifiers?: Record<string, string>): void;
  /** The person signed out; whoever comes next is somebody else. */
  reset(): void;
  consent(choice: Consent): void;
  /** Looks at the page again, where an app showed something new without changing address or text. */
  page(): void;
  /** Calls back whenever it happens. */
  on<H extends keyof Happenings>(happening: H, tell: (what: Happenings[H]) => void): void;
}
