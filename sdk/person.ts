/** Who is reading: a first-party anonymous id, and since `identify` the id that the page gave. */
import { hashText } from '../runtime/wire/bands.ts';
import type { Sender } from './delivery/queue.ts';
import type { Consent } from './options.ts';
import { eraseStored, readStored, writeStored } from './storage.ts';

export interface Person {
  sender(): Sender;
  /** True if `user` is not who was reading until now. */
  isOther(user: string): boolean;
  identify(user: string): void;
  /** Somebody else, of whom nothing is known yet. */
  reset(): void;
  remember(): void;
  /** Of what is kept on the device nothing stays, for this choice; `spool`: name of the site's. */
  forget(spool: string, choice: Consent): void;
}

export function newPerson(newId: () => string): Person {
  const [, device, known] = /^([\w-]{8,64})\.(\w*)$/.exec(`${readStored()}`) || [];
  let sender: Sender = { device: device || newId() };
  /** Of the user's id; enough to tell on the next page that somebody else signed in. */
  let hash = known || '';
  let remembered = false;

  function become(next: Sender, nextHash: string): void {
    sender = next;
    hash = nextHash;
    if (remembered) writeStored(`${sender.device}.${hash}`);
  }

  return {
    sender: () => sender,
    isOther: (user) => !!hash && hash !== hashText(user),
    identify: (user) => become({ device: sender.device, user }, hashText(user)),
    reset: () => become({ device: newId() }, ''),
    remember() {
      remembered = true;
      become(sender, hash);
    },
    forget(spool, choice) {
      remembered = false;
      become({ device: newId() }, '');
      eraseStored(spool, choice);
    },
  };
}
