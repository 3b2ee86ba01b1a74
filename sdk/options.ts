/** What the page says when it embeds Dogear, and what it can ask for afterwards. */
import type { InPagePush, ReadingState } from './told.ts';

export type { InPagePush, ReadingState } from './told.ts';

/**
 * `denied`: nothing is sent or stored, and what was stored is erased. `pending`: kept in memory for ten minutes at the
 * most, then dropped. `cookieless`: sent, but nothing is stored on the device; the person is another one on every page.
 */
export type Consent = 'granted' | 'denied' | 'pending' | 'cookieless';

export interface Options {
  /** The site's public key, `pk_…`. */
  key: string;
  /** Origin of the runtime, such as `https://dogear.example.com`. */
  endpoint: string;
  /** Name of the content; else the canonical link or the address names it. */
  article?: string | undefined;
  /** `granted` unless said otherwise. */
  consent?: Consent | undefined;
  /** Share of page views that are measured, above 0 and up to 1; of the others nothing is sent or stored, whatever is called. */
  sample?: number | undefined;
  /**
   * `ignore`: the site has its own legal ground. Else, where the browser says Global Privacy Control or Do Not Track,
   * nothing is sent or stored before the page calls `consent('granted')`.
   */
  gpc?: 'ignore' | undefined;
  /** Draws what is measured over the page, and explains it; also wherever the address ends with `#dogear-debug`. */
  debug?: boolean | undefined;
}

/** What `on` can tell: a push that arrived; the newest state of a reading; a reading that became complete. */
export interface Happenings {
  push: InPagePush;
  reading: ReadingState;
  complete: ReadingState;
}

/** An address to pass on: whoever opens it is known to have come by this reader. */
export interface Link {
  url: string;
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
  /**
   * Gives the link by which this reader passes on what they read, to the promise and to `told`. Offline, without consent, or after 5 s,
   * it is the address of the page as it is.
   */
  share(told?: (link: Link) => void): Promise<Link>;
  /** Calls back whenever it happens. */
  on<H extends keyof Happenings>(happening: H, tell: (what: Happenings[H]) => void): void;
}
