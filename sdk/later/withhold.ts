/** A person who has not consented, or no longer does, or only to what leaves nothing on the device. */
import { listen } from '../capture/listen.ts';
import type { Core } from '../core.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Send } from '../delivery/send.ts';
import { guard } from '../guard.ts';
import type { Consent } from '../options.ts';
import { readStored } from '../storage.ts';

/** `reason`: why messages are dropped, should there ever be consent to say so. */
export function withhold(delivery: Delivery, choice: Consent, reason?: string): void {
  if (choice === 'denied') delivery.stop(reason);
  if (choice === 'cookieless') leaveNothing(delivery);
}

/** What is in memory only must not pass for kept. */
function leaveNothing({ queue: { items, unspooled } }: Delivery): void {
  for (const item of items) {
    delete item.spooled;
    unspooled.add(item);
  }
}

/** What the person chose in another tab holds here too, unless it gives more away than what they chose here. */
export function onOthersChoice(core: Core): void {
  listen<StorageEvent>('storage', ({ key, newValue }) => {
    if (key !== 'dogear' || core.choice === 'denied') return;
    if (newValue === 'denied' || newValue === 'cookieless') core.consent(newValue);
  });
}

/** Where there are only cookies, nobody says what another tab chose: then nothing is sent once the person's is gone. */
export function heeding(core: Core, send: Send): Send {
  const isKnown = () => !guard(() => localStorage)() && !!readStored();
  let known = isKnown();
  return async (body, leaving) => {
    const withdrawn = known && core.choice === 'granted';
    known = isKnown();
    if (known || !withdrawn) return send(body, leaving);
    core.consent('denied');
    return { status: 0 };
  };
}
