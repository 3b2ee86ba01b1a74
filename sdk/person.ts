/** Who is reading: a first-party anonymous id, and since `identify` the id that the page gave. */
import { hashText } from '../runtime/wire/bands.ts';
import type { Sender } from './delivery/queue.ts';
import { eraseStored, readStored, writeStored } from './storage.ts';

export class Person {
  sender: Sender;
  /** Of the user's id; enough to tell on the next page that somebody else signed in. */
  private hash: string;
  private remembered = false;

  constructor(private readonly newId: () => string) {
    const [, device, hash] = /^([\w-]{8,64})\.(\w*)$/.exec(readStored() || '') || [];
    this.sender = { device: device || newId() };
    this.hash = hash || '';
  }

  /** True if `user` is not who was reading until now. */
  isOther(user: string): boolean {
    return !!this.hash && this.hash !== hashText(user);
  }

  identify(user: string): void {
    this.become({ device: this.sender.device, user }, hashText(user));
  }

  /** Somebody else, of whom nothing is known yet. */
  reset(): void {
    this.become({ device: this.newId() }, '');
  }

  remember(): void {
    this.remembered = true;
    this.become(this.sender, this.hash);
  }

  forget(): void {
    this.remembered = false;
    this.reset();
    eraseStored();
  }

  private become(sender: Sender, hash: string): void {
    this.sender = sender;
    this.hash = hash;
    if (this.remembered) writeStored(`${sender.device}.${hash}`);
  }
}
