/** A person who has not consented, or no longer does, or only to what leaves nothing on the device. */
import { listen } from '../capture/listen.ts';
import type { Core } from '../core.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { eraseSpool } from '../delivery/spool.ts';
import { guard } from '../guard.ts';
import type { Consent } from '../options.ts';
import { eraseKept } from './keep.ts';

/** How long messages may wait for the person's consent, ms. */
export const MAX_PENDING = 600_000;

let asked = 0;

export function withhold(core: Core, delivery: Delivery, choice: Consent): void {
  const mine = ++asked;
  if (choice === 'denied') forget(core, delivery);
  if (choice === 'cookieless') leaveNothing(core, delivery, choice);
  if (choice !== 'pending') return;
  core.env.after(MAX_PENDING, () => {
    if (mine === asked && core.choice === choice) forget(core, delivery, 'no-consent');
  });
}

/** `reason`: why messages were dropped, should there ever be consent to say so. */
function forget(core: Core, delivery: Delivery, reason?: string): void {
  const next = core.choice;
  core.choice = 'denied';
  core.articles = [];
  delivery.stop(reason);
  leaveNothing(core, delivery, 'denied');
  // Who has chosen something else meanwhile begins anew.
  if (next !== 'denied' && !reason) core.consent(next);
}

function leaveNothing(core: Core, delivery: Delivery, choice: Consent): void {
  // What is in memory only must not pass for kept.
  const { items, unspooled } = delivery.queue;
  for (const item of items) {
    delete item.spooled;
    unspooled.add(item);
  }
  guard(tellOthers)(choice);
  core.person.forget();
  guard(eraseSpool)(core.spool);
  eraseKept();
}

/** The other tabs of the site hear it by what is written; who knows nothing of the person has nobody to tell of. */
function tellOthers(choice: Consent): void {
  if (localStorage.dogear) localStorage.dogear = choice;
}

/** What the person chose in another tab holds here too, unless it gives more away than what they chose here. */
export function onOthersChoice(core: Core): void {
  listen<StorageEvent>('storage', ({ key, newValue }) => {
    if (key !== 'dogear' || core.choice === 'denied') return;
    if (newValue === 'denied' || newValue === 'cookieless') core.consent(newValue);
  });
}
