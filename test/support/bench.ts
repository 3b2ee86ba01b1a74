/** What a file in test/bench exports as its default. */
export interface Bench {
  /** As given on the command line, and the key in the JSON. */
  name: string;
  /** Measures and cleans up after itself. Keys carry their unit: `eventsPerSecond`, `p95Ms`. Prints to stderr only. */
  run(): Promise<Record<string, number | string>>;
  /** By figure: what it must be, in words; known at the latest when the bench has run. */
  goals?: Record<string, string>;
}
