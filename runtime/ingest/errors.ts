/** Why a whole batch was refused; the sender's messages are then all still its own. */
export class IngestError extends Error {
  constructor(
    readonly status: 400 | 401 | 413 | 429 | 503,
    readonly code: 'malformed' | 'unknown-key' | 'too-large' | 'too-much' | 'overloaded',
    readonly detail: string,
    /** Seconds after which the sender may try again. */
    readonly retryAfter?: number,
  ) {
    super(detail);
  }
}
