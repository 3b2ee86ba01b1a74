/**
 * Keeps the stored draft up with the edited one: saves a moment after the first change, tries again when the runtime is
 * away, and stops when somebody else saved meanwhile until the operator has chosen. Time and transport are given.
 */
import { same } from './difference.ts';
import type { Draft } from './draft.ts';

/** A draft as the runtime holds it. */
export interface Stored {
  draft: Draft;
  revision: number;
}

/** What became of one attempt to save over a revision. */
export type Attempt =
  | { result: 'saved'; revision: number }
  | { result: 'conflict'; theirs: Stored }
  | { result: 'away' }
  | { result: 'refused'; detail: string };

export type Saving =
  | { state: 'saved' | 'unsaved' | 'saving' | 'away' }
  | { state: 'conflict'; theirs: Stored }
  | { state: 'refused'; detail: string };

interface SaverWorld {
  put(draft: Draft, revision: number): Promise<Attempt>;
  /** Calls back after so many ms unless the returned function is called. */
  after(ms: number, call: () => void): () => void;
  show(saving: Saving, revision: number): void;
  /** Keeps what is not saved yet where it survives a closed page; `null` once it is saved. */
  keep(unsaved: Stored | null): void;
}

/** ms from the first unsaved change to saving, and from a failed attempt to the next: doubled each time, up to the last. */
const PAUSE = 800;
const RETRY = { first: 2_000, last: 30_000 };

export class Saver {
  private saved: Draft;
  private revision: number;
  private wanted: Draft;
  private saving: Saving = { state: 'saved' };
  private retry = RETRY.first;
  private planned: (() => void) | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly world: SaverWorld,
    stored: Stored,
  ) {
    this.saved = stored.draft;
    this.wanted = stored.draft;
    this.revision = stored.revision;
  }

  /** Takes the draft as it is edited now. */
  offer(draft: Draft): void {
    if (draft === this.wanted) return;
    this.wanted = draft;
    const { state } = this.saving;
    const busy = state === 'conflict' || state === 'away' || state === 'saving';
    this.show(busy ? this.saving : { state: draft === this.saved ? 'saved' : 'unsaved' });
    if (!busy) this.plan(PAUSE);
  }

  /** Saves at once what is not saved; resolves once that has an end. */
  async flush(): Promise<Saving> {
    if (this.running) await this.running;
    await this.save();
    return this.saving;
  }

  /** After a conflict: saves mine over theirs. */
  insist(): Promise<Saving> {
    if (this.saving.state === 'conflict') {
      this.revision = this.saving.theirs.revision;
      this.show({ state: 'unsaved' });
    }
    return this.flush();
  }

  /** After a conflict: goes on from theirs. */
  accept({ draft, revision }: Stored): void {
    this.saved = draft;
    this.wanted = draft;
    this.revision = revision;
    this.show({ state: 'saved' });
  }

  stop(): void {
    this.planned?.();
    this.planned = undefined;
  }

  private plan(ms: number): void {
    this.planned ??= this.world.after(ms, () => {
      this.planned = undefined;
      void this.save();
    });
  }

  private save(): Promise<void> {
    this.stop();
    if (this.wanted === this.saved || this.saving.state === 'conflict') return Promise.resolve();
    this.running ??= this.attempt().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** A conflict with what was sent is none: it was saved before, and the answer got lost. */
  private async attempt(): Promise<void> {
    const sent = this.wanted;
    this.show({ state: 'saving' });
    const attempt = await this.world.put(sent, this.revision);
    if (attempt.result === 'saved') this.settle(sent, attempt.revision);
    else if (attempt.result === 'conflict' && same(attempt.theirs.draft, sent))
      this.settle(sent, attempt.theirs.revision);
    else if (attempt.result === 'away') this.waitForRuntime();
    else if (attempt.result === 'conflict') this.show({ state: 'conflict', theirs: attempt.theirs });
    else this.show({ state: 'refused', detail: attempt.detail });
  }

  private settle(sent: Draft, revision: number): void {
    this.saved = sent;
    this.revision = revision;
    this.retry = RETRY.first;
    const done = this.wanted === sent;
    this.show({ state: done ? 'saved' : 'unsaved' });
    if (!done) this.plan(PAUSE);
  }

  private waitForRuntime(): void {
    this.show({ state: 'away' });
    this.plan(this.retry);
    this.retry = Math.min(this.retry * 2, RETRY.last);
  }

  private show(saving: Saving): void {
    this.saving = saving;
    this.world.keep(this.wanted === this.saved ? null : { draft: this.wanted, revision: this.revision });
    this.world.show(saving, this.revision);
  }
}
