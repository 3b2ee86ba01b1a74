/** What the bench knows of somebody else's tracker. */

/** One thing that a tracker told its server, as its own format names it. */
export type Told = Record<string, unknown>;

export interface Tracker {
  name: string;
  /** Addresses of its files below `/trackers/NAME/`, and where they lie in node_modules. */
  files: Record<string, string>;
  /** What a page says to load and start it as its documentation advises; it sends to addresses below `base`. */
  tags(base: string): string;
  /** What one request told; empty for one that only asks. */
  read(body: string, query: URLSearchParams): Told[];
  /** What must be changed in its files so that it runs while the clock of a story stands still. */
  mend?(script: string): string;
  /** What the server answers; `{}` unless said. */
  answer?: string;
}
